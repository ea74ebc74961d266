"""Driving, types, places kept for care leavers, and what the sentences say."""

from datetime import date

import pytest

from tests.matching.criterion_status import MET, NOT_MET, UNKNOWN, check, criterion
from tests.matching.worlds import START


AREA = [(531_000, 181_000, 1_000)]


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
