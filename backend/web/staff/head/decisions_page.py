"""How decisions stand beside the rank, for the head: the finding, by adviser, and why the first were not the ones."""

import datetime as dt

from django.shortcuts import render
from django.views.decorators.http import require_safe

from backend.core import clock
from backend.core.small_numbers import SMALLEST_SHOWN
from backend.outcomes.decision_review import CHOSEN_BELOW, LEFT_AMONG, AdviserRow, DecisionReview, decision_review
from backend.outcomes.permissions import can_review_decisions
from backend.web.kit.access import only, record_list
from backend.web.kit.content import Table, columns
from backend.web.kit.csv_files import csv_response
from backend.web.kit.formats import percent, plural


MONTHS = 12
HIDDEN = "hidden"
NUMBERS = ("Decisions", "Differ from the rank", "Share", "Median time from first seen")


def _review(request) -> DecisionReview:
    today = clock.today()
    first = clock.months_after(today, -MONTHS) + dt.timedelta(days=1)
    return decision_review(request.viewer.council, first, today)


@require_safe
@only(can_review_decisions)
def decisions(request):
    record_list(request, "head-decisions")
    found = _review(request)
    context = {
        "found": found,
        "heading": _heading(found.everybody),
        "advisers": Table(
            "By adviser",
            columns("EET adviser", *NUMBERS, numeric=NUMBERS),
            [_cells(row) for row in found.advisers],
            empty="Nobody has decided about a match yet.",
        ),
        "reasons": Table(
            f"Why one of the first {LEFT_AMONG} was not the one",
            columns("Reason", "Decisions", numeric=("Decisions",)),
            [[label, _count(number)] for label, number in found.reasons],
            empty=f"Nobody has said “not this one” of one of the first {LEFT_AMONG}.",
        ),
        "chosen_below": CHOSEN_BELOW,
        "left_among": LEFT_AMONG,
        "smallest": SMALLEST_SHOWN,
    }
    return render(request, "web/staff/head/decisions.html", context)


@require_safe
@only(can_review_decisions)
def decisions_csv(request):
    record_list(request, "head-decisions-csv")
    found = _review(request)
    rows = [[str(cell) for cell in _cells(row)] for row in (found.everybody, *found.advisers)]
    return csv_response(f"decisions-{found.last:%Y-%m-%d}.csv", ("EET adviser", *NUMBERS), rows)


def _heading(everybody: AdviserRow) -> str:
    if everybody.decisions is None:
        return "Too few decisions yet to say how they stand beside the rank"
    if everybody.share is None:
        return f"{everybody.decisions:,} decisions about ranked matches in {MONTHS} months"
    return f"{percent(everybody.share)} of {everybody.decisions:,} decisions differ from the rank"


def _count(number: int | None) -> str:
    return HIDDEN if number is None else f"{number:,}"


def _cells(row: AdviserRow) -> list[str]:
    share = "" if row.share is None else percent(row.share)
    return [row.name, _count(row.decisions), _count(row.differ), share, _time(row.median_hours)]


def _time(hours: float | None) -> str:
    if hours is None:
        return ""
    if hours < 1:
        return plural(round(hours * 60), "minute,minutes")
    return plural(round(hours), "hour,hours") if hours < 48 else plural(round(hours / 24), "day,days")
