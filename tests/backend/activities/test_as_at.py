"""What somebody did on a birthday, on 31 March, over the winter and today, beside a diary kept day by day."""

import datetime as dt
from contextlib import suppress
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.activities.as_at import AsAt, Spell, activity_as_at, activity_on, doing, not_known_on, status_as_at
from backend.activities.choices import EET, ActivityCode, Source
from backend.activities.corrections import correct_activity, remove_activity
from backend.activities.services import end_activity, start_activity
from backend.care_leavers.models import CareLeaver
from backend.core.errors import Refused
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import UserFactory
from tests.sampling import examples, is_before_a_landing
from tests.today import today_is


TODAY = dt.date(2026, 6, 15)
DAY = dt.timedelta(days=1)
FIRST, LAST = dt.date(2023, 4, 1), dt.date(2026, 3, 31)
DAYS = st.integers(0, (LAST - FIRST).days).map(lambda days: FIRST + days * DAY)
CODES = st.sampled_from([code for code in ActivityCode if code != ActivityCode.NOT_KNOWN])
_today = today_is(TODAY)


class Diary:
    """What was done on each day, written down one day after the other."""

    def __init__(self):
        self.days: dict[int, str] = {}

    def write(self, spell: Spell) -> None:
        last = spell.ends_on or LAST + 400 * DAY
        self.days |= dict.fromkeys(range(spell.starts_on.toordinal(), last.toordinal() + 1), spell.value)

    def on(self, day: dt.date) -> str:
        return self.days.get(day.toordinal(), "0")


@st.composite
def lives(draw) -> list[Spell]:
    """Spells in order, side by side or with gaps; the last may go on. Then some are put right: moved, or taken away."""
    edges = sorted(draw(st.sets(DAYS, max_size=10)))
    spells = []
    for place, first in enumerate(edges):
        following = edges[place + 1] if place + 1 < len(edges) else None
        room = (following - first).days if following else 300
        length = draw(st.one_of(st.just(room), st.integers(1, room)))
        goes_on = following is None and draw(st.booleans())
        spells.append(Spell(draw(CODES), first, None if goes_on else first + (length - 1) * DAY))
    return [each for spell in spells for each in draw(put_right(spell))]


@st.composite
def put_right(draw, spell: Spell) -> list[Spell]:
    change = draw(st.sampled_from(["nothing", "nothing", "taken away", "other code", "began later"]))
    if change == "taken away":
        return []
    if change == "other code":
        return [spell._replace(value=draw(CODES))]
    if change == "began later" and spell.ends_on:
        later = draw(st.integers(0, (spell.ends_on - spell.starts_on).days))
        return [spell._replace(starts_on=spell.starts_on + later * DAY)]
    return [spell]


def days_by_looking(asked: AsAt, on: dt.date, born: dt.date) -> list[dt.date]:
    """Every day of the collection year is looked at, and those kept that the question is about."""
    day = on
    while (day.month, day.day) != (4, 1):
        day -= DAY
    year = [each for each in (day + number * DAY for number in range(366)) if each < dt.date(day.year + 1, 4, 1)]
    if asked is AsAt.TODAY:
        return [on]
    if asked is AsAt.END_OF_YEAR:
        return [each for each in year if (each.month, each.day) == (3, 31)]
    if asked is AsAt.WINTER:
        return [each for each in year if each.month in (12, 1, 2) and (each + DAY).month != each.month]
    exact = [each for each in year if (each.month, each.day) == (born.month, born.day)]
    return exact or [each for each in year if (each.month, each.day) == (3, 1)]


