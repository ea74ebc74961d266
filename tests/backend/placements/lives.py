"""Lives of placements drawn at random, never saved, and what a walk through their days finds."""

import datetime as dt

from hypothesis import strategies as st

from backend.placements.models import Break, CheckIn, EmployerChange, Placement
from backend.reference.facts import facts_of


DAY = dt.timedelta(days=1)
START = dt.date(2025, 9, 1)
RULES = [*facts_of("sustainment_rules.csv")]
STRONGEST = ("next_employer", "employer", "provider", "young_person")  # by hand, not from the choices

_away = st.lists(st.tuples(st.integers(0, 300), st.one_of(st.none(), st.integers(0, 60))), max_size=3)
_words = st.lists(st.tuples(st.integers(0, 420), st.sampled_from(STRONGEST[1:]), st.booleans()), max_size=5)
_changes = st.lists(st.integers(1, 400), max_size=2, unique=True)
lives = st.tuples(_away, _words.map(sorted), _changes.map(sorted), st.one_of(st.none(), st.integers(0, 420)))
days_asked = st.integers(0, 450)


def placement_of(life, *, code="F4", reason="pay"):
    away, said, changes, last = life
    ended_on = None if last is None else START + last * DAY
    made = Placement(
        id=1, activity_code=code, starts_on=START, ended_on=ended_on, end_reason=reason if ended_on else ""
    )
    breaks = [
        Break(starts_on=START + begin * DAY, ends_on=None if more is None else START + (begin + more) * DAY)
        for begin, more in away
    ]
    heard = [
        CheckIn(week=week, done_on=START + number * DAY, heard_from=who, still_there=there)
        for week, (number, who, there) in enumerate(said, start=1)
    ]
    moves = [EmployerChange(on=START + number * DAY) for number in changes]
    made._prefetched_objects_cache = {"breaks": breaks, "check_ins": heard, "employer_changes": moves}
    return made


def is_away(life, number):
    return any(begin <= number and (more is None or number <= begin + more) for begin, more in life[0])


def walked(life, on, days):
    """State of the mark of so many days, and by whose word: by counting one day after the other."""
    last = life[3] if life[3] is not None and life[3] <= on else None
    count, came, number = 0, None, -1
    while came is None and number < (on if last is None else last):
        number += 1
        count += not is_away(life, number)
        came = number if count == days else None
    if came is None and last is not None:
        return "missed", "last_day"
    heard = [each for each in life[1] if each[0] <= on]
    there = {who: [day for day, voice, yes in heard if voice == who and yes] for who in STRONGEST[1:]}
    there["next_employer"] = [day for day in life[2] if day <= on]
    for who in STRONGEST if came is not None else ():
        if any(day >= came for day in there[who]):
            return "reached", who
    if last is not None:
        return "reached", "last_day"
    gone = heard and not heard[-1][2] and not any(day >= heard[-1][0] for day in there["next_employer"])
    if gone:
        return "not_known", heard[-1][1]
    return ("not_yet" if came is None else "not_known"), None
