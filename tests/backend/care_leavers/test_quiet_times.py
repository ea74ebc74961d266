"""When telling somebody what may hurt asks for a second thought, and why."""

import datetime as dt

import pytest

from backend.care_leavers.quiet_times import why_to_ask_first
from tests.factories.care_leavers import CareLeaverFactory


LONDON = dt.timezone(dt.timedelta(hours=1))  # in summer


def at(day: dt.date, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(hour, minute), tzinfo=LONDON)


MONDAY, SATURDAY = dt.date(2026, 6, 15), dt.date(2026, 6, 20)
BANK_HOLIDAY = dt.date(2026, 8, 31)


@pytest.mark.parametrize(
    ("moment", "says"),
    [
        (at(MONDAY, 16, 59), ()),
        (at(MONDAY, 8), ()),
        (at(MONDAY, 17), ("after 17:00",)),
        (at(MONDAY, 7, 59), ("before 8:00",)),
        (at(SATURDAY, 12), ("weekend",)),
        (at(SATURDAY, 20), ("after 17:00", "weekend")),
        (at(BANK_HOLIDAY, 12), ("bank holiday",)),
        (at(dt.date(2026, 6, 16), 12), ("birthday",)),
    ],
)
def test_at_these_times_it_asks_first_and_says_why(in_council, moment, says):
    person = CareLeaverFactory.build(birth_date=dt.date(2007, 6, 16))
    found = why_to_ask_first(person, moment)
    assert len(found) == len(says)
    assert all(part in sentence for part, sentence in zip(says, found, strict=True))


def test_a_birthday_of_29_february_is_kept_on_1_march():
    person = CareLeaverFactory.build(birth_date=dt.date(2008, 2, 29))
    assert why_to_ask_first(person, dt.datetime(2027, 3, 1, 12, tzinfo=dt.UTC)) == ("It is their birthday today.",)
