"""What was sent to a young person: the words, by what channel, and what became of it."""

from django.urls import reverse

from backend.care_leavers.models import CareLeaver
from backend.care_leavers.permissions import can_record_contact, messages_to_them_of
from backend.councils.viewer import Viewer
from backend.notifications.models import Message
from backend.web.kit.content import Link, TimelineEntry
from backend.web.kit.formats import moment
from backend.web.staff.people.message_words import how_it_stands


SHOWN = 20


def sent_to(viewer: Viewer, person: CareLeaver) -> list[TimelineEntry]:
    """The last of them, the newest first."""
    theirs = messages_to_them_of(viewer).about(person.public_id).latest_first()
    return [_entry(viewer, each) for each in theirs[:SHOWN]]


def _entry(viewer: Viewer, message: Message) -> TimelineEntry:
    return TimelineEntry(
        f"{message.get_channel_display()}: {message.get_kind_display().lower()}",
        message.created_at,
        text=message.words.strip(),
        notes=[standing_of(message)],
        link=_link(message) if can_record_contact(viewer) else None,
    )


def standing_of(message: Message) -> str:
    """As what, and since when."""
    since = f", {moment(message.step_at)}" if message.step_at and not message.next_try_at else ""
    return f"{how_it_stands(message)}{since}."


def _link(message: Message) -> Link | None:
    about = f"the message of {moment(message.created_at)}"
    if message.may_have_come_back:
        return Link("It came back", reverse("person-letter-back", args=[message.public_id]), about)
    if not message.is_in_trouble:
        return None
    return Link("Say what happens next", reverse("person-message", args=[message.public_id]), about)
