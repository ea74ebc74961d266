"""Letters to a young person: for some the one way that is safe. Others may open one, so it says nothing of its own.

No letter has a link, a day, a place or an employer in it, whoever writes it: a fixed one asks them to ring. What it is
about they hear on the telephone (docs/decisions/0055).
"""

import datetime as dt

from django.db import transaction

from backend.accounts.models import User
from backend.care_leavers.agreements import may_be_reached_by
from backend.care_leavers.choices import ConsentKind
from backend.care_leavers.letter_post import has_arrived_by
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.writing import NOT_CARRIED, way_to, why_not_by, write_to_them
from backend.core import clock
from backend.core.errors import Refused
from backend.notifications.carriers import is_carried
from backend.notifications.choices import DID_NOT_GO, MessageChannel, MessageKind
from backend.notifications.models import Message


SUBJECT = "Please ring"
ASKS_TO_RING = "Hello {name}.\n\nI would like to talk with you. {ring} when you get this letter.\n\n{adviser}\n"
RING, RING_ON = "Please ring me", "Please ring me on {number}"
ON_ITS_WAY = (
    "A letter of {written} asks them to ring already, and has arrived by {arrived}. Wait until then, or ring them."
)


def is_reached_by_letter(care_leaver: CareLeaver) -> bool:
    """Whether they agreed to letters, and nothing quicker goes to them today."""
    return may_be_reached_by(care_leaver, ConsentKind.CONTACT_BY_LETTER) and way_to(care_leaver) is None


def why_no_letter(care_leaver: CareLeaver) -> str:
    """Why none can go to them from here today, with the way out; empty where one can."""
    return why_not_by(care_leaver, MessageChannel.LETTER) if is_carried(MessageChannel.LETTER) else NOT_CARRIED


def words_of_letter(care_leaver: CareLeaver, by: User) -> str:
    number = care_leaver.council.employment_team_phone
    ring = RING_ON.format(number=number) if number else RING
    return ASKS_TO_RING.format(name=care_leaver.known_as, ring=ring, adviser=first_name(by))


def first_name(user: User) -> str:
    return user.name.split(" ")[0]


def waiting_letter(care_leaver: CareLeaver) -> Message | None:
    """One that asks them to ring and may not have arrived yet."""
    theirs = Message.objects.for_council(care_leaver.council_id).about(care_leaver.public_id)
    asking = theirs.filter(channel=MessageChannel.LETTER, kind=MessageKind.ASKS_TO_RING)
    last = asking.exclude(step__in=sorted(DID_NOT_GO)).order_by("-id").first()
    return last if last and arrived_by(care_leaver, last) >= clock.today() else None


def on_its_way(care_leaver: CareLeaver, message: Message) -> str:
    arrived = f"{arrived_by(care_leaver, message):%-d %B %Y}"
    return ON_ITS_WAY.format(written=f"{clock.day_of(message.created_at):%-d %B %Y}", arrived=arrived)


def arrived_by(care_leaver: CareLeaver, message: Message) -> dt.date:
    """The day by which it has come, of one that waits for the post or was handed over."""
    return has_arrived_by(care_leaver.council, message.sent_at or message.not_before or message.created_at)


@transaction.atomic
def ask_by_letter_to_ring(*, care_leaver: CareLeaver, by: User) -> Message:
    """Once while one is on its way: whoever wrote it first is named."""
    CareLeaver.objects.lock(care_leaver.pk)
    person = CareLeaver.objects.select_related("council").get(pk=care_leaver.pk)
    if why := why_no_letter(person):
        raise Refused(why)
    if before := waiting_letter(person):
        raise Refused(on_its_way(person, before))
    return write_to_them(
        care_leaver=person,
        channel=MessageChannel.LETTER,
        kind=MessageKind.ASKS_TO_RING,
        subject=SUBJECT,
        body=words_of_letter(person, by),
    )
