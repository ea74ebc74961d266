"""The rule by a table: days of June, what is recorded, what the file says, and who has the last word."""

import datetime as dt
from decimal import Decimal

import pytest

from backend.care_leavers.choices import SourceKind
from backend.care_leavers.imports.merging import Origin, Word, merge


def june(day: int) -> dt.date:
    return dt.date(2026, 6, day)


def here(day: int) -> Origin:
    return Origin(SourceKind.HERE, june(day), june(day))


def file(day: int | None, *, read: int) -> Origin:
    return Origin(SourceKind.FILE, june(day) if day else None, june(read))


OURS, THEIRS, OLD = "ours", "theirs", "old"
# recorded, where from, said before and since, day of the file: taken, or why a person is asked
TABLE = [
    (None, None, None, 10, "taken"),
    ("", None, None, None, "taken"),
    (OURS, None, None, 10, "unknown"),
    (OURS, here(5), None, 10, "taken"),
    (OURS, here(10), None, 10, "tie"),
    (OURS, here(15), None, 10, "older"),
    (OURS, here(5), None, None, "unknown"),
    ("", here(15), None, 10, "older"),  # somebody took it out on purpose
    ("", here(5), None, 10, "taken"),
    (OURS, file(5, read=6), None, 10, "taken"),
    (OURS, file(10, read=11), None, 10, "tie"),
    (OURS, file(15, read=16), None, 10, "older"),
    (OURS, file(5, read=6), None, None, "unknown"),
    (OURS, file(None, read=6), None, None, "taken"),  # file after file, neither of which says its day
    (OURS, file(None, read=6), None, 10, "taken"),
    (OURS, file(None, read=12), None, 10, "unknown"),
    # said before, then changed here, and said again by a newer file: no newer for that
    (OURS, here(8), (THEIRS, 3), 20, "older"),
    (OURS, here(3), (THEIRS, 3), 20, "tie"),
    (OURS, here(2), (THEIRS, 3), 20, "unknown"),
    (OURS, here(8), (OLD, 3), 20, "taken"),
    # recorded here long ago, and said so by a file of the 12th: as new as that file
    (OURS, here(2), (OURS, 12), 10, "older"),
    (OURS, here(2), (OURS, 12), 14, "taken"),
    (OURS, None, (OURS, 12), 10, "older"),
]


@pytest.mark.parametrize(("recorded", "origin", "said", "on", "becomes"), TABLE)
@pytest.mark.parametrize("column", ["family_name", "aspiration"])
def test_the_newer_fact_wins_and_a_person_is_asked_where_nobody_knows(column, recorded, origin, said, on, becomes):
    before = Word({column: said[0]}, {column: june(said[1])}, june(said[1]), june(said[1])) if said else Word()
    found = merge(
        {column: THEIRS},
        recorded={column: recorded},
        origins={column: origin} if origin else {},
        before=before,
        on=june(on) if on else None,
    )
    assert ("taken" if found.take == {column: THEIRS} else found.ask[column].value) == becomes
    assert bool(found.take) != bool(found.ask)


@pytest.mark.parametrize(
    ("column", "value", "same"),
    [
        ("max_weekly_hours", Decimal("40.0"), Decimal(40)),
        ("available_from", june(1), june(1)),
        ("route_interests", ["Digital"], ["Digital"]),
        ("has_ehcp", False, False),
    ],
)
def test_the_same_said_otherwise_is_no_difference(column, value, same):
    found = merge({column: same}, recorded={column: value}, origins={}, before=Word(), on=None)
    assert (found.take, found.ask, found.kept) == ({}, {}, [])


def test_no_file_however_new_opens_a_confidential_home():
    word = {"home_is_confidential": False}
    found = merge(word, recorded={"home_is_confidential": True}, origins={}, before=Word(), on=june(30))
    assert (found.take, found.ask, found.kept) == ({}, {}, ["home_is_confidential"])
