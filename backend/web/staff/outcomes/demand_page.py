"""Unmet demand: which work is wanted and out of reach, and whom to ring. No young person is named or can be guessed."""

from django import forms
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.core.small_numbers import SMALLEST_SHOWN
from backend.outcomes.calls import calls
from backend.outcomes.demand import Demand, demand_today
from backend.outcomes.demand_input import ENOUGH_OPPORTUNITIES
from backend.outcomes.demand_rows import UnmetDemand
from backend.outcomes.permissions import can_see_demand
from backend.reference.choices import Route
from backend.web.kit.access import only
from backend.web.kit.content import Column, Table
from backend.web.kit.csv_files import csv_response
from backend.web.kit.fields import Checkboxes
from backend.web.staff.outcomes.call_lines import call_line
from backend.web.staff.outcomes.demand_chart import PLACES, demand_chart, places_text
from backend.web.staff.outcomes.demand_finding import finding


COUNTS = (
    ("Want it", "wanting"),
    ("Have too little of it", "short"),
    ("Have none", "without"),
    ("Enough with 15 minutes more", "enough_15_more"),
    ("Enough with 30 minutes more", "enough_30_more"),
    ("Enough if travel did not count", "enough_anywhere"),
)
BY = {"route": "Kind of work", "level": "Level they could start at", "area": "Where they live"}
CSV_COLUMNS = ("By", "What", *(heading for heading, _ in COUNTS), PLACES)
NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five"}
HELP_COLUMNS = ("Kind of work", "Level", "Near", "Young people who would have one more, at least")


class KindsOfWork(forms.Form):
    """Bound to the query of the page; what it does not understand it leaves out and says so."""

    all_optional = True

    routes = forms.MultipleChoiceField(
        label="Kinds of work",
        choices=Route.choices,
        required=False,
        help_text="Tick those you could ring about. With none ticked, all count.",
        widget=Checkboxes(small=True),
    )

    def chosen(self) -> list[str]:
        return self.cleaned_data["routes"] if self.is_valid() else []


@require_safe
@only(can_see_demand)
def demand(request):
    viewer, form = request.viewer, KindsOfWork(request.GET)
    found, improvements = demand_today(viewer.council, form.chosen())
    first = next(iter(found.improvements.would_help), None)
    said = finding(found.by_route, is_wanted=bool(found.hidden["route"]), first=first)
    context = {
        "found": found,
        "finding": said,
        "chart": demand_chart(found, said) if found.by_route else None,
        "form": form,
        "improvements": improvements,
        "ring": _ring_heading(len(improvements.would_help)),
        "calls": [call_line(each, viewer) for each in calls(viewer, improvements.would_help)],
        "few": ENOUGH_OPPORTUNITIES,
        "smallest": SMALLEST_SHOWN,
        "help_file": reverse("unmet-demand-help-csv", query={"routes": improvements.routes}),
        "tables": [(_table(by, rows), found.hidden[by]) for by, rows in _rows(found).items()],
    }
    return render(request, "web/staff/outcomes/demand.html", context)


def _ring_heading(number: int) -> str:
    named = {0: "Nobody to ring about one more post", 1: "Ring this one first"}
    return named.get(number, f"Ring these {NUMBERS.get(number, number)} first")


def _rows(found: Demand) -> dict[str, list[UnmetDemand]]:
    return {"route": found.by_route, "level": found.by_level, "area": found.by_area}


def _table(by: str, rows: list[UnmetDemand]) -> Table:
    columns = [Column(BY[by]), *(Column(heading, numeric=True) for heading, _ in COUNTS)]
    return Table(
        f"By {BY[by].lower()}",
        columns,
        [[row.name, *_counts(row)] for row in rows],
        empty="No row can be shown.",
    )


def _counts(row: UnmetDemand) -> list[str]:
    return [str(getattr(row, name)) for _, name in COUNTS]


@require_safe
@only(can_see_demand)
def demand_csv(request):
    found, _ = demand_today(request.viewer.council)
    rows = [
        [BY[by], row.name, *_counts(row), places_text(row) if by == "route" else ""]
        for by, each in _rows(found).items()
        for row in each
    ]
    return csv_response(f"unmet-demand-{found.on:%Y-%m-%d}.csv", CSV_COLUMNS, rows)


@require_safe
@only(can_see_demand)
def help_csv(request):
    """What would help most, limited as the page is."""
    _, found = demand_today(request.viewer.council, KindsOfWork(request.GET).chosen())
    rows = [[each.route, str(each.level), each.area, str(each.people)] for each in found.would_help]
    return csv_response(f"what-would-help-most-{found.at:%Y-%m-%d}.csv", HELP_COLUMNS, rows)
