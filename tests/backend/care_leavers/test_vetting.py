"""Where they lived, day by day, as they say it; and a letter that says that and nothing else."""

import datetime as dt

import pytest

from backend.care_leavers.address_history import (
    Gap,
    first_day,
    gaps,
    history_of,
    is_confirmed,
    to_answer,
)
from backend.care_leavers.address_letters import missing_days
from backend.care_leavers.services import update_profile
from backend.care_leavers.vetting import (
    change_address,
    open_home,
    record_address,
    record_check,
    record_referee,
    remove_said,
)
from backend.care_leavers.vetting_queries import standing_check
from backend.core import clock
from backend.core.errors import Refused
from backend.reference.choices import Confidence, VettingCheck
from backend.reference.vetting_rules import history_rule, identity_routes, vetting_rules
from tests.backend.care_leavers.address_worlds import checked, days_ago, said
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import MembershipFactory


D = dt.date
FIRST, LAST = D(2024, 1, 1), D(2024, 12, 31)
GAPS = {
    "nothing known": ([], [(D(2024, 1, 1), D(2024, 12, 31))]),
    "one that goes on": ([(D(2020, 5, 1), None)], []),
    "exactly the year": ([(FIRST, LAST)], []),
    "a day too late": ([(D(2024, 1, 2), None)], [(FIRST, FIRST)]),
    "over the leap day": (
        [(FIRST, D(2024, 2, 28)), (D(2024, 3, 1), None)],
        [(D(2024, 2, 29), D(2024, 2, 29))],
    ),
    "to the leap day": ([(FIRST, D(2024, 2, 29)), (D(2024, 3, 1), None)], []),
    "two homes at once": ([(FIRST, D(2024, 8, 1)), (D(2024, 3, 1), D(2024, 4, 1)), (D(2024, 8, 2), LAST)], []),
    "one within another, then nothing": (
        [(FIRST, D(2024, 6, 30)), (D(2024, 2, 1), D(2024, 3, 1))],
        [(D(2024, 7, 1), LAST)],
    ),
    "out of order": ([(D(2024, 7, 1), None), (FIRST, D(2024, 6, 29))], [(D(2024, 6, 30), D(2024, 6, 30))]),
    "all before": ([(D(2019, 1, 1), D(2023, 12, 31))], [(FIRST, LAST)]),
    "all after": ([(D(2025, 1, 1), None)], [(FIRST, LAST)]),
    "for one day": ([(D(2024, 1, 1), D(2024, 1, 1))], [(D(2024, 1, 2), LAST)]),
}


@pytest.mark.parametrize("name", GAPS)
def test_gaps_are_found_to_the_day(name):
    spells, expected = GAPS[name]
    assert gaps(spells, FIRST, LAST) == [Gap(*each) for each in expected]


def test_a_gap_counts_both_its_days():
    assert Gap(D(2024, 2, 28), D(2024, 3, 1)).days == 3


@pytest.mark.parametrize(
    ("today", "years", "first"),
    [(D(2026, 11, 30), 5, D(2021, 11, 30)), (D(2028, 2, 29), 5, D(2023, 2, 28)), (D(2028, 2, 29), 4, D(2024, 2, 29))],
)
def test_years_are_counted_back_also_from_a_leap_day(today, years, first):
    assert first_day(today, years) == first


def test_the_years_are_rows_with_their_source_that_a_person_has_to_check():
    assert {check: history_rule(check).number for check in VettingCheck} == {VettingCheck.DBS: 5, VettingCheck.BPSS: 3}
    assert {rule.confidence for rule in vetting_rules()} == {Confidence.TO_CHECK}
    assert all(identity_routes(check) for check in VettingCheck)


@pytest.fixture
def adviser(in_council):
    return MembershipFactory(council=in_council, user__name="Priya Ravenscar").user


@pytest.fixture
def person(in_council):
    return CareLeaverFactory(
        council=in_council, living_in_croydon=True, given_name="Amina", family_name="Yusuf", age=20
    )


@pytest.fixture
def bare(in_council):
    """Somebody of whose home nothing is recorded."""
    return CareLeaverFactory(council=in_council, age=20)


def test_homes_on_record_come_out_of_its_history(person, adviser):
    update_profile(care_leaver=person, phone="07700 900111", by=adviser)
    update_profile(care_leaver=person, home_postcode="SE25 4PT", by=adviser)
    homes = to_answer(history_of(person))
    assert [home.postcode for home in homes] == ["CR0 1EA", "SE25 4PT"]
    assert homes[1].ends_on is None


def test_a_home_on_record_waits_until_they_have_said_something_of_it(person, adviser):
    (home,) = to_answer(history_of(person))
    assert open_home(person, home.version).postcode == "CR0 1EA"
    address = record_address(
        care_leaver=person,
        starts_on=home.starts_on,
        ends_on=None,
        lines="12 High Street",
        postcode="CR0 1EA",
        home=home,
        by=adviser,
    )
    assert is_confirmed(address)
    assert to_answer(history_of(person)) == []
    with pytest.raises(Refused, match="Somebody has recorded what they say of this home just now"):
        said(person, adviser, home=home)
    remove_said(row=address, by=adviser)
    assert len(to_answer(history_of(person))) == 1


def test_a_correction_stands_beside_the_record(person, adviser):
    (home,) = to_answer(history_of(person))
    address = said(person, adviser, since=700, home=home)
    assert not is_confirmed(address)
    assert (address.record_postcode, address.record_starts_on) == ("CR0 1EA", home.starts_on)
    person.refresh_from_db()
    assert person.home_postcode == "CR0 1EA"


