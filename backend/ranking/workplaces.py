"""Which of an opportunity's places somebody may be sent to, and the one that a referral names."""

import matching
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.errors import Refused
from backend.opportunities.models import Opportunity, Site
from backend.ranking.engine_rules import engine_settings
from backend.ranking.records import EetHistory, opportunity_records, person_record, places_of_record


AREA = "avoided_area"


def workplaces_open_to(care_leaver: CareLeaver, opportunity: Opportunity) -> list[Site]:
    """Places of the opportunity that lie wholly outside what the person avoids; all where they avoid no place."""
    sites = list(opportunity.sites.all())
    if not care_leaver.places_to_avoid:
        return sites
    today = clock.today()
    person = person_record(care_leaver, on=today, history=EetHistory([care_leaver], on=today))
    (record,) = opportunity_records([opportunity], council_id=care_leaver.council_id)
    ranker = matching.Ranker(engine_settings())
    statuses = (ranker.eligibility(person, record | places_of_record([site]), on=today) for site in sites)
    return [
        site
        for site, criteria in zip(sites, statuses, strict=True)
        if next(each.status for each in criteria if each.name == AREA) == matching.Status.MET
    ]


def workplace_for(care_leaver: CareLeaver, opportunity: Opportunity, chosen: str = "") -> str:
    """The place a referral names, in words; empty where there is only one anyway, or any of several will do.

    Raises Refused where one has to be chosen, or the chosen one may not be gone to. The sentence is the same whatever
    the reason, since a mark may be hidden from whoever refers.
    """
    every = list(opportunity.sites.all())
    if len(every) < 2:
        return ""
    able = workplaces_open_to(care_leaver, opportunity)
    words = list(dict.fromkeys(site.in_words for site in able))
    if chosen:
        if chosen not in words:
            raise Refused("Choose one of the places named here.", field="workplace")
        return chosen
    if len(words) == 1:
        return words[0]
    if words and len(able) < len(every):
        raise Refused("Choose the place they are put forward for.", field="workplace")
    return ""
