"""A manager's notes with their due clock, and what is asked in one and answered."""

import datetime as dt

from django.db import transaction
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, TruncDate

from backend.accounts.models import User
from backend.accounts.names import by_whom_on
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.errors import Refused
from backend.core.locks import lock_row
from backend.councils.models import Council
from backend.plans.choices import OversightOutcome
from backend.plans.models import OversightNote
from backend.plans.services import reason_given


LONGEST_TEXT = 4000


def with_oversight(people) -> QuerySet:
    """Each with `overseen_on`, the day of the last note, and `seen_from`: that day, or the one they were added."""
    last = OversightNote.objects.filter(care_leaver=OuterRef("pk")).order_by("-on", "-id").values("on")[:1]
    found: QuerySet = people.annotate(
        overseen_on=Subquery(last), seen_from=Coalesce(Subquery(last), TruncDate("created_at"))
    )
    return found


def oversight_due(people, council: Council, today: dt.date) -> QuerySet:
    """Of these people those on whose record a manager owes a note today, the longest first."""
    owed = with_oversight(people.supported()).filter(seen_from__lte=today - every(council))
    return owed.order_by("seen_from", "id")


def every(council: Council) -> dt.timedelta:
    return dt.timedelta(weeks=council.oversight_weeks)


@transaction.atomic
def write_oversight_note(
    *, care_leaver: CareLeaver, words: str, outcome: OversightOutcome, asks: str = "", by: User
) -> OversightNote:
    said, asked = _text(words, "Enter what you looked at and found", field="words"), asks.strip()
    if outcome == OversightOutcome.ASKS:
        asked = reason_given(asks, "Enter what has to be done or put right", field="asks")
    elif asked:
        raise Refused("You sign it off, so leave out what has to be done first, or choose the other answer", "asks")
    return OversightNote.objects.create(
        council_id=care_leaver.council_id,
        care_leaver=care_leaver,
        on=clock.today(),
        words=said,
        outcome=outcome,
        asks=asked,
        written_by=by,
    )


@transaction.atomic
def answer_oversight(*, note: OversightNote, answer: str, by: User) -> OversightNote:
    """Once. Whether it is enough the next note says."""
    lock_row(note)
    if not note.asks:
        raise Refused("Nothing was asked in this note.")
    if note.answered_at:
        who = by_whom_on(note.answered_by_id, note.answered_at)
        raise Refused(f"This was answered already, {who}: “{note.answer}”")
    note.answer = reason_given(answer, "Enter what was done", field="answer")
    note.answered_at, note.answered_by = clock.now(), by
    note.save(update_fields=["answer", "answered_at", "answered_by"])
    return note


def _text(words: str, empty: str, *, field: str) -> str:
    return reason_given(words, empty, field=field, most=LONGEST_TEXT)
