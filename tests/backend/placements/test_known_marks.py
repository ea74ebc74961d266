"""What is known of marks, against an oracle that walks the calendar one day at a time."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.placements.known_marks import known_marks
from backend.placements.models import Break, CheckIn, Placement
from backend.reference.facts import FACT_FILES, read_facts
from backend.reference.models import SustainmentRule
from tests.sampling import examples


DAY = dt.timedelta(days=1)
START = dt.date(2025, 9, 1)
RULES = [*read_facts(next(file for file in FACT_FILES if file.model is SustainmentRule))]
STRONGEST = ("employer", "provider", "young_person")

away_spells = st.lists(st.tuples(st.integers(1, 300), st.one_of(st.none(), st.integers(0, 60))), max_size=3)
words = st.lists(st.tuples(st.integers(0, 420), st.sampled_from(STRONGEST), st.booleans()), max_size=5)
lives = st.tuples(away_spells, words, st.one_of(st.none(), st.integers(0, 420)), st.integers(0, 450))


def placement_of(breaks, said, last):
    made = Placement(id=1, activity_code="F4", starts_on=START, ended_on=None if last is None else START + last * DAY)
    spells = [
        Break(starts_on=START + begin * DAY, ends_on=None if more is None else START + (begin + more) * DAY)
        for begin, more in breaks
    ]
    heard = [
        CheckIn(week=week, done_on=START + number * DAY, heard_from=who, still_there=there)
        for week, (number, who, there) in enumerate(said)
    ]
    made._prefetched_objects_cache = {"breaks": spells, "check_ins": heard}
    return made


def walked(breaks, said, last, on, days):
    """State and whose word, by walking from the first day."""
    count, came = 0, None
    for number in range((on if last is None else min(on, last)) + 1):
        is_away = any(begin <= number and (more is None or number <= begin + more) for begin, more in breaks)
        count += not is_away
        if count == days and came is None:
            came = number
    heard = [each for each in said if each[0] <= on]
    gone = last is None and heard and not heard[-1][2]
    if came is None and last is not None and last <= on:
        return "missed", ""
    for who in STRONGEST if came is not None else ():
        if any(there and voice == who and came <= number for number, voice, there in heard):
            return "reached", who
    if came is not None and last is not None:
        return "reached", ""
    if gone:
        return "not_known", heard[-1][1]
    return ("not_yet" if came is None else "not_known"), ""


def holds(life):
    breaks, said, last, on = life
    for known in known_marks(placement_of(breaks, said, last), START + on * DAY, RULES):
        assert (known.state, known.heard_from) == walked(breaks, said, last, on, known.mark.days)


@settings(max_examples=examples(300), deadline=None)
@given(lives)
def test_what_is_known_is_what_a_walk_through_the_days_finds(life):
    holds(life)


@pytest.mark.full
@settings(max_examples=examples(10_000), deadline=None)
@given(lives)
def test_what_is_known_is_so_in_ten_thousand_lives(life):
    holds(life)


def test_silence_is_not_a_yes_and_the_employers_word_outweighs_their_own():
    silent, told = (
        placement_of([], [], None),
        placement_of([], [(30, "young_person", True), (31, "employer", True)], None),
    )
    first = [known_marks(each, START + 40 * DAY, RULES)[0] for each in (silent, told)]
    assert [(each.state, each.heard_from) for each in first] == [("not_known", ""), ("reached", "employer")]
