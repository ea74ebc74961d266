"""What a young person wrote on their own page, with what was answered: their words stay exactly as they are."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q
from django.db.models.functions import Coalesce

from backend.care_leavers.choices import OwnMessageKind
from backend.care_leavers.models import CareLeaver, OwnMessage
from backend.care_leavers.own_messages import due_on
from backend.care_leavers.permissions import own_messages_of
from backend.core import clock
from backend.referrals.settled_messages import still_waits, with_waits
from backend.web.kit.content import Tag
from backend.web.kit.formats import moment, short_day


ANSWERED_SHOWN = 20
WHO_READS = (
    "Who may read this: their EET adviser and personal adviser, virtual school staff and head, and the safeguarding"
    " lead. No employer ever does, and it counts in no score."
)
RECORDED = "What they said is recorded with the application"


@dataclass(frozen=True)
class Written:
    """One message, as a page says it."""

    message: OwnMessage

    @property
    def kind(self) -> str:
        """What it is, with the choice that they pressed: “How it is going: hard”."""
        said = self.message.get_feeling_display() or self.message.get_talk_to_display()
        kind = self.message.get_kind_display()
        by = self.message.recorded_by
        return f"{kind}{f': {said.lower()}' if said else ''}{f' (said aloud, written down by {by})' if by else ''}"

    @property
    def is_open(self) -> bool:
        """As `with_waits` read it, where it did."""
        return self.message.answered_at is None and getattr(self.message, "waits", True)

    @property
    def tags(self) -> list[Tag]:
        if not self.is_open:
            return []
        late = [Tag(f"Was due {short_day(self.due)}", "red")] if self.due < clock.today() else []
        return [Tag("Cannot wait", "red"), *late] if self.message.names_harm else late

    @property
    def due(self):
        return due_on(self.message)

    @property
    def asked(self) -> str:
        """By when somebody sees to it, where that was promised."""
        message = self.message
        if not self.is_open:
            return ""
        if message.names_harm:
            return f"Speak with them by {short_day(self.due)}."
        if message.kind == OwnMessageKind.WRONG:
            return f"They were told that it is answered by {short_day(self.due)}."
        return ""

    @property
    def tried(self) -> str:
        """How often somebody tried to reach them since, and when again, of a message read `with_tries`."""
        return tries_words(self.message, clock.today())

    @property
    def who_reads(self) -> str:
        return WHO_READS if self.message.names_harm else ""

    @property
    def answered(self) -> str:
        message = self.message
        if not message.answered_at:
            return RECORDED
        by = f"Answered on {moment(message.answered_at)} by {message.answered_by or 'a colleague'}"
        if not message.spoken_on:
            return by
        return f"{by}. Spoken to on {short_day(message.spoken_on)}. Told: {message.told_whom}"


def tries_words(message: OwnMessage, today: dt.date) -> str:
    """Tried 2 times, last on 3 Dec 2026. Next try today at 16:00."""
    tries = getattr(message, "tries", 0)
    if not tries:
        return ""
    times = "once" if tries == 1 else f"{tries} times"
    said = f"Tried {times}, last on {short_day(message.last_try_on)}."
    return f"{said} {next_try_words(message, today)}." if message.next_try_on and not message.answered_at else said


def next_try_words(message: OwnMessage, today: dt.date) -> str:
    on = message.next_try_on
    when = {0: "today", 1: "tomorrow"}.get((on - today).days, f"on {short_day(on)}")
    time = message.next_try_at
    at = f" at {time:%H:%M}" if time else ""
    return f"{'Next try was due' if on < today else 'Next try'} {when}{at}"


def messages_of(viewer, person: CareLeaver) -> tuple[list[Written], list[Written]]:
    """Those that wait, what cannot wait first and then the oldest; and the last that were seen to."""
    seen_to = person.own_messages.exclude(still_waits()).order_by(Coalesce("answered_at", "created_at").desc(), "-id")
    shown = still_waits() | Q(pk__in=seen_to.values("pk")[:ANSWERED_SHOWN])
    mine = with_waits(own_messages_of(viewer).with_tries()).filter(shown, care_leaver=person)
    written = [Written(each) for each in mine.select_related("answered_by", "recorded_by")]
    waiting = [each for each in written if each.message.waits]
    waiting.sort(key=lambda each: (not each.message.names_harm, each.message.created_at, each.message.pk))
    others = [each for each in written if not each.message.waits]
    return waiting, sorted(others, key=_seen_to_at, reverse=True)


def _seen_to_at(written: Written) -> dt.datetime:
    return written.message.answered_at or written.message.created_at
