"""Deciding about one match, taking a decision back, and writing down the answer to a question."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from backend.core import clock
from backend.core.errors import Refused
from backend.councils.models import Membership
from backend.councils.viewer import Viewer
from backend.desks.permissions import may_be_handed
from backend.ranking.gated_steps import require_may_shortlist
from backend.ranking.safety_marks import SafetyReader
from backend.shortlists.choices import DecisionKind
from backend.shortlists.models import Decision, Match
from backend.shortlists.permissions import (
    can_answer_questions,
    can_decide_matches,
    can_oversee_decisions,
    decisions_of,
    matches_of,
)
from backend.shortlists.services import answer_question, decide, note_oversight, read_answer, undo_decision
from backend.web.kit.access import GET_AND_POST, only, person_or_404
from backend.web.kit.form_page import ButtonForm
from backend.web.staff.matches.beside_ranking_page import may_be_shortlisted, shortlist_page
from backend.web.staff.matches.cards import Card, digest_of
from backend.web.staff.matches.done import where_it_was
from backend.web.staff.matches.forms import FORMS, QUICK_DAYS, AnswerForm, OversightForm, UndoForm, put_off_until
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
        **_options(request, kind, person),
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


def _options(request, kind: str, person) -> dict:
    """The colleagues who can be asked by name; of a press that is a day, what the form would be sent with."""
    if kind == DecisionKind.ASK:
        return {"colleagues": _who_may_look(request.viewer, person)}
    later = request.POST.get("later")
    return {"data": put_off_until(later, clock.today())} if later in QUICK_DAYS else {}


def _who_may_look(viewer, person) -> list[Membership]:
    current = Membership.objects.current().for_council(viewer.council_id).exclude(user=viewer.user_id)
    members = current.select_related("user", "council").order_by("user__name", "id")
    return [each for each in members if can_answer_questions(Viewer.of(each)) and may_be_handed(each, person)]


def _without_match(request, person, opportunity_id, kind: str):
    found = may_be_shortlisted(request, person, opportunity_id) if kind == DecisionKind.SHORTLIST else None
    if found:
        return shortlist_page(request, person, found)
    messages.warning(request, "This opportunity is no longer among the matches. Here is how it stands now.")
    return redirect("match-facts", person_id=person.public_id, opportunity_id=opportunity_id)


def _kind(request) -> str:
    """Of a button that is a reason: not this one."""
    is_reason = "because" in request.POST or request.POST.get("later") in QUICK_DAYS
    pressed = DecisionKind.NOT_THIS_ONE.value if is_reason else DecisionKind.SHORTLIST.value
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
@only(can_answer_questions)
def answer(request, public_id):
    decision = _decision(request, public_id)
    page = PersonFormPage(
        request, AnswerForm, draft="question-answer", about=public_id, begun_from=decision.answered_at
    )
    if page.saves(answer_question, decision=decision):
        return _lead_on(page, decision, "The answer is recorded.")
    return _show(page, decision, "question-answer", "Answer a question", "Save the answer")


@GET_AND_POST
@only(can_answer_questions)
def read(request, public_id):
    """What a colleague says who was asked by name, for whoever asked."""
    decision = _decision(request, public_id)
    page = PersonFormPage(request, ButtonForm)
    if page.saves(read_answer, decision=decision):
        return _lead_on(page, decision, "Read. The match is yours to decide.")
    return _show(page, decision, "question-read", "What your colleague says", "I have read it")


@GET_AND_POST
@only(can_oversee_decisions)
def oversee(request, public_id):
    decision = _decision(request, public_id)
    page = PersonFormPage(request, OversightForm, draft="decision-oversight", about=public_id)
    if page.saves(note_oversight, decision=decision):
        return _lead_on(page, decision, "Your note stands beside the decision.")
    return _show(page, decision, "decision-oversight", "Oversight note on a decision", "Save the note")


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
