"""What stands in the way of referring somebody to an opportunity. Each refusal names the way out."""

import datetime as dt
import math

from backend.care_leavers.models import AvoidedPlace, CareLeaver
from backend.core.errors import Refused
from backend.employers.organisations.avoidance import Avoided, is_avoided
from backend.employers.organisations.pauses import refuse_where_paused_perhaps
from backend.employers.verification import checks_lapsed
from backend.opportunities.choices import OpportunityState, Source
from backend.opportunities.models import Opportunity, Site, shared_with_council
from backend.opportunities.transitions import NO_SUCH_OPPORTUNITY
from backend.referrals.choices import Way
from backend.referrals.models import Referral


def reload_opportunity(opportunity: Opportunity) -> Opportunity:
    """As it is now. Another council's that is not shared looks like one that does not exist."""
    found = Opportunity.objects.select_related("employer", "council").filter(id=opportunity.id).first()
    if found is None:
        raise Refused(NO_SUCH_OPPORTUNITY, field="opportunity")
    return found


def refuse_impossible_referral(care_leaver: CareLeaver, opportunity: Opportunity, way: Way, today: dt.date) -> None:
    _refuse_ended_support(care_leaver)
    _refuse_another_council(care_leaver, opportunity)
    _refuse_not_open(opportunity, today)
    _refuse_wrong_way(opportunity, way)
    _refuse_unsafe(care_leaver, opportunity)
    _refuse_duplicate(care_leaver, opportunity)


def _refuse_ended_support(care_leaver: CareLeaver) -> None:
    if care_leaver.support_ended_on:
        raise Refused("Support for this young person has ended, so they cannot be referred.")


def _refuse_another_council(care_leaver: CareLeaver, opportunity: Opportunity) -> None:
    if care_leaver.council_id == opportunity.council_id:
        return
    if shared_with_council(care_leaver.council_id).filter(id=opportunity.id).exists():
        raise Refused(
            f"This opportunity is shared by another council. Contact {opportunity.council.employment_team} about it:"
            " nothing about a young person goes from one council to another here.",
            field="opportunity",
        )
    raise Refused(NO_SUCH_OPPORTUNITY, field="opportunity")


def _refuse_not_open(opportunity: Opportunity, today: dt.date) -> None:
    if opportunity.state == OpportunityState.FILLED or opportunity.places_left == 0:
        raise Refused("Every place of this opportunity is taken. Choose another one.", field="opportunity")
    if opportunity.closing_date and opportunity.closing_date < today:
        raise Refused(
            f"This opportunity closed on {opportunity.closing_date:%-d %B %Y}. Choose another one, or ask whether a"
            " late application is possible and have the closing date moved.",
            field="opportunity",
        )
    if opportunity.opens_after(today):
        raise Refused(
            f"This opportunity opens on {opportunity.opens_on:%-d %B %Y}. Refer them from that day on.",
            field="opportunity",
        )
    if opportunity.state != OpportunityState.LIVE:
        raise Refused(
            f"This opportunity is marked “{opportunity.get_state_display()}”. Only live ones can be referred to.",
            field="opportunity",
        )
    if opportunity.employer.is_paused:
        raise Refused(
            "This employer is paused. Ask the employer-engagement officer when referrals can go on.",
            field="opportunity",
        )
    refuse_where_paused_perhaps(opportunity.employer, "opportunity")
    if checks_lapsed(opportunity.employer, today):
        raise Refused(
            "The checks of this employer are not current. Ask the employer-engagement officer to renew them first.",
            field="opportunity",
        )


def ways_in(opportunity: Opportunity) -> frozenset[Way]:
    """Nobody answers here for an advert that takes applications elsewhere; a partner employer is introduced to."""
    if opportunity.applies_elsewhere:
        return frozenset({Way.HELPED_TO_APPLY})
    if opportunity.source == Source.ADVISER:
        return frozenset(Way)
    return frozenset({Way.INTRODUCED})


def _refuse_wrong_way(opportunity: Opportunity, way: Way) -> None:
    if way in ways_in(opportunity):
        return
    if way == Way.INTRODUCED:
        raise Refused("Applications for this one are made elsewhere. Choose “helped to apply”.", field="way")
    raise Refused("This employer takes introductions here. Choose “introduced to the employer”.", field="way")


def _refuse_unsafe(care_leaver: CareLeaver, opportunity: Opportunity) -> None:
    """The sentence names neither place nor employer, since it may be read over somebody's shoulder."""
    if leads_where_they_must_not_go(care_leaver, opportunity):
        raise Refused(
            "This young person cannot be referred to this opportunity. Staff who may see their safety notes"
            " will find the reason there.",
            field="opportunity",
        )


def leads_where_they_must_not_go(care_leaver: CareLeaver, opportunity: Opportunity) -> bool:
    return _is_of_an_avoided_employer(care_leaver, opportunity) or _has_a_site_to_avoid(care_leaver, opportunity)


def _is_of_an_avoided_employer(care_leaver: CareLeaver, opportunity: Opportunity) -> bool:
    """Of its organisation, whatever it is called; where their names are merely alike, until an officer has answered."""
    avoided = [each.employer_id for each in care_leaver.employers_to_avoid]
    return is_avoided(opportunity.employer, council_id=care_leaver.council_id, avoided=avoided) != Avoided.NO


def _has_a_site_to_avoid(care_leaver: CareLeaver, opportunity: Opportunity) -> bool:
    """Every place has to be avoided: of several the referral names one that need not be."""
    sites = list(opportunity.sites.all())
    return bool(sites) and all(
        any(_may_be_inside(site, place) for place in care_leaver.places_to_avoid) for site in sites
    )


def _may_be_inside(site: Site, place: AvoidedPlace) -> bool:
    if site.easting is None or site.northing is None:
        return False
    apart = math.hypot(site.easting - place.easting, site.northing - place.northing)
    return apart <= place.radius_metres + site.radius_metres


def _refuse_duplicate(care_leaver: CareLeaver, opportunity: Opportunity) -> None:
    same = Referral.objects.open().filter(care_leaver=care_leaver, opportunity=opportunity).first()
    if same:
        raise Refused(
            f"They are already referred to this one ({same.get_state_display().lower()}). Go on with that referral.",
            field="opportunity",
        )
