"""A place is free again: what they say to it whose referral ended because it had gone."""

from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.opportunities.named_places import NamedPlace
from backend.ranking.gate import answers_to, gate_step_of
from backend.ranking.gate_questions import Question
from backend.ranking.hold_reasons import Pair
from backend.ranking.places_again import settle_free_place
from backend.referrals.choices import Step
from backend.referrals.models import Referral
from backend.referrals.permissions import can_refer, referrals_of
from backend.referrals.places_again import first_in_line
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.formats import day
from backend.web.kit.shown import Facts, Shown
from backend.web.staff.people.identity import PersonFormPage
from backend.web.staff.referrals.place_forms import PlaceFreeForm
from backend.web.staff.referrals.place_return import begun_on, not_now, person_of, recorded, what_it_is
from backend.web.staff.referrals.referral_page import find_referral
from backend.web.staff.referrals.shown_facts import facts_of_hold, shown_of_referral


@GET_AND_POST
@only(can_refer)
def place_free(request, public_id):
    """A place is free again: what they say to it, whose referral ended because it had gone."""
    name = "referral-place-free"
    referral = find_referral(request, public_id, page=name)
    mine = first_in_line(referrals_of(request.viewer).filter(pk=referral.pk), referral.council_id).first()
    if mine is None:
        return not_now(request, referral, name)
    person = person_of(request, referral)
    shown = _hold_shown(request, referral, person)
    facts = {"to_check": list(shown.facts) if shown else [], "shown": shown}
    page = PersonFormPage(request, PlaceFreeForm, **facts)
    if page.saves(settle_free_place, referral=referral):
        wanted = page.form.facts["wanted"]
        said = (
            f"{person.known_as} wants it: the referral is at “{page.result.get_state_display()}” again."
            if wanted
            else "Recorded. Whoever lost their place next is asked now."
        )
        return recorded(request, page, referral, said)
    return page.show_about(
        person,
        heading="A place is free again: ask them",
        button="Save what they say",
        title=f"A place is free again: {referral.opportunity.title}, {person.full_name}",
        caption=what_it_is(referral),
        explanation=(
            f"They lost it to others on {day(mine.lost_at)}, before anybody else who is still waiting. Nobody else is"
            " asked until they have said what they want."
        ),
        back=begun_on(request, referral),
    )


def _hold_shown(request, referral: Referral, person: CareLeaver) -> Shown | None:
    """What a named person has to check before it is opened again, as this viewer may read it."""

    def facts_of(found: Referral, whose: CareLeaver) -> Facts:
        step = gate_step_of(found, Step.REOPENED)
        if step is None or found.is_open:
            return {}
        place = NamedPlace.of(found)
        asked = Question(whose.id, found.opportunity_id, step, clock.today(), found, place=place)
        (answer,) = answers_to([asked], looking=True)
        return facts_of_hold(answer, request.viewer, Pair(whose, found.opportunity, place))

    facts = facts_of(referral, person)
    return shown_of_referral(request.viewer, referral, facts, facts_of) if facts else None
