"""A panel that was held and is not closed: what it decided stands in no plan yet."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.urls import reverse

from backend.plans.models import Panel
from backend.plans.permissions import can_run_panels, panels_of
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.lines import Act, Computed, Kind, Line, Urgency
from backend.web.staff.today.when import since


LATE_AFTER = 3
WHAT = "Close it: what was decided stands in no plan until then"


def _held(desk: Desk) -> QuerySet[Panel]:
    return panels_of(desk.viewer).open().filter(held_on__lt=desk.today).order_by("held_on")


def _to_close(desk: Desk) -> Sequence[Line]:
    return [_line(desk, each) for each in _held(desk)]


def _line(desk: Desk, panel: Panel) -> Line:
    url = reverse("panel", args=[panel.public_id])
    close = Act("Close the panel", reverse("panel-close", args=[panel.public_id]))
    when = since(desk.today, panel.held_on, late_after=LATE_AFTER)
    return Line(str(panel), url, WHAT, close, panel.held_on, when)


KINDS = (
    Kind(
        "panels-to-close",
        "EET panel to close,EET panels to close",
        Urgency.WAITING,
        can_run_panels,
        (Computed(_to_close, asks=_held),),
        is_handed_over=False,
    ),
)
