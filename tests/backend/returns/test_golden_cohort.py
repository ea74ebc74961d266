"""74 young people whose rows were worked out by hand, each for a code, an age, an edge or an exclusion."""

import datetime as dt
from collections import Counter

import pytest

from backend.activities.choices import ActivityCode
from backend.care_leavers.choices import InTouch
from backend.outcomes.eet import eet_by_age_group
from backend.returns.building import build
from backend.returns.choices import LateYears, ReturnKind, Sex
from backend.returns.collection import CollectionYear
from backend.returns.members import cohort_of, reading_for
from backend.returns.models import ReturnReading
from backend.returns.services import save_return_facts
from tests.backend.returns.golden import golden_lines, golden_people
from tests.kept_worlds import fresh, kept
from tests.today import today_is


TODAY = dt.date(2026, 12, 1)
_today = today_is(TODAY)
YEAR = CollectionYear(2026)
LINES = list(golden_lines())


def golden_world(council):
    found = golden_people(council)
    for number, person in enumerate(found.values()):
        facts = {"sex": Sex.FEMALE, "ethnic_code": "WBRI", "upn": f"A{number:012}"}
        save_return_facts(care_leaver=person, by=None, **facts)
    return found


golden = kept(golden_world, TODAY)
people = fresh("golden")


@pytest.fixture
def council(people):
    return next(iter(people.values())).council


def built(council):
    return build(council, ReturnKind.OC3, YEAR, today=TODAY)


def test_the_table_has_every_code_and_is_long_enough():
    rows = [line.row for line in LINES if line.row]
    assert len(LINES) >= 60
    assert {row[0] for row in rows} == set(InTouch.values)
    assert {row[1] for row in rows} == set(ActivityCode.values)
    assert {row[2][0] for row in rows} == set("BCDEGHKRSTUVWXYZ0")
    assert {line.age for line in LINES} - {None} >= {17, 18, 19, 20, 21, 22, 23, 25}


def test_every_row_is_as_it_was_worked_out_by_hand(people, council):
    oc3, header = built(council).files
    expected = [(line.child, f"{line.born:%d/%m/%Y}", *line.row) for line in LINES if line.row]
    assert list(oc3.rows) == expected
    assert [row[0] for row in header.rows] == [row[0] for row in expected]
    assert {row[2] for row in header.rows} == {row[1] for row in expected}
    assert oc3.text.splitlines()[0] == "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM"
    assert header.text.splitlines()[0] == "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB"


def test_ages_and_reasons_for_being_left_out(people, council):
    cohort = cohort_of(council, YEAR, reading_for(YEAR, ReturnReading()))
    assert {each.identifier: each.age for each in cohort.members} == {
        line.child: line.age for line in LINES if line.row
    }
    expected = Counter(line.left_out for line in LINES if line.left_out)
    assert len(cohort.left_out) == len(expected)
    for begins, count in expected.items():
        assert [found for why, found in cohort.left_out.items() if why.startswith(begins)] == [count]


def test_what_is_found_is_what_the_table_says_of_each(people, council):
    found = built(council)
    expected = {(line.child, code) for line in LINES for code in line.codes}
    assert {(each.child, each.code) for each in found.found} == expected
    assert {each.person for each in found.found} <= {person.public_id for person in people.values()}
    assert {each.code for each in found.looks} == {"OW6", "OW7"}


def test_the_headline_by_hand(people, council):
    """Of the table: 49 of 19 to 21 count and 35 are in EET; 7 of 17 to 18, all in EET. Those who died or went home
    stand in the file and are in no share."""
    groups = {group.name: group for group in eet_by_age_group(council, YEAR.last).groups}
    assert (groups["19 to 21"].cohort, groups["19 to 21"].eet.count) == (49, 35)
    assert (groups["17 to 18"].cohort, groups["17 to 18"].eet.count) == (7, 7)


def test_in_the_other_reading_everybody_of_22_and_over_is_in(people, council):
    ReturnReading.objects.create(council=council, late_years=LateYears.EVERYBODY)
    found = built(council)
    rows = {row[0]: row[2:] for row in found.files[0].rows}
    assert rows["G51"] == ("YES", "F5", "U1")
    assert rows["G52"] == ("YES", "F5", "U1")
    assert "everybody" in found.reading
    assert set(rows) == {line.child for line in LINES if line.row} | {"G51", "G52"}


def test_the_months_around_the_birthday_are_the_councils_to_set(people, council):
    ReturnReading.objects.create(council=council, months_before=0, months_after=2)
    rows = {row[0]: row[2] for row in built(council).files[0].rows}
    assert (rows["G38"], rows["G39"], rows["G40"], rows["G41"]) == ("NO", "NO", "YES", "YES")


def test_nothing_recorded_of_a_later_day_changes_the_return(people, council):
    before = built(council).digest
    for person in people.values():
        spell = person.activity_spells.filter(ends_on=None).first()
        if spell and spell.starts_on < YEAR.last:
            spell.ends_on = dt.date(2026, 6, 30)
            spell.save()
    assert built(council).digest == before