@given(lives(), DAYS, st.dates(dt.date(2001, 1, 1), dt.date(2009, 12, 31)), st.sampled_from(AsAt))
@settings(max_examples=1_000 if is_before_a_landing() else 10_000, deadline=None)
def test_every_question_is_answered_as_the_diary_does(spells, on, born, asked):
    diary = Diary()
    for spell in spells:
        diary.write(spell)
    answer = activity_as_at(spells, asked, on=on, born=born)
    assert list(answer.days) == days_by_looking(asked, on, born)
    assert [code.value for code in answer.codes] == [diary.on(day) for day in answer.days]
    in_eet = sum(diary.on(day) in EET for day in answer.days)
    assert answer.share(EET) == Fraction(in_eet, len(answer.days))


STEPS = st.lists(
    st.tuples(st.sampled_from(["start", "start", "end", "correct", "remove"]), CODES, st.integers(0, 500)), max_size=8
)


@given(STEPS, st.integers(0, 500))
@settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_recorded_and_put_right_a_query_says_what_the_function_says(in_council, steps, ago):
    person, by = CareLeaverFactory(council=in_council), UserFactory()
    for step, code, days in steps:
        with suppress(Refused):
            take(step, person, code, TODAY - days * DAY, by)
    day = TODAY - ago * DAY
    diary = Diary()
    for row in person.activity_spells.values_list("code", "starts_on", "ends_on"):
        diary.write(Spell(*row))
    said = status_as_at(person, AsAt.TODAY, on=day).code
    found = CareLeaver.objects.filter(pk=person.pk)
    assert said == diary.on(day)
    assert (found.annotate(does=activity_on(day, "code")).get().does or "0") == said
    assert found.filter(doing(EET, day)).exists() == (said in EET)
    assert found.filter(not_known_on(day)).exists() == (said == "0")


def take(step, person, code, day, by):
    spell = person.activity_spells.first()
    if step == "start" or spell is None:
        start_activity(care_leaver=person, code=code, on=day, source=Source.WORKER, by=by)
    elif step == "end":
        end_activity(spell=spell, on=day, by=by)
    elif step == "correct":
        correct_activity(spell=spell, code=code, starts_on=day, why="It was otherwise.", by=by)
    else:
        remove_activity(spell=spell, why="It never was.", by=by)


@pytest.mark.parametrize(
    ("asked", "on", "days"),
    [
        (AsAt.BIRTHDAY, dt.date(2026, 4, 1), [dt.date(2026, 4, 1)]),
        (AsAt.BIRTHDAY, dt.date(2026, 3, 31), [dt.date(2025, 4, 1)]),
        (AsAt.END_OF_YEAR, dt.date(2026, 3, 31), [dt.date(2026, 3, 31)]),
        (AsAt.END_OF_YEAR, dt.date(2026, 4, 1), [dt.date(2027, 3, 31)]),
        (AsAt.WINTER, dt.date(2024, 2, 1), [dt.date(2023, 12, 31), dt.date(2024, 1, 31), dt.date(2024, 2, 29)]),
        (AsAt.TODAY, dt.date(2024, 2, 29), [dt.date(2024, 2, 29)]),
    ],
)
def test_the_days_of_a_question(asked, on, days):
    assert list(activity_as_at([], asked, on=on, born=dt.date(2007, 4, 1)).days) == days


@pytest.mark.parametrize(("year", "day"), [(2026, dt.date(2027, 3, 1)), (2027, dt.date(2028, 2, 29))])
def test_a_birthday_of_29_february_is_on_1_march_in_other_years(year, day):
    answer = activity_as_at([], AsAt.BIRTHDAY, on=dt.date(year, 6, 1), born=dt.date(2008, 2, 29))
    assert answer.days == (day,)


def test_a_winter_counts_by_thirds_and_a_gap_is_not_known():
    spells = [Spell("F4", dt.date(2025, 9, 1), dt.date(2025, 12, 31)), Spell("G5", dt.date(2026, 2, 28), None)]
    winter = activity_as_at(spells, AsAt.WINTER, on=dt.date(2026, 3, 1), born=dt.date(2008, 5, 5))
    assert [code.value for code in winter.codes] == ["F4", "0", "G5"]
    assert winter.share(EET) == Fraction(1, 3)