@pytest.mark.parametrize(
    ("facts", "field", "says"),
    [
        ({"since": -1}, "starts_on", "lies in the future"),
        ({"since": 9000}, "starts_on", "before they were born"),
        ({"since": 10, "until": 20}, "ends_on", "before the first"),
        ({"since": 10, "until": -1}, "ends_on", "lies in the future"),
        ({"lines": " "}, "lines", "Enter the street and the town, or say that they want it left out"),
        ({"postcode": ""}, "postcode", "or the country where it is not in the United Kingdom"),
        ({"lines": "Sunrise Children’s Home\n2 Low Road"}, "lines", "may tell more than they want. Write street"),
        ({"lines": "Elm Children's Home Park Road"}, "lines", "may tell more than they want"),
        ({"lines": "2 St Anne's Hostel Park Road"}, "lines", "may tell more than they want"),
        ({"lines": "c/o Mrs Bell, 2 Low Road"}, "lines", "“c/o” may tell more"),
        ({"lines": "HMP Feltham Park Road"}, "lines", "may tell more than they want"),
        ({"lines": "Leaving Care Team Mill Lane"}, "lines", "may tell more than they want"),
        ({"lines": "HMP Feltham"}, "lines", "may tell more than they want"),
    ],
)
def test_an_address_is_refused_with_the_way_out(bare, adviser, facts, field, says):
    with pytest.raises(Refused) as refusal:
        said(bare, adviser, **facts)
    assert says in refusal.value.message
    assert refusal.value.field == field


@pytest.mark.parametrize(
    "lines", ["4 Foster Road", "Flat 2, 12 Crown Court\nCroydon", "1 Adoption Grove", "2 Old Foster Mill Lane"]
)
def test_a_street_may_be_called_after_anything(bare, adviser, lines):
    assert said(bare, adviser, lines=lines).lines == lines


def test_an_address_abroad_needs_no_postcode(bare, adviser):
    assert said(bare, adviser, lines="Rue du Port 3\nLille", postcode="", country="France").country == "France"


def test_addresses_that_are_left_out_leave_a_gap(bare, adviser):
    said(bare, adviser, since=2000, until=101)
    last = said(bare, adviser, since=100, lines="", postcode="", is_left_out=True)
    listed = [row.address for row in history_of(bare) if not row.address.is_left_out]
    assert [gap.days for gap in missing_days(listed, VettingCheck.DBS)] == [101]
    assert last.is_left_out


def test_nothing_is_checked_while_a_home_on_record_waits(person, adviser):
    said(person, adviser, until=10)
    with pytest.raises(Refused, match="1 home on record waits for what they say: confirm it, correct it, or leave"):
        checked(person, adviser)


def test_a_check_of_nothing_or_of_before_a_change_is_refused(bare, adviser):
    with pytest.raises(Refused, match="No address is there yet"):
        checked(bare, adviser)
    said(bare, adviser)
    with pytest.raises(Refused, match="An address was changed after that day"):
        record_check(care_leaver=bare, kind="dbs", checked_on=days_ago(1), sat_with="Jo", by=adviser)


def test_a_check_counts_until_an_address_changes_or_a_home_comes_onto_the_record(bare, adviser):
    address = said(bare, adviser)
    check = checked(bare, adviser)
    assert standing_check(bare) == check
    later = clock.now() + dt.timedelta(minutes=5)
    with clock.moved_to(later):
        facts = {"starts_on": address.starts_on, "ends_on": None, "lines": "1 Low Road", "postcode": "CR0 1EA"}
        change_address(address=address, by=adviser, **facts)
        assert standing_check(bare) is None
        checked(bare, adviser)
        assert standing_check(bare)
        update_profile(care_leaver=bare, home_postcode="SE25 4PT", by=adviser)
        assert standing_check(bare) is None


def test_a_check_for_fewer_years_says_nothing_for_one_that_asks_about_more(bare, adviser):
    said(bare, adviser)
    check = checked(bare, adviser, VettingCheck.BPSS)
    assert (standing_check(bare), standing_check(bare, VettingCheck.BPSS)) == (check, check)
    assert standing_check(bare, VettingCheck.DBS) is None
    longer = checked(bare, adviser)
    assert {standing_check(bare, kind) for kind in VettingCheck} == {longer}


def test_homes_of_before_that_they_have_spoken_of_let_a_check_stand(person, adviser):
    for postcode in ("SE25 4PT", "", "SE25 4PT"):
        update_profile(care_leaver=person, home_postcode=postcode, by=adviser)
    update_profile(care_leaver=person, phone="07700 900111", by=adviser)
    *others, last = to_answer(history_of(person))
    for home in others:
        said(person, adviser, home=home)
    assert standing_check(person) is None
    said(person, adviser, home=last)
    assert checked(person, adviser) == standing_check(person)


def test_what_is_confidential_on_record_stays_so(in_council, adviser):
    person = CareLeaverFactory(council=in_council, living_in_croydon=True, home_is_confidential=True)
    (home,) = to_answer(history_of(person))
    assert said(person, adviser, since=100, home=home).is_confidential


def test_a_referee_is_known_by_work_or_learning_unless_they_want_it_said(person, adviser):
    facts = {"name": "Jo", "contact": "jo@college.example", "agreed_on": clock.today(), "by": adviser}
    with pytest.raises(Refused, match="Say what they are at work or in learning, or tick that") as refusal:
        record_referee(care_leaver=person, known_as="her personal adviser", **facts)
    assert refusal.value.field == "known_as"
    assert record_referee(care_leaver=person, known_as="her personal adviser", they_want_it_said=True, **facts)
    assert record_referee(care_leaver=person, known_as="tutor at Croydon College", **facts)
    with pytest.raises(Refused, match="Ask them first"):
        record_referee(care_leaver=person, known_as="manager", **facts | {"agreed_on": days_ago(-1)})
