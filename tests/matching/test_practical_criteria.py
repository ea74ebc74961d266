"""Hand-made tables for dates, hours, travel, safety and wishes, and for what sentences hold."""

from datetime import date

import pytest

from tests.matching.criterion_status import MET, NOT_MET, UNKNOWN, check, criterion
from tests.matching.worlds import ON, START


@pytest.mark.parametrize(
    ("person", "opportunity", "expected"),
    [
        ({}, {"closing_date": ON}, MET),
        ({}, {"closing_date": date(2026, 11, 22)}, NOT_MET),
        ({}, {"closing_date": None}, UNKNOWN),
        ({"available_from": START}, {}, MET),
        ({"available_from": date(2027, 1, 12)}, {}, NOT_MET),
        ({"available_from": None}, {}, UNKNOWN),
        ({"available_from": ON}, {"start_date": None}, UNKNOWN),
        ({"available_from": date(2026, 9, 1)}, {"start_date": date(2026, 9, 1)}, MET),
    ],
)
def test_dates(person, opportunity, expected):
    check("dates", person, opportunity, expected)


def test_hours():
    for most, weekly, expected in [(37.5, 37.5, MET), (37, 37.5, NOT_MET), (None, 16, UNKNOWN), (None, 0, MET)]:
        check("hours", {"max_weekly_hours": most}, {"weekly_hours": weekly}, expected)


@pytest.mark.parametrize(
    ("metres", "limit", "expected"),
    [
        (1_499, 12.988, MET),
        (1_499, 12.987, NOT_MET),
        (1_500, 13.6, MET),
        (1_500, 13.5, NOT_MET),
        (5_000, 29, MET),
        (5_001, 29, NOT_MET),
        (10_000, 51, MET),
        (14_000, 61, MET),
        (14_000, 60.9, NOT_MET),
        (14_000, None, UNKNOWN),
    ],
)
def test_travel_is_met_up_to_the_limit_and_five_minutes(metres, limit, expected):
    check("travel", {"max_travel_minutes": limit}, {"easting": 530_000 + metres}, expected)


@pytest.mark.parametrize(
    ("opportunity", "options", "expected"),
    [
        ({"easting": 600_000}, {}, NOT_MET),
        ({"easting": 600_000, "sites": [(531_000, 180_000)]}, {}, MET),
        ({"easting": 600_000, "remote": True}, {}, MET),
        ({"easting": 600_000, "nationwide": True}, {}, UNKNOWN),
        ({"easting": None}, {}, UNKNOWN),
        ({"easting": None, "nationwide": True}, {}, UNKNOWN),
        ({"easting": 600_000}, {"journey": 50}, MET),
        ({}, {"journey": 51}, NOT_MET),
        ({"nationwide": True, "easting": None}, {"journey": 90}, NOT_MET),
    ],
)
def test_travel_by_place(opportunity, options, expected):
    check("travel", {}, opportunity, expected, **options)


AREA = [(531_000, 181_000, 1_000)]


@pytest.mark.parametrize(
    ("areas", "opportunity", "expected"),
    [
        (AREA, {}, NOT_MET),
        (AREA, {"northing": 179_999}, MET),
        (AREA, {"northing": 170_000, "sites": [(531_000, 182_000)]}, MET),
        (AREA, {"sites": [(531_000, 182_000)]}, NOT_MET),
        (AREA, {"remote": True}, NOT_MET),
        (AREA, {"remote": True, "easting": None}, MET),
        (AREA, {"remote": True, "nationwide": True, "easting": None}, MET),
        (AREA, {"easting": None, "sites": [(531_000, 183_000, 999)]}, MET),
        (AREA, {"easting": None, "sites": [(531_000, 183_000, 1_000)]}, NOT_MET),
        (AREA, {"easting": None, "site_areas": [(531_000, 190_000, 8_000)]}, NOT_MET),
        (AREA, {"easting": None, "site_areas": [(531_000, 190_000, 7_999)]}, MET),
        (AREA, {"northing": 170_000, "site_areas": [(531_000, 190_000, 8_000)]}, MET),
        (AREA, {"unplaced_sites": 1}, UNKNOWN),
        (AREA, {"unplaced_sites": 1, "northing": 170_000}, MET),
        (AREA, {"easting": None, "unplaced_sites": 1}, UNKNOWN),
        (AREA, {"easting": None, "unplaced_sites": 1, "remote": True}, MET),
        (AREA, {"nationwide": True, "easting": None}, UNKNOWN),
        (AREA, {"remote": True, "northing": 170_000}, MET),
        (AREA, {"nationwide": True, "northing": 170_000}, UNKNOWN),
        (AREA, {"nationwide": True}, NOT_MET),
        ([*AREA, (531_000, 170_000, 5)], {"northing": 170_000}, NOT_MET),
        ([*AREA, (531_000, 170_000, 5)], {"northing": 170_000, "sites": [(531_000, 160_000)]}, MET),
        (AREA, {"easting": None}, UNKNOWN),
        ([], {"easting": None}, MET),
        (None, {}, UNKNOWN),
        ([(500_000, 180_000, 10), *AREA], {}, NOT_MET),
    ],
)
def test_avoided_area(areas, opportunity, expected):
    check("avoided_area", {"avoid_areas": areas}, opportunity, expected)


