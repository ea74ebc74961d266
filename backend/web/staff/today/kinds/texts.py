"""Lines about texts of which nobody could tell from whom they came: those that cannot wait, and the others."""

from django.urls import reverse

from backend.care_leavers.permissions import can_keep_own_pages
from backend.notifications.models import Reply
from backend.web.kit.formats import plural
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.lines import Act, Computed, Kind, Line, Urgency
from backend.web.staff.today.when import since_and_when


def _to_place(desk: Desk) -> list[Line]:
    waiting = Reply.objects.for_council(desk.viewer.council_id).to_settle()
    found = list(waiting.order_by("received_at").values_list("names_harm", "received_at"))
    lines = []
    for is_harm in (True, False):
        since = [at for names_harm, at in found if names_harm == is_harm]
        if since:
            lines.append(_line(desk, is_harm, len(since), since[0]))
    return lines


def _line(desk: Desk, is_harm: bool, number: int, began) -> Line:
    page = reverse("texts-to-place")
    what = f"{plural(number, 'text,texts')} came in, and nobody can tell from whom"
    what = f"{what}. The words cannot wait" if is_harm else what
    act = Act("Read and place", page, "read it, find out whose it is, and place it")
    facts = since_and_when(desk.today, began, late_after=1)
    return Line("Text messages", page, what, act, urgency=Urgency.SAFETY if is_harm else None, **facts)


KINDS = (
    Kind(
        "texts-to-place",
        "text to place,texts to place",
        Urgency.PROMISE,
        can_keep_own_pages,
        (Computed(_to_place),),
    ),
)
