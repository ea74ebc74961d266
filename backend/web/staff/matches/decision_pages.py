"""Deciding about one match, taking a decision back, and writing down the answer to a question."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from backend.care_leavers.permissions import can_record_contact
from backend.core.errors import Refused
from backend.ranking.gated_steps import require_may_shortlist
from backend.ranking.safety_marks import SafetyReader
from backend.shortlists.choices import DecisionKind
from backend.shortlists.models import Decision, Match
from backend.shortlists.permissions import can_decide_matches, decisions_of, matches_of
from backend.shortlists.services import answer_question, decide, undo_decision
from backend.web.kit.access import GET_AND_POST, only, person_or_404
from backend.web.staff.matches.beside_ranking_page import may_be_shortlisted, shortlist_page
from backend.web.staff.matches.cards import Card, digest_of
from backend.web.staff.matches.done import where_it_was
from backend.web.staff.matches.forms import FORMS, AnswerForm, UndoForm
from backend.web.staff.people.identity import PersonFormPage
from backend.web.staff.people.mark_links import mark_links


CHANGED = "The facts of this match have changed since you opened the page. Read what it says now, then decide."


@GET_AND_POST
@only(can_decide_matches)
def decide_match(request, person_id, opportunity_id):
    person = person_or_404(request, person_id, page="match-decide")
    match = _match(request.viewer, person, opportunity_id)
    kind = _kind(request)
    if match is None:
        return _without_match(request, person, opportunity_id, kind)
    page = PersonFormPage(
        request,
        FORMS[kind],
        draft=f"match-decide {kind}",
        about=f"{person_id} {opportunity_id}",
        begun_from=digest_of(match),
        proposed=request.GET.dict(),
    )
    if page.saves(_decide, match=match, kind=kind, shown=request.POST.get("shown")):
        return redirect(where_it_was(page.result))
    safety = SafetyReader(person, request.viewer)
    return page.show_about(
        person,
        "web/staff/matches/decide.html",
        heading=page.form.heading,
        button=page.form.button,
        title=f"{page.form.heading}: {match.opportunity.title}, {person.full_name}",
        back=reverse("person", args=[person_id]),
        card=Card(match, person, request.viewer, safety),
        mark_links=mark_links(person, safety.seen_against(match.opportunity)),
        kind=kind,
    )


def _without_match(request, person, opportunity_id, kind: str):
    found = may_be_shortlisted(request, person, opportunity_id) if kind == DecisionKind.SHORTLIST else None
    if found:
        return shortlist_page(request, person, found)
    messages.warning(request, "This opportunity is no longer among the matches. Here is how it stands now.")
    return redirect("match-facts", person_id=person.public_id, opportunity_id=opportunity_id)


def _kind(request) -> str:
    """Of a button that is a reason: not this one."""
    pressed = DecisionKind.NOT_THIS_ONE.value if "because" in request.POST else DecisionKind.SHORTLIST.value
    kind = request.POST.get("kind") or request.GET.get("kind") or pressed
    if kind not in FORMS:
        raise Http404
    return kind


def _match(viewer, person, opportunity_id) -> Match | None:
    """By the pair and not by the row: rows are written anew at each ranking, and a page may have been open longer."""
    mine = matches_of(viewer).filter(care_leaver=person, opportunity__public_id=opportunity_id)
    return mine.with_details().with_other_chances().first()


def _decide(*, match, shown, **decision) -> Decision:
    if shown != digest_of(match):
        raise Refused(CHANGED)
    if decision["kind"] == DecisionKind.SHORTLIST:
        require_may_shortlist(care_leaver=match.care_leaver, opportunity=match.opportunity, by=decision["by"])
    return decide(match=match, **decision)


@GET_AND_POST
@only(can_decide_matches)
def undo(request, public_id):
    decision = _decision(request, public_id)
    page = PersonFormPage(request, UndoForm, draft="decision-undo", about=public_id)
    if page.saves(undo_decision, decision=decision):
        return redirect(where_it_was(decision))
    return _show(page, decision, "decision-undo", "Undo a decision", "Undo the decision")


@GET_AND_POST
@only(can_record_contact)
def answer(request, public_id):
    decision = _decision(request, public_id)
    page = PersonFormPage(
        request, AnswerForm, draft="question-answer", about=public_id, begun_from=decision.answered_at
    )
    if page.saves(answer_question, decision=decision):
        return _lead_on(page, decision, "The answer is recorded.")
    return _show(page, decision, "question-answer", "Answer a question", "Save the answer")


def _decision(request, public_id):
    mine = decisions_of(request.viewer).with_visible_opportunity().select_related("by", "care_leaver")
    return get_object_or_404(mine, public_id=public_id)


def _lead_on(page: PersonFormPage, decision, said: str):
    return page.redirect(said, "person", public_id=decision.care_leaver.public_id)


def _show(page: PersonFormPage, decision, name: str, heading: str, button: str):
    person = person_or_404(page.request, decision.care_leaver.public_id, page=name)
    back = reverse("person", args=[person.public_id])
    template = "web/staff/matches/about_decision.html"
    return page.show_about(person, template, heading=heading, button=button, back=back, decision=decision)
