"""All employers of the council, and how many wait, are verified, have lapsed or are paused."""

from dataclasses import dataclass

from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.core import clock
from backend.employers import verification_deadline
from backend.employers.checklist import standing_checks
from backend.employers.permissions import can_browse_employers, can_verify_employers, employers_of
from backend.opportunities.permissions import opportunities_of
from backend.web.kit.access import only
from backend.web.kit.content import Link, Table, columns
from backend.web.kit.formats import deadline, short_day
from backend.web.kit.paging import page_of
from backend.web.staff.employers.filters import LAPSED, NAMES, PAUSED, PROPOSED, WAITING, EmployerFilters, state_rules
from backend.web.staff.employers.tables import employer_tag


COLUMNS = columns(
    "Name",
    "Kind",
    "State",
    "Waiting until, or next check",
    "People",
    "Live opportunities",
    numeric=("People", "Live opportunities"),
)


@require_safe
@only(can_browse_employers)
def employers(request):
    form, today = EmployerFilters(request.GET), clock.today()
    mine = employers_of(request.viewer)
    counts = counts_of(mine, today)
    found = _with_numbers(form.narrow(mine, today), request.viewer).prefetch_related("checks")
    page = page_of(found.order_by("name", "id"), request.GET)
    context = {
        "form": form,
        "page": page,
        "row_name": "employer",
        "row_names": "employers",
        "counts": counts,
        "shown": next((each for each in counts if each.state == form["state"].value()), None),
        "table": Table("Employers", COLUMNS, [_row(each, today) for each in page]),
        "add_url": reverse("employer-add") if can_verify_employers(request.viewer) else "",
        "is_filtered": bool(form.changed_data),
    }
    return render(request, "web/staff/employers/list.html", context)


@dataclass(frozen=True)
class StateCount:
    """How many employers stand in a state, and where their list is."""

    state: str
    name: str
    url: str
    count: int

    @property
    def needs_somebody(self) -> bool:
        return self.count > 0 and self.state in (WAITING, PROPOSED, LAPSED, PAUSED)


def counts_of(mine, today) -> list[StateCount]:
    rules = state_rules(today)
    counted = mine.aggregate(**{state: Count("id", filter=rule) for state, rule in rules.items()})
    address = reverse("employers")
    return [StateCount(state, name, f"{address}?state={state}", counted[state]) for state, name in NAMES.items()]


def _with_numbers(found, viewer):
    live = opportunities_of(viewer).live().filter(employer=OuterRef("pk")).order_by()
    number = live.values("employer").annotate(number=Count("id")).values("number")
    people = Count("contacts", filter=Q(contacts__ended_at__isnull=True))
    return found.annotate(live=Coalesce(Subquery(number), 0), people=people)


def _row(employer, today):
    return [
        Link(employer.name, reverse("employer", args=[employer.public_id])),
        employer.get_kind_display(),
        employer_tag(employer, today),
        _due(employer),
        employer.people,
        employer.live,
    ]


def _due(employer) -> str:
    if due := verification_deadline.due_at(employer):
        return deadline(due)
    standing = [check.next_check_on for check in standing_checks(employer).values()]
    return short_day(min(standing)) if standing else "no check yet"
