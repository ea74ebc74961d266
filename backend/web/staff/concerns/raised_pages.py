"""The concerns somebody raised, and what was done about each: they follow their own, whatever their role."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.employers.choices import ConcernStep
from backend.employers.permissions import can_look_into_concerns, can_raise_concerns, concerns_raised_by
from backend.web.kit.access import only, row_or_404
from backend.web.kit.content import Link, Row, Table, TimelineEntry, columns
from backend.web.kit.employer_names import name_of
from backend.web.kit.formats import moment, short_day
from backend.web.staff.concerns.tables import state_of


PER_PAGE = 50
DONE = {
    ConcernStep.TOLD: "The designated officer was told",
    ConcernStep.DECIDED: "An outcome was recorded",
}


@require_safe
@only(can_raise_concerns)
def raised(request):
    mine = concerns_raised_by(request.viewer).latest_first()
    page = Paginator(mine, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "web/staff/concerns/raised_list.html", {"page": page, "table": _table(page)})


@require_safe
@only(can_raise_concerns)
def one_raised(request, public_id):
    found = row_or_404(request, concerns_raised_by(request.viewer).latest_first(), public_id, page="concern-raised")
    context = {
        "concern": found,
        "state": state_of(found),
        "rows": _rows(found),
        "history": [_entry(each, request.viewer) for each in found.events.select_related("by")],
        "may_look_into": can_look_into_concerns(request.viewer),
    }
    return render(request, "web/staff/concerns/raised.html", context)


def _table(concerns) -> Table:
    rows = [
        [
            Link(each.reference, reverse("concern-raised", args=[each.public_id])),
            name_of(each.employer),
            moment(each.created_at),
            state_of(each),
            short_day(each.decided_at) if each.decided_at else "not yet",
        ]
        for each in concerns
    ]
    return Table("Concerns you raised", columns("Concern", "Employer", "Raised", "State", "Outcome on"), rows)


def _rows(found) -> list[Row]:
    return [
        Row("Employer", name_of(found.employer)),
        Row("What you said", found.words),
        Row("Raised", moment(found.created_at)),
        Row("Outcome", found.get_outcome_display() or "not yet"),
    ]


def _entry(event, viewer) -> TimelineEntry:
    """What others wrote is for those who look into it; that something was done, by whom and when, is not."""
    own = event.words if event.by_id == viewer.user_id else ""
    title = event.get_outcome_display() or DONE.get(event.step, "Raised")
    return TimelineEntry(title, event.created_at, str(event.by), own)
