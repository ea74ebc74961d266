"""Which employers are one organisation: its names, what it belongs to, and the questions only a person can answer."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.employers.models import Employer, FeedName, ParentEmployer, SameEmployer, TradingName
from backend.employers.organisations.loading import lock_organisations, organisations_of
from backend.employers.organisations.services import add_parent, add_trading_name, answer_whether_one, take_back
from backend.employers.permissions import can_browse_employers, can_say_who_is_one, employers_of, feed_names_of
from backend.referrals.moved_adverts import answer_feed_name, take_feed_answer_back
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.employer_names import name_of
from backend.web.kit.form_page import ButtonForm, FormPage
from backend.web.kit.shown import Shown
from backend.web.staff.employers import organisation_tables as tables
from backend.web.staff.employers.organisation_forms import (
    FeedNameForm,
    ParentForm,
    RemoveForm,
    SameForm,
    TradingNameForm,
)
from backend.web.staff.employers.sides import shown_of_sides, sides_table


Found = TypeVar("Found", FeedName, TradingName, ParentEmployer, SameEmployer)
MOST_QUESTIONS = 100
ROWS_STAY = "Each row keeps its own people, opportunities and introductions, and nobody reads more than before."


@require_safe
@only(can_browse_employers)
def organisation(request, public_id):
    employer = get_object_or_404(employers_of(request.viewer), public_id=public_id)
    may, graph = can_say_who_is_one(request.viewer), organisations_of(request.viewer.council_id)
    alike = Employer.objects.filter(id__in=list(graph.alike_to(employer.pk))).by_name()
    asked = list(FeedName.objects.filter(employer=employer).latest_first())
    waiting, answered = [each for each in asked if not each.answer], [each for each in asked if each.answer]
    context = {
        "employer": employer,
        "actions": _actions(employer) if may else [],
        "rows": tables.organisation(employer, graph, may_answer=may),
        "questions": tables.questions([(employer, other) for other in alike], may_answer=may, about=employer),
        "feed_names": tables.feed_names(waiting, may_answer=may) if waiting else None,
        "answered": tables.answered_feed_names(answered, may_answer=may) if answered else None,
        "recorded": tables.recorded(employer, may_remove=may),
    }
    return render(request, "web/staff/employers/organisation.html", context)


@require_safe
@only(can_browse_employers)
def questions(request):
    may, council_id = can_say_who_is_one(request.viewer), request.viewer.council_id
    pairs = organisations_of(council_id).questions()
    shown = pairs[:MOST_QUESTIONS]
    employers = Employer.objects.in_bulk({row for pair in shown for row in pair})
    waiting = list(feed_names_of(request.viewer).unanswered().latest_first()[:MOST_QUESTIONS])
    context = {
        "feed_names": tables.feed_names(waiting, may_answer=may),
        "questions": tables.questions([(employers[one], employers[other]) for one, other in shown], may_answer=may),
        "more": len(pairs) - len(shown),
    }
    return render(request, "web/staff/employers/questions.html", context)


@GET_AND_POST
@only(can_say_who_is_one)
def trading_name(request, public_id):
    employer = get_object_or_404(employers_of(request.viewer), public_id=public_id)
    page = FormPage(request, TradingNameForm, draft="employer-trading-name", about=public_id)
    if page.saves(add_trading_name, employer=employer):
        return page.redirect("The trading name is recorded.", "employer-organisation", public_id=public_id)
    return page.show(
        heading="Add a trading name", button="Add this name", about=name_of(employer), back=_home(employer)
    )


@GET_AND_POST
@only(can_say_who_is_one)
def parent(request, public_id):
    employer = get_object_or_404(employers_of(request.viewer), public_id=public_id)
    others = employers_of(request.viewer).exclude(pk=employer.pk).by_name()
    page = FormPage(request, ParentForm, draft="employer-parent", about=public_id, others=others)
    if page.saves(add_parent, employer=employer):
        return page.redirect("What it belongs to is recorded.", "employer-organisation", public_id=public_id)
    explanation = "A pause, a concern and an employer to avoid hold for what belongs to the other, both ways."
    return page.show(
        heading="Say what it belongs to",
        button="Record this",
        about=name_of(employer),
        explanation=explanation,
        back=_home(employer),
    )


@GET_AND_POST
@only(can_say_who_is_one)
def same(request, public_id):
    """With another employer in the address it is chosen already; without, any may be."""
    employer = get_object_or_404(employers_of(request.viewer), public_id=public_id)
    others = employers_of(request.viewer).exclude(pk=employer.pk).by_name()
    chosen = others.filter(public_id__in=[request.GET["with"]]).first() if _is_key(request.GET.get("with")) else None
    proposed = {"other": chosen}
    sides, draft = sides_table(request.viewer, employer, chosen), "employer-same"
    shown = shown_of_sides(sides, request.viewer, employer, chosen)
    page = FormPage(request, SameForm, draft=draft, about=public_id, shown=shown, others=others, proposed=proposed)
    if page.saves(answer_whether_one, one=employer):
        said = "are one employer" if page.result.are_one else "are two employers"
        names = f"{page.result.one} and {page.result.other}"
        return page.redirect(f"{names} {said}. It is recorded.", "employer-organisation", public_id=public_id)
    return page.show(
        "web/staff/employers/same.html",
        heading="Are these one employer?",
        button="Record this answer",
        about=name_of(employer),
        explanation=f"As one organisation a pause or a concern holds for both. {ROWS_STAY}",
        back=_home(employer),
        sides=sides,
        chosen=chosen,
    )


@GET_AND_POST
@only(can_say_who_is_one)
def remove(request, public_id):
    record, employer = _record_or_404(request.viewer, public_id)
    shown = Shown(_recorded(record), partial(_read_again, record, _recorded))
    page = FormPage(request, RemoveForm, draft="employer-record-remove", about=public_id, shown=shown)
    if page.saves(take_back, recorded=record):
        return page.redirect("It is removed, and stays in the history.", _home(employer))
    return page.show(
        heading="Remove what is recorded",
        button="Remove",
        caption=str(record),
        title="Remove",
        explanation=f"It is recorded of {name_of(employer)}, because: {record.reason}",
        back=_home(employer),
    )


@GET_AND_POST
@only(can_say_who_is_one)
def feed_name(request, public_id):
    found = get_object_or_404(feed_names_of(request.viewer).select_related("employer", "council"), public_id=public_id)
    shown = Shown(_named_by_feed(found), partial(_read_again, found, _named_by_feed))
    page = FormPage(request, FeedNameForm, draft="employer-feed-name", about=public_id, shown=shown)
    if page.saves(answer_feed_name, feed_name=found):
        return page.redirect("Your answer is recorded.", _home(found.employer))
    return page.show(
        heading=f"Whose is the advert that now says “{found.name}”?",
        button="Record this answer",
        about=name_of(found.employer),
        explanation=f"The advert {found.external_reference} is with {found.employer} until you answer.",
        back=reverse("employer-questions"),
    )


@GET_AND_POST
@only(can_say_who_is_one)
def undo_feed_name(request, public_id):
    found = get_object_or_404(feed_names_of(request.viewer).select_related("employer", "council"), public_id=public_id)
    page = FormPage(request, ButtonForm)
    if page.saves(take_feed_answer_back, feed_name=found):
        return page.redirect("The answer is taken back, and the question is open.", _home(found.employer))
    if request.method == "POST":
        return redirect(_home(found.employer))
    return page.show(
        heading="Take the answer back?",
        button="Take it back",
        about=found.name,
        explanation=f"The advert is with {name_of(found.employer)} again, and the question is open.",
        back=_home(found.employer),
    )


def _actions(employer: Employer) -> list[tuple[str, str]]:
    about = [employer.public_id]
    return [
        ("Add a trading name", reverse("employer-trading-name", args=about)),
        ("Say what it belongs to", reverse("employer-parent", args=about)),
        ("Say whether another is the same employer", reverse("employer-same", args=about)),
    ]


def _record_or_404(viewer, public_id):
    for kind, owner in ((TradingName, "employer"), (ParentEmployer, "employer"), (SameEmployer, "one")):
        found = kind.objects.for_council(viewer.council_id).select_related(owner).filter(public_id=public_id).first()
        if found:
            return found, getattr(found, owner)
    raise Http404


def _recorded(record) -> dict[str, object]:
    owner = record.one if isinstance(record, SameEmployer) else record.employer
    return {"What is recorded": [str(record), owner.name, record.reason]}


def _named_by_feed(found: FeedName) -> dict[str, object]:
    return {"The advert": [found.external_reference, found.name], "Its employer": found.employer.name}


def _read_again(row: Found, facts: Callable[[Found], dict[str, object]]) -> dict[str, object]:
    """The facts with the row, and all that would change them, locked."""
    lock_organisations(row.council_id)
    return facts(type(row).objects.select_for_update(of=("self",)).get(pk=row.pk))


def _is_key(text: str | None) -> bool:
    parts = (text or "").split("-")
    return [len(part) for part in parts] == [8, 4, 4, 4, 12] and all(
        letter in "0123456789abcdef" for part in parts for letter in part
    )


def _home(employer: Employer) -> str:
    return reverse("employer-organisation", args=[employer.public_id])