@pytest.mark.parametrize(
    ("avoided", "employer", "expected"),
    [
        (["other", "crumb"], "crumb", NOT_MET),
        (["other"], "crumb", MET),
        (["other"], None, UNKNOWN),
        ([], None, MET),
        (None, "crumb", UNKNOWN),
    ],
)
def test_avoided_employer(avoided, employer, expected):
    check("avoided_employer", {"avoid_employers": avoided}, {"employer_id": employer}, expected)


@pytest.mark.parametrize(
    ("avoided", "perhaps", "employer", "expected"),
    [
        (["crumb"], ["crust"], "crust", UNKNOWN),
        (["crumb"], ["crust"], "crumb", NOT_MET),
        (["crumb"], ["crust"], "loaf", MET),
        (["crumb"], ["crumb"], "crumb", NOT_MET),
        ([], ["crust"], "crust", UNKNOWN),
        ([], ["crust"], None, UNKNOWN),
        (None, ["crust"], "loaf", UNKNOWN),
    ],
)
def test_an_employer_that_may_be_one_to_avoid_is_to_be_checked(avoided, perhaps, employer, expected):
    person = {"avoid_employers": avoided, "may_avoid_employers": perhaps}
    check("avoided_employer", person, {"employer_id": employer}, expected)


def test_driving():
    rows = [(True, False, NOT_MET), (True, None, UNKNOWN), (True, True, MET), (False, False, MET), (None, True, MET)]
    for needs, has, expected in [*rows, (None, False, UNKNOWN)]:
        check("driving", {"can_drive": has}, {"driving_required": needs}, expected)


@pytest.mark.parametrize(
    ("wanted", "kind", "expected"),
    [
        ([], "job", MET),
        (None, "job", UNKNOWN),
        (["job"], "job", MET),
        (["apprenticeship"], "job", NOT_MET),
        (["job"], None, UNKNOWN),
    ],
)
def test_type_wanted(wanted, kind, expected):
    check("type_wanted", {"types_wanted": wanted}, {"type": kind}, expected)


def test_ring_fence():
    rows = [(True, "qualifying", MET), (True, None, UNKNOWN), (False, None, MET), (None, "eligible", MET)]
    for kept, entitlement, expected in [*rows, (None, None, UNKNOWN)]:
        check("ring_fence", {"entitlement": entitlement}, {"care_leavers_only": kept}, expected)


@pytest.mark.parametrize(
    ("name", "person", "opportunity", "facts"),
    [
        ("english", {"english_level": 1}, {"english_required": 2}, ["level 2 is asked for", "they have level 1"]),
        ("travel", {}, {"easting": 535_000}, ["about 35 minutes", "estimate", "limit is 45", "5 minutes more"]),
        ("english", {"english_level": 0}, {"english_required": 2}, ["theirs is below level 1"]),
        ("age", {}, {"max_age": 18}, ["Aged 19", "11 January 2027", "16 to 18"]),
        ("age", {}, {"max_age": 120}, ["open from 16, no upper age limit"]),
        ("age", {}, {"min_age": 0, "max_age": 24}, ["no lower age limit, open up to 24"]),
        ("age", {}, {"min_age": 0, "max_age": 120}, ["no age limit of its own"]),
        ("age", {}, {"min_age": 0, "max_age": None}, ["no lower age limit, its upper age is not recorded yet"]),
        ("pay_floor", {}, {"weekly_pay": 262.5}, ["£7.00 an hour", "£8.00"]),
        ("dates", {}, {"closing_date": date(2026, 11, 1)}, ["closed on 1 November 2026"]),
        ("permission_lasts", {"right_to_work_until": START}, {}, ["11 January 2027", "11 March 2028", "provider"]),
    ],
)
def test_sentences_hold_the_facts_of_both_sides(name, person, opportunity, facts):
    sentence = criterion(name, person, opportunity).sentence
    assert all(fact in sentence for fact in facts), sentence


@pytest.mark.parametrize("name", ["avoided_area", "avoided_employer"])
def test_a_safety_sentence_says_nothing_of_why(name):
    person = {"avoid_areas": AREA, "avoid_employers": ["crumb"]}
    one = criterion(name, person, {})
    assert one.status == NOT_MET
    assert not any(word in one.sentence.lower() for word in ("area", "employer", "crumb", "avoid", "531"))
