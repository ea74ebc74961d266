"""What a young person wrote on their own page, with what was answered: their words stay exactly as they are."""

from dataclasses import dataclass

from django.db.models import F, Q

from backend.care_leavers.choices import OwnMessageKind
from backend.care_leavers.models import CareLeaver, OwnMessage
from backend.care_leavers.own_messages import due_on
from backend.care_leavers.permissions import own_messages_of
from backend.core import clock
from backend.web.kit.content import Tag
from backend.web.kit.formats import moment, short_day


ANSWERED_SHOWN = 20


@dataclass(frozen=True)
class Written:
    """One message, as a page says it."""

    message: OwnMessage

    @property
    def kind(self) -> str:
        """What it is, with the choice that they pressed: “How it is going: hard”."""
        said = self.message.get_feeling_display() or self.message.get_talk_to_display()
        return f"{self.message.get_kind_display()}: {said.lower()}" if said else self.message.get_kind_display()

    @property
    def tags(self) -> list[Tag]:
        if self.message.answered_at:
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
        if message.answered_at:
            return ""
        if message.names_harm:
            return f"Speak with them by {short_day(self.due)}."
        if message.kind == OwnMessageKind.WRONG:
            return f"They were told that it is answered by {short_day(self.due)}."
        return ""

    @property
    def answered(self) -> str:
        message = self.message
        by = f"Answered on {moment(message.answered_at)} by {message.answered_by or 'a colleague'}"
        if not message.spoken_on:
            return by
        return f"{by}. Spoken to on {short_day(message.spoken_on)}. Told: {message.told_whom}"


def messages_of(viewer, person: CareLeaver) -> tuple[list[Written], list[Written]]:
    """Those that wait, what cannot wait first and then the oldest; and the last that were answered."""
    theirs = person.own_messages.exclude(answered_at=None).order_by("-answered_at", "-id")
    shown = Q(answered_at=None) | Q(pk__in=theirs.values("pk")[:ANSWERED_SHOWN])
    mine = own_messages_of(viewer).filter(shown, care_leaver=person).select_related("answered_by")
    in_order = mine.order_by(F("answered_at").desc(nulls_first=True), "-names_harm", "created_at", "id")
    written = [Written(each) for each in in_order]
    answered = [each for each in written if each.message.answered_at]
    return written[: len(written) - len(answered)], answered
