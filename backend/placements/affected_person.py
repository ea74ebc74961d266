"""Of one young person: which concerns touch them, where they were, and whether somebody has spoken with them since."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from backend.core import clock
from backend.employers.choices import OF_A_PERSON
from backend.employers.models import Concern
from backend.placements.stays import COLUMNS, KINDS
from backend.placements.talks import is_talk_since, talks_in


Located = Any  # a CareLeaver with the facts that `affected` reads


class DaysAt(NamedTuple):
    employer_id: int
    first: dt.date
    last: dt.date | None
    left_at: dt.datetime | None


def concerns_of(
    person: Located, concerns: Sequence[Concern], names: Mapping[int, Mapping[int, str]], talker: int | None
) -> Iterator[tuple[Concern, str]]:
    """One line for each employer, with where the young person is: of the concerns since which nobody spoke the oldest
    that stands, or the oldest that was lifted where none stands."""
    told: set[str] = set()
    for concern in sorted(concerns, key=lambda each: each.is_lifted):
        name = _where(person, concern, names.get(concern.employer_id, {}))
        if name and name not in told and not _settled(concern, person, None if concern.is_lifted else talker):
            told.add(name)
            yield concern, name


def _where(person: Located, concern: Concern, names: Mapping[int, str]) -> str:
    until = None if concern.is_holding else concern.decided_at
    were_there = (
        stay.employer_id
        for stay in days_at(person)
        if stay.employer_id in names and concern.meets(stay.first, stay.last, until=until, left_at=stay.left_at)
    )
    here = next((names[at] for at in were_there), "")
    it_is_theirs = concern.raised_from in OF_A_PERSON and concern.about in _rows_of(person)
    return here or (concern.employer.name if it_is_theirs else "")


def days_at(person: Located) -> Iterator[DaysAt]:
    """Where they were, a placement before a referral."""
    for kind in KINDS:
        yield from map(DaysAt, *(getattr(person, f"{kind.name}_{column}") for column in COLUMNS))


def _rows_of(person: Located) -> set[UUID]:
    return {person.public_id, *person.about_referrals, *person.about_placements, *person.about_check_ins}


def _settled(concern: Concern, person: Located, talker: int | None) -> bool:
    """A talk recorded since then, of that day or later: what was said before says nothing of it."""
    raised_on = clock.day_of(concern.created_at)
    return any(
        talker in (None, by) and is_talk_since((at, on), concern.created_at, raised_on)
        for at, on, by in talks_in(person, "at", "on", "by")
    )
