"""Deciding about one match, taking a decision back, and writing down the answer to a question."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from backend.care_leavers.permissions import can_record_contact
from backend.core.errors import Refused
from backend.shortlists.choices import DecisionKind
from backend.shortlists.models import Match
from backend.shortlists.permissions import can_decide_matches, decisions_of, matches_of
from backend.shortlists.services import answer_question, decide, undo_decision
from backend.web.kit.access import GET_AND_POST, only, person_or_404
from backend.web.kit.drafts.draft import drafted
from backend.web.kit.saving import saved
from backend.web.staff.matches.cards import Card, digest_of
from backend.web.staff.matches.forms import FORMS, AnswerForm, UndoForm
from backend.web.staff.people.identity import Identity


CHANGED = "The facts of this match have changed since you opened the page. Read what it says now, then decide."
SAID = {
    DecisionKind.SHORTLIST: "“{title}” is shortlisted for {name}.",
    DecisionKind.NOT_THIS_ONE: "“{title}” is set aside for {name}, with your reason.",
    DecisionKind.ASK: "Your question about “{title}” is noted. It stays on Today until it is answered.",
}


@GET_AND_POST
@only(can_decide_matches)
def decide_match(request, person_id, opportunity_id):
    person = person_or_404(request, person_id, page="match-decide")
    match = _match(request.viewer, person, opportunity_id)
    if match is None:
        messages.warning(request, "This opportunity is no longer among the matches. Here is how it stands now.")
        return redirect("match-facts", person_id=person_id, opportunity_id=opportunity_id)
    kind = _kind(request)
    form = FORMS[kind](request.POST or None, initial=request.GET.dict())
    about = f"{person_id} {opportunity_id}"
    draft = drafted(request, form, f"match-decide {kind}", about=about, begun_from=digest_of(match))
    if request.method == "POST" and saved(form, lambda facts: _decide(request, match, kind, facts), draft):
        said = SAID[DecisionKind(kind)].format(title=match.opportunity.title, name=person.known_as)
        messages.success(request, said)
        return redirect("person", public_id=person_id)
    context = {
        "identity": Identity(person, request.viewer),
        "card": Card(match, person, request.viewer),
        "form": form,
        "draft": draft,
        "kind": kind,
        "back": reverse("person", args=[person_id]),
    }
    return render(request, "web/staff/matches/decide.html", context)


def _kind(request) -> str:
    kind = request.POST.get("kind") or request.GET.get("kind") or DecisionKind.SHORTLIST.value
    if kind not in FORMS:
        raise Http404
    return kind


def _match(viewer, person, opportunity_id) -> Match | None:
    """By the pair and not by the row: rows are written anew at each ranking, and a page may have been open longer."""
    mine = matches_of(viewer).filter(care_leaver=person, opportunity__public_id=opportunity_id)
    return mine.with_details().first()


def _decide(request, match, kind, facts):
    if request.POST.get("shown") != digest_of(match):
        raise Refused(CHANGED)
    decide(match=match, kind=kind, by=request.user, **facts)


@GET_AND_POST
@only(can_decide_matches)
def undo(request, public_id):
    decision = _decision(request, public_id)
    form = UndoForm(request.POST or None)
    draft = drafted(request, form, "decision-undo", about=public_id)
    if request.method == "POST" and saved(
        form, lambda facts: undo_decision(decision=decision, by=request.user, **facts), draft
    ):
        messages.success(request, f"The decision about “{decision.title}” is undone.")
        return redirect("person", public_id=decision.care_leaver.public_id)
    return _about_decision(request, decision, form, "undo", draft, page="decision-undo")


@GET_AND_POST
@only(can_record_contact)
def answer(request, public_id):
    decision = _decision(request, public_id)
    form = AnswerForm(request.POST or None)
    draft = drafted(request, form, "question-answer", about=public_id, begun_from=decision.answered_at)
    if request.method == "POST" and saved(
        form, lambda facts: answer_question(decision=decision, by=request.user, **facts), draft
    ):
        messages.success(request, "The answer is recorded.")
        return redirect("person", public_id=decision.care_leaver.public_id)
    return _about_decision(request, decision, form, "answer", draft, page="question-answer")


def _decision(request, public_id):
    mine = decisions_of(request.viewer).with_offer().select_related("by", "care_leaver")
    return get_object_or_404(mine, public_id=public_id)


def _about_decision(request, decision, form, template, draft, *, page):
    person = person_or_404(request, decision.care_leaver.public_id, page=page)
    context = {
        "identity": Identity(person, request.viewer),
        "decision": decision,
        "form": form,
        "draft": draft,
        "back": reverse("person", args=[person.public_id]),
    }
    return render(request, f"web/staff/matches/{template}.html", context)
