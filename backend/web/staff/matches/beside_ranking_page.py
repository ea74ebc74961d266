"""Shortlisting what no ranking keeps: it is lower than the shortlist goes, or a head went past what ruled it out."""

from functools import partial

from django.urls import reverse

from backend.care_leavers.models import CareLeaver
from backend.care_leavers.permissions import care_leavers_of
from backend.core import clock
from backend.councils.viewer import Viewer
from backend.drafts.page_keys import SHOWN
from backend.opportunities.models import Opportunity
from backend.opportunities.sharing import readable_by
from backend.ranking.eligibility import Eligibility
from backend.ranking.gate import lock_pair, may_go_on
from backend.ranking.gate_facts import for_gate
from backend.ranking.gated_steps import shortlist_unranked
from backend.ranking.gone_past import counting
from backend.ranking.safety_marks import SafetyReader
from backend.referrals.clearances import clearances_of
from backend.referrals.gate_answers import GateAnswer, GateStep, Outcome
from backend.referrals.permissions import clearances_seen_by
from backend.web.kit.shown import Shown
from backend.web.staff.matches.criteria_pages import verdict
from backend.web.staff.matches.forms import ShortlistForm
from backend.web.staff.people.identity import PersonFormPage


Found = tuple[Opportunity, GateAnswer]


def may_be_shortlisted(request, person: CareLeaver, opportunity_id) -> Found | None:
    """With what the gate says of it, where that is not no and what is posted was begun on this page."""
    if request.method == "POST" and SHOWN not in request.POST:
        return None
    readable = for_gate(readable_by(request.viewer), clock.today(), care_leaver=person)
    opportunity = readable.filter(public_id=opportunity_id).first()
    if opportunity is None:
        return None
    answer = may_go_on(person, opportunity, GateStep.SHORTLIST, clock.today(), is_read=True)
    return None if answer.outcome == Outcome.NO else (opportunity, answer)


def shortlist_page(request, person: CareLeaver, found: Found):
    opportunity, answer = found
    said = _said(request.viewer, person, opportunity, answer)
    again = partial(_said_now, request, person.id, opportunity)
    about = f"{person.public_id} {opportunity.public_id}"
    shown = Shown({said: said}, again)
    page = PersonFormPage(request, ShortlistForm, draft="match-decide shortlist", about=about, shown=shown)
    if page.saves(shortlist_unranked, care_leaver=person, opportunity=opportunity):
        told = f"“{opportunity.title}” is shortlisted for {person.known_as}."
        return page.redirect(told, "person", public_id=person.public_id)
    return page.show_about(
        person,
        heading=f"Shortlist: {opportunity.title}",
        button=ShortlistForm.button,
        explanation=said,
        back=reverse("match-facts", args=[person.public_id, opportunity.public_id]),
    )


def _said_now(request, person_id: int, opportunity: Opportunity) -> dict[str, str]:
    lock_pair(person_id, opportunity.id)
    person = care_leavers_of(request.viewer).with_profile().get(id=person_id)
    found = may_be_shortlisted(request, person, opportunity.public_id)
    said = _said(request.viewer, person, *found) if found else "It may not be shortlisted now."
    return {said: said}


def _said(viewer: Viewer, person: CareLeaver, opportunity: Opportunity, answer: GateAnswer) -> str:
    (criteria,) = Eligibility(person).criteria([opportunity])
    passed = counting(list(clearances_of(clearances_seen_by(viewer), person, opportunity)), answer)
    said_of_safety = SafetyReader(person, viewer).answer(opportunity, criteria)
    return verdict(criteria, said_of_safety, is_match=False, passed=passed)
