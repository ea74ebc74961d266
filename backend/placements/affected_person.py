"""Of one young person: which concerns touch them, where they were, and whether somebody has spoken with them since."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from backend.care_leavers.talks import is_talk_since
from backend.core import clock
from backend.employers.choices import OF_A_PERSON
from backend.employers.models import Concern


Located = Any  # a CareLeaver with the facts that `affected` reads


def concerns_of(
    person: Located, concerns: Sequence[Concern], names: Mapping[int, Mapping[int, str]], talker: int | None
) -> Iterator[tuple[Concern, str]]:
    """One line for each employer: the oldest concern since which nobody spoke, and where the young person is."""
    told: set[str] = set()
    for concern in concerns:
        name = _where(person, concern, names.get(concern.employer_id, {}))
        if name and name not in told and not _settled(concern, person, None if concern.is_lifted else talker):
            told.add(name)
            yield concern, name


def _where(person: Located, concern: Concern, names: Mapping[int, str]) -> str:
    until = None if concern.is_holding else concern.decided_at
    were_there = (
        at
        for at, first, last, left_at in _days_at(person)
        if at in names and concern.meets(first, last, until=until, left_at=left_at)
    )
    here = next((names[at] for at in were_there), "")
    it_is_theirs = concern.raised_from in OF_A_PERSON and concern.about in _rows_of(person)
    return here or (concern.employer.name if it_is_theirs else "")


def _days_at(person: Located) -> Iterator[tuple[int, dt.date, dt.date | None, dt.datetime | None]]:
    by_day = (
        *zip(person.placed_at, person.placed_from, person.placed_until, strict=True),
        *zip(person.moved_from, person.moved_first, person.moved_last, strict=True),
        *zip(person.referred_to, person.referred_from, person.referred_until, strict=True),
    )
    yield from ((at, first, last, None) for at, first, last in by_day)
    moves = (person.advert_moved_from, person.advert_moved_first, person.advert_moved_last, person.advert_moved_at)
    yield from zip(*moves, strict=True)


def _rows_of(person: Located) -> set[UUID]:
    return {person.public_id, *person.about_referrals, *person.about_placements, *person.about_check_ins}


def _settled(concern: Concern, person: Located, talker: int | None) -> bool:
    """A talk recorded since then, of that day or later: what was said before says nothing of it."""
    raised_on = clock.day_of(concern.created_at)
    talks = [
        *zip(person.reached_at, person.reached_on, person.reached_by, strict=True),
        *zip(person.said_at, person.said_on, person.said_by, strict=True),
    ]
    return any(talker in (None, by) and is_talk_since((at, on), concern.created_at, raised_on) for at, on, by in talks)
