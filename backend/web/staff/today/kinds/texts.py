"""Lines about texts of which nobody could tell from whom they came: each that cannot wait, and the others as one."""

from django.db.models import QuerySet
from django.urls import reverse

from backend.care_leavers.permissions import can_keep_own_pages, can_place_texts, texts_to_place_of
from backend.core import clock
from backend.notifications.models import Reply
from backend.reference.harm_words import is_beyond_the_list
from backend.reference.working_days import next_working_day
from backend.web.kit.formats import plural
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.kinds.own_page import read_first
from backend.web.staff.today.lines import Act, Computed, Kind, Line, Source, Subject, Urgency
from backend.web.staff.today.when import due, since_and_when


WHO = "Text messages"


def _naming_harm(desk: Desk) -> QuerySet[Reply]:
    """About nobody who is known, so that no list of people tells of any."""
    waiting = texts_to_place_of(desk.viewer).filter(names_harm=True)
    return (waiting if desk.only is None else waiting.none()).order_by("received_at", "id")


def _cannot_wait(desk: Desk, text: Reply) -> Line:
    page, until = reverse("text-to-place", args=[text.public_id]), next_working_day(clock.day_of(text.received_at))
    return Line(
        WHO,
        page,
        "A text came in whose words cannot wait, and nobody can tell from whom",
        Act("Read and place", page, "read it, find out whose it is, and place it"),
        row=text.public_id,
        since=text.received_at,
        when=due(desk.today, until),
        due=until,
    )


def _others(desk: Desk) -> list[Line]:
    came_in = texts_to_place_of(desk.viewer).filter(names_harm=False).order_by("received_at")
    found = list(came_in.values_list("received_at", "words"))
    if not found:
        return []
    page, what = reverse("texts-to-place"), f"{plural(len(found), 'text,texts')} came in, and nobody can tell from whom"
    act = Act("Read and place", page, "read it, find out whose it is, and place it")
    first = read_first(" ".join(words for _, words in found if is_beyond_the_list(words)))
    return [Line(WHO, page, what, act, **since_and_when(desk.today, found[0][0], late_after=1), **first)]


KINDS = (
    Kind(
        "texts-cannot-wait",
        "text that cannot wait,texts that cannot wait",
        Urgency.SAFETY,
        can_place_texts,
        (Source(Subject.TEXT, _naming_harm, _cannot_wait),),
        goes_first=True,
    ),
    Kind(
        "texts-to-place",
        "text to place,texts to place",
        Urgency.PROMISE,
        can_keep_own_pages,
        (Computed(_others),),
    ),
)
