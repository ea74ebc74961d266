"""Mail about what waits on Today, to whoever asked for it: how many of what kind, and a link. No name of anybody.

A mail is an echo of lines and settles nothing; each line and each day has one (`notifications.Message.key`).
"""

import datetime as dt
import logging
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from django.db import transaction

from backend.core import clock
from backend.core.protection import council_context
from backend.councils.acting import acting_as
from backend.councils.models import Council
from backend.councils.viewer import Viewer
from backend.desks.models import HowOften, MailChoice
from backend.notifications.choices import MessageKind
from backend.notifications.links import link_to
from backend.notifications.services import is_written, send
from backend.reference.working_days import is_working_day, last_working_day_before
from backend.web.kit.formats import plural
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.kinds.viewers import everybody_with_lines
from backend.web.staff.today.lines import Urgency
from backend.web.staff.today.page import Entry, shown_on
from backend.web.staff.today.today_pages import has_young_people


logger = logging.getLogger(__name__)

FROM, UNTIL = dt.time(8), dt.time(12)  # of a day on which the service was down at eight, later in the morning
NOW = "Something on Today cannot wait"


def write_of_today(*, council: Council) -> int:
    """How many mails were written. Of nobody who asked for none is anything computed."""
    standing = MailChoice.objects.for_council(council.pk).standing().select_related("membership__user")
    return sum(_write_alone(council, choice) for choice in standing.order_by("id") if _is_time(choice))


def _write_alone(council: Council, choice: MailChoice) -> int:
    """What fails for one desk takes no mail from the others, and is tried again the next time."""
    try:
        with transaction.atomic():
            return _write(council, choice)
    except Exception:  # of any kind of line
        logger.exception("no mail about Today for a membership", extra={"membership": choice.membership_id})
        return 0


def _is_time(choice: MailChoice) -> bool:
    now, today = clock.local(clock.now()), clock.today()
    if choice.membership.ended_at or not choice.membership.user.is_active:
        return False
    if choice.how_often == HowOften.AT_ONCE:
        return True
    if not (is_working_day(today) and FROM <= now.time() < UNTIL):
        return False
    week_began = last_working_day_before(today).isocalendar().week != today.isocalendar().week
    return choice.how_often == HowOften.DAILY or week_began


def _write(council: Council, choice: MailChoice) -> int:
    viewer = Viewer.of(choice.membership)
    if not everybody_with_lines(viewer):
        return 0
    with acting_as(viewer), council_context(council.pk, user_id=viewer.user_id):
        desk = Desk(viewer, everybody=not has_young_people(viewer))
        return _at_once(choice, desk) if choice.how_often == HowOften.AT_ONCE else _digest(choice, desk)


def _digest(choice: MailChoice, desk: Desk) -> int:
    """As the page Today counts: without what was put off or handed over, and with what was handed to them."""
    council, key = choice.council, f"today:{choice.membership.public_id}:{clock.today()}"
    if is_written(council=council, key=key):
        return 0
    shown, handed = shown_on(desk)
    numbers = Counter({each.kind: each.for_viewer for each in shown if each.for_viewer > 0})
    numbers.update(entry.kind for entry in handed if not entry.line.is_for_others)
    if not numbers:
        return 0
    said = "\n".join(f"{number:,} {kind.title_in(council, number)}" for kind, number in numbers.items())
    return _send(choice, f"{plural(numbers.total(), 'thing waits,things wait')} on Today", said, key)


def _at_once(choice: MailChoice, desk: Desk) -> int:
    """What began since they asked for it, and is about safety or was promised for today."""
    written = 0
    for entry in _that_cannot_wait(choice, desk):
        key = f"line:{entry.name or entry.kind.anchor}:{entry.line.since_on}:{choice.membership_id}"
        written += _send(choice, NOW, f"1 {entry.kind.title_in(choice.council, 1)}", key)
    return written


def _that_cannot_wait(choice: MailChoice, desk: Desk) -> Iterator[Entry]:
    asked_on = clock.day_of(choice.created_at)
    shown, handed = shown_on(desk, most=None)
    for entry in chain(chain.from_iterable(each.entries for each in shown), handed):
        is_new = entry.line.since_on >= asked_on
        if is_new and not entry.line.is_for_others and _is_pressing(entry):
            yield entry


def _is_pressing(entry: Entry) -> bool:
    """On its day a promise stands among the appointments; a promise it is by its kind."""
    is_promise, due = Urgency.PROMISE in (entry.urgency, entry.kind.urgency), entry.line.due
    return entry.urgency == Urgency.SAFETY or (is_promise and due is not None and due <= clock.today())


def _send(choice: MailChoice, subject: str, said: str, key: str) -> int:
    if is_written(council=choice.council, key=key):
        return 0
    body = f"{said}\n\nSign in to see:\n{link_to('today')}\n\nHow often you get this mail:\n{link_to('today-mail')}\n"
    to = choice.membership.user.email
    send(council=choice.council, to=to, subject=subject, body=body, kind=MessageKind.TODAY, key=key)
    return 1
