"""What employers say came of their posts, for the officer and the head."""

from collections import Counter

from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.opportunities.choices import Hired
from backend.opportunities.models import Outcome
from backend.opportunities.permissions import can_see_hiring_outcomes, hiring_outcomes_of
from backend.referrals.permissions import started_by_opportunity
from backend.web.kit.access import only
from backend.web.kit.content import Link, Row, Table, columns
from backend.web.kit.employer_names import name_of
from backend.web.kit.formats import day, short_day, yes_no


PER_PAGE = 50
COLUMNS = columns("Title", "Employer", "Asked", "Took somebody on", "Through us", "Started", "In their words")
NO_ANSWER, NOT_ASKED = "no answer yet", "not asked"


@require_safe
@only(can_see_hiring_outcomes)
def outcomes(request):
    found = hiring_outcomes_of(request.viewer).select_related("opportunity", "employer").order_by("-asked_at", "-id")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    started = started_by_opportunity(request.viewer, [each.opportunity_id for each in page])
    context = {
        "page": page,
        "table": Table("What employers say", COLUMNS, [_row(each, started) for each in page]),
        "counted": count_rows(request.viewer, found),
    }
    return render(request, "web/staff/opportunities/outcomes.html", context)


def count_rows(viewer, found) -> list[Row]:
    answers = list(found.values_list("hired", "through_us"))
    hired = Counter(answer[0] for answer in answers)
    return [
        Row("Asked", len(answers)),
        Row("Answered", len(answers) - hired[""]),
        Row("Took somebody on", hired[Hired.YES]),
        Row("Through us", sum(through_us is True for _, through_us in answers)),
        Row("Young people of ours who started", _started(viewer, found)),
    ]


def _started(viewer, found) -> int:
    return sum(started_by_opportunity(viewer, found.order_by().values("opportunity_id")).values())


def outcome_rows(outcome: Outcome) -> list[Row]:
    if not outcome.answered_at:
        return [Row("Asked", day(outcome.asked_at)), Row("Answer", NO_ANSWER)]
    return [
        Row("Answered", day(outcome.answered_at)),
        Row("Took somebody on", outcome.get_hired_display()),
        *([Row("Through us", yes_no(outcome.through_us))] if outcome.hired == Hired.YES else []),
        *([Row("In their words", outcome.words)] if outcome.words else []),
    ]


def _row(outcome: Outcome, started: dict[int, int]):
    opportunity = outcome.opportunity
    if not outcome.answered_at:
        said = [NO_ANSWER] * 2
    else:
        through_us = yes_no(outcome.through_us) if outcome.hired == Hired.YES else NOT_ASKED
        said = [outcome.get_hired_display(), through_us]
    return [
        Link(opportunity.title, reverse("opportunity", args=[opportunity.public_id])),
        name_of(outcome.employer),
        short_day(outcome.asked_at),
        *said,
        started.get(outcome.opportunity_id, 0),
        (outcome.words or "none") if outcome.answered_at else NO_ANSWER,
    ]
