"""Every rule by its code, with a row that breaks it and one beside it that does not; and who else is told of it."""

import datetime as dt
from dataclasses import replace
from uuid import uuid4

import pytest

from backend.returns.checks.case import Before, Case
from backend.returns.checks.rules import RULES, broken_by
from backend.returns.choices import LateYears, Weight
from backend.returns.collection import CollectionYear
from backend.returns.members import Member, Reading
from backend.returns.oc3 import HeaderRow, Oc3Row


YEAR = CollectionYear(2026)
READING = Reading(17, 25, 22, 3, 1, LateYears.CONTACTED)
BORN = dt.date(2006, 6, 15)
ROW = Oc3Row("AB12", BORN, "YES", "F4", "U1")
HEADER = HeaderRow("AB12", "F", BORN, "WBRI", "A123456789012")
MEMBER = Member(
    1, uuid4(), "AB12", BORN, False, 19, dt.date(2025, 6, 15), "former_relevant", "YES", "F4", "U1", True, False
)
SOUND = Case(ROW, HEADER, YEAR, READING, MEMBER)


def row(**changes):
    return replace(SOUND, row=replace(ROW, **changes))


def header(**changes):
    return replace(SOUND, header=replace(HEADER, **changes))


def member(case=SOUND, **changes):
    return replace(case, member=replace(MEMBER, **changes))


def born(day, **changes):
    return replace(SOUND, row=replace(ROW, born=day, **changes), header=replace(HEADER, born=day))


LATE = {"age": 23, "by_contact": True}
# By code: rows that break it, and rows beside them that do not.
CASES = {
    "131": ([row(in_touch="MAYBE"), row(in_touch="Y")], [row(in_touch="REFU"), row()]),
    "132": ([row(activity="F3"), row(activity="P3"), row(activity="G1")], [row(activity="P5")]),
    "133": ([row(accommodation="S1"), row(accommodation="X1"), row(accommodation="U")], [row(accommodation="S2")]),
    "153": ([row(activity=""), row(in_touch="", activity="")], [row(in_touch="", activity="", accommodation="")]),
    "344": (
        [row(in_touch="DIED"), row(in_touch="RHOM", activity="0")],
        [row(in_touch="DIED", activity="0", accommodation="0")],
    ),
    "345": ([row(activity="0"), row(accommodation="0")], [row(in_touch="NO", activity="0", accommodation="0")]),
    "347": (
        [born(dt.date(2007, 4, 2), accommodation="T1"), born(dt.date(2008, 6, 1), accommodation="T2")],
        [born(dt.date(2007, 4, 1), accommodation="T1"), born(dt.date(2008, 6, 1), accommodation="D1")],
    ),
    "348": (
        [replace(SOUND, before=Before(BORN, "DIED"))],
        [
            replace(row(in_touch="DIED", activity="0", accommodation="0"), before=Before(BORN, "DIED")),
            replace(SOUND, before=Before(BORN, "NO")),
        ],
    ),
    "391": (
        [born(dt.date(2009, 4, 1)), born(dt.date(2000, 3, 31))],
        [born(dt.date(2009, 3, 31)), born(dt.date(2000, 4, 1))],
    ),
    "3001": (
        [born(dt.date(2008, 4, 1), accommodation="Z1"), born(dt.date(2009, 3, 31), accommodation="Z2")],
        [born(dt.date(2008, 3, 31), accommodation="Z1")],
    ),
    "INT34": ([replace(SOUND, seen_before=1)], [SOUND]),
    "INT06": ([replace(SOUND, header=None)], [SOUND]),
    "INT15": ([header(born=dt.date(2006, 6, 16))], [SOUND]),
    "101": ([header(sex=""), header(sex="1")], [header(sex="U"), header(sex="M")]),
    "103": ([header(ethnic_code=""), header(ethnic_code="WBRX")], [header(ethnic_code="NOBT")]),
    "168": (
        [header(upn=""), header(upn="I123456789012"), header(upn="A12345678901"), header(upn="UN7")],
        [header(upn="UN3"), header(upn="X06805040829A")],
    ),
    "209": ([header(upn="UN1")], [header(upn="UN5")]),
    "444": (
        [replace(SOUND, same_upn=1)],
        [replace(header(upn="UN5"), same_upn=4), replace(header(upn=""), same_upn=1)],
    ),
    "628": ([header(mother="1"), header(mothers_child_born="01/01/2025")], [SOUND]),
    "1001": ([member(category="")], [member(category="relevant"), member(category="", by_contact=True)]),
    "1007": (
        [member(born(dt.date(2008, 6, 15)), category="eligible", age=17)],
        [member(category="eligible"), member(born(dt.date(2008, 6, 15)), category="relevant", age=17)],
    ),
    "OW1": ([row(child="ABCDEFGHIJK"), row(child="AB-12"), row(child="")], [row(child="ABCDEFGHIJ")]),
    "OW2": ([member(was_reached=False, **LATE)], [member(**LATE), member(was_reached=False)]),
    "OW3": (
        [row(in_touch="NO", activity="0"), row(in_touch="REFU", accommodation="0")],
        [row(in_touch="NO"), row(in_touch="NREQ", activity="0", accommodation="0")],
    ),
    "OW4": ([row(activity="f4"), row(child="ab12"), row(accommodation="u1")], [SOUND]),
    "OW5": ([member(is_born_uncertain=True)], [SOUND]),
    "OW6": ([member(was_reached=False)], [member(row(in_touch="NO"), was_reached=False)]),
    "OW7": ([row(half_known=True)], [SOUND]),
    "OW8": ([replace(SOUND, before=Before(dt.date(2006, 5, 15), "YES"))], [replace(SOUND, before=Before(BORN, "NO"))]),
}


def codes(case):
    return {found.code for found in broken_by(case)}


def test_every_rule_has_its_cases_and_a_sound_row_breaks_none():
    assert {rule.code for rule in RULES} == set(CASES)
    assert len(RULES) == len(CASES)
    assert codes(SOUND) == set()


@pytest.mark.parametrize("code", CASES)
def test_a_rule_finds_what_breaks_it_and_leaves_its_neighbours(code):
    breaking, sound = CASES[code]
    assert [each for each in breaking if code not in codes(each)] == []
    assert [each for each in sound if code in codes(each)] == []


def test_what_is_found_names_the_child_the_record_and_what_to_do():
    [found] = broken_by(row(activity="0"))
    assert (found.code, found.child, found.person) == ("345", "AB12", MEMBER.public_id)
    assert found.weight == Weight.FAILS
    assert "ACTIV is 0" in found.says
    assert found.do
    assert all(rule.do.endswith((".", "?")) for rule in RULES)


def test_rows_that_a_public_validator_lets_through_are_found():
    """Ten rows that were tried against it and found without fault there."""
    young = dt.date(2008, 6, 1)
    assert "347" in codes(born(young, accommodation="T1"))
    assert "OW2" in codes(member(born(dt.date(2003, 6, 15)), was_reached=False, **LATE))
    assert "OW3" in codes(row(in_touch="NO", activity="0", accommodation="U1"))
    assert "OW4" in codes(row(in_touch="yes"))
