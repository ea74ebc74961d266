"""What is said of an end: by whom, by what it is known, and until when the young person wants no other."""

import datetime as dt
from typing import TypedDict

from backend.accounts.models import User
from backend.care_leavers.services import record_view, update_profile
from backend.core import clock
from backend.core.errors import Refused
from backend.placements.choices import CheckInFrom, EndEvidence
from backend.placements.models import Placement


END_FIELDS = ("ended_on", "end_reason", "end_note", "end_said_by", "end_evidence", "not_now_until")
FURTHEST = 12  # months; what is further away is asked about again by then


class Word(TypedDict, total=False):
    """`said_by` is a `CheckInFrom`, `evidence` an `EndEvidence`; both may be empty, as of an end nobody told of.

    `not_now_until` is the day from which they want something else, and `not_now_words` how they said it.
    """

    said_by: str
    evidence: str
    not_now_until: dt.date | None
    not_now_words: str


def refuse_word(word: Word) -> None:
    said_by, evidence = word.get("said_by", ""), word.get("evidence", "")
    if said_by and said_by not in CheckInFrom:
        raise Refused("Choose from the list who says that it ended.", field="said_by")
    if evidence and evidence not in EndEvidence:
        raise Refused("Choose from the list how the end is known.", field="evidence")
    if evidence and not said_by:
        raise Refused("Say who it is known from.", field="said_by")
    _refuse_not_now(word.get("not_now_until"), word.get("not_now_words", "").strip())


def _refuse_not_now(until: dt.date | None, words: str) -> None:
    if until is None and words:
        raise Refused("Give the day they chose, or leave out what they said about it.", field="not_now_until")
    if until is None:
        return
    if until <= clock.today():
        raise Refused("Give a day to come. Leave it empty if they want something else today.", field="not_now_until")
    if until > clock.months_after(clock.today(), FURTHEST):
        raise Refused(f"This is more than {FURTHEST} months away. Give a nearer day.", field="not_now_until")
    if not words:
        raise Refused("Write what they say about it, in their own words.", field="not_now_words")


def write_word(placement: Placement, word: Word) -> None:
    placement.end_said_by, placement.end_evidence = word.get("said_by", ""), word.get("evidence", "")
    placement.not_now_until = word.get("not_now_until")


def wait_until_then(placement: Placement, word: Word, *, by: User | None) -> None:
    """They are free from the day that they chose, which matching asks for; their words stand among what they said."""
    if placement.not_now_until is None:
        return
    update_profile(care_leaver=placement.care_leaver, by=by, available_from=placement.not_now_until)
    if by:
        record_view(
            care_leaver=placement.care_leaver, on=clock.today(), words=word.get("not_now_words", "").strip(), by=by
        )


def wait_no_longer(placement: Placement, *, by: User) -> None:
    """With the end goes the day that came with it, unless somebody has written another since."""
    person = placement.care_leaver
    if placement.not_now_until and person.available_from == placement.not_now_until:
        update_profile(care_leaver=person, by=by, available_from=None)
