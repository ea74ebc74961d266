"""The rules of the return that our rows can break, by the code of the SSDA903 validation rules; our own begin with OW.

Read in the public validator's list of rules for 2025 to 2026 (unchanged for 2026 to 2027). Where it lets something
through that the department does not, the rule here is the department's: foyers (347) by their first letter, ages by
both ends (391). Rules that ask for episodes, adoptions or unaccompanied children's files are not ours to break.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from backend.activities.choices import ActivityCode
from backend.care_leavers.choices import Entitlement, InTouch
from backend.care_leavers.models.standing_spells import ACCOMMODATION_CODES
from backend.returns.checks.case import Case
from backend.returns.checks.found import Found
from backend.returns.choices import EthnicCode, LateYears, RecordPage, Sex, Weight
from backend.returns.members import is_gone
from backend.returns.oc3 import NOTHING_KNOWN


CHILD = re.compile(r"[A-Za-z0-9]{1,10}")
OF_SOMEBODY = re.compile(r"[A-HJ-NP-RT-Z]\d{11}[0-9A-Z]")
UPN = re.compile(rf"{OF_SOMEBODY.pattern}|UN[1-5]")
ACTIVITIES, HOMES = set(ActivityCode.values), {code for code, _ in ACCOMMODATION_CODES}
CHILDREN = (17, 18)
FOYER, FORMER_CARERS, ADULT, SCHOOL_AGE_OVER = "T", "Z", 18, 16


@dataclass(frozen=True)
class Rule:
    code: str
    breaks: Callable[[Case], bool]
    says: str
    do: str
    page: RecordPage
    weight: Weight = Weight.FAILS

    def found(self, case: Case) -> Found:
        row = case.row
        facts = {"in_touch": row.in_touch, "activity": row.activity, "home": row.accommodation, "age": case.age_turned}
        return Found(
            self.code,
            row.child,
            case.person,
            self.says.format(**facts),
            self.do.format(**facts),
            self.page,
            self.weight,
        )


def _foyer_too_young(case: Case) -> bool:
    return case.row.accommodation.startswith(FOYER) and case.age_at_start < ADULT


def _out_of_ages(case: Case) -> bool:
    return bool(case.filled) and not case.reading.youngest <= case.age_turned <= case.reading.oldest


def _half_known(case: Case) -> bool:
    row = case.row
    both = {row.activity == NOTHING_KNOWN, row.accommodation == NOTHING_KNOWN}
    return bool(case.filled) and row.in_touch != InTouch.YES and not is_gone(row.in_touch) and len(both) == 2


def _was_looked_after(case: Case) -> bool:
    return bool(case.member) and case.age_turned in CHILDREN and case.member.category == Entitlement.ELIGIBLE


def _no_contact(case: Case) -> bool:
    member = case.member
    if member is None or not member.by_contact or is_gone(case.row.in_touch):
        return False
    return not member.was_reached and case.reading.late_years == LateYears.CONTACTED


OF_THE_FILE = (
    Rule(
        "131",
        lambda case: bool(case.row.in_touch) and case.row.in_touch not in InTouch.values,
        "IN_TOUCH is “{in_touch}”, which is no code.",
        "Record how they were in touch on that day.",
        RecordPage.JOURNEY,
    ),
    Rule(
        "132",
        lambda case: bool(case.row.activity) and case.row.activity not in ACTIVITIES,
        "ACTIV is “{activity}”, which is no code.",
        "Record what they mainly did on that day.",
        RecordPage.JOURNEY,
    ),
    Rule(
        "133",
        lambda case: bool(case.row.accommodation) and case.row.accommodation not in HOMES,
        "ACCOM is “{home}”, which is no code.",
        "Record the kind of home of that day, and whether it suits them.",
        RecordPage.JOURNEY,
    ),
    Rule(
        "153",
        lambda case: case.is_filled_in_part,
        "Some of IN_TOUCH, ACTIV and ACCOM are filled and some are not.",
        "Record what is missing of that day.",
        RecordPage.JOURNEY,
    ),
    Rule(
        "344",
        lambda case: (
            is_gone(case.row.in_touch) and {case.row.activity, case.row.accommodation} not in ({NOTHING_KNOWN}, {""})
        ),
        "Somebody who died or returned home has an activity or a home.",
        "Check how they were in touch on that day.",
        RecordPage.JOURNEY,
    ),
    Rule(
        "345",
        lambda case: case.row.in_touch == InTouch.YES and NOTHING_KNOWN in (case.row.activity, case.row.accommodation),
        "They were in touch, and ACTIV is {activity}, ACCOM {home}: 0 is not known.",
        "Record what is not known of that day. Ask them if nobody knows.",
        RecordPage.JOURNEY,
    ),
    Rule(
        "347",
        _foyer_too_young,
        "ACCOM is {home}, a foyer, and they were under 18 on 1 April.",
        "Check the kind of home: supported lodgings (E) or semi-independent (D)?",
        RecordPage.JOURNEY,
    ),
    Rule(
        "348",
        lambda case: bool(case.before) and case.before.in_touch == InTouch.DIED and case.row.in_touch != InTouch.DIED,
        "Last year’s return says that they died; this one says {in_touch}.",
        "Find out which is right before anything is sent. If last year’s was wrong, tell the department.",
        RecordPage.JOURNEY,
    ),
    Rule(
        "391",
        _out_of_ages,
        "They turned {age} in the year, which is not an age of the return.",
        "Check the date of birth.",
        RecordPage.PROFILE,
    ),
    Rule(
        "3001",
        lambda case: case.row.accommodation.startswith(FORMER_CARERS) and case.turns_in_year(17),
        "ACCOM is {home}, with former foster carers, and they turned 17 in the year.",
        "Staying put begins at 18: check the kind of home.",
        RecordPage.JOURNEY,
    ),
    Rule(
        "INT34",
        lambda case: case.seen_before > 0,
        "The same CHILD stands in the file twice.",
        "Two people have one identifier for returns: correct one of them.",
        RecordPage.FACTS,
    ),
)
OF_THE_HEADER = (
    Rule(
        "INT06",
        lambda case: case.header is None,
        "CHILD has no row in the Header.",
        "Make both files again from here.",
        RecordPage.NONE,
    ),
    Rule(
        "INT15",
        lambda case: case.header is not None and case.header.born != case.row.born,
        "DOB differs between the Header and OC3.",
        "Make both files again from here.",
        RecordPage.PROFILE,
    ),
    Rule(
        "101",
        lambda case: case.header is not None and case.header.sex not in Sex.values,
        "SEX is not given.",
        "Enter it under facts for returns.",
        RecordPage.FACTS,
    ),
    Rule(
        "103",
        lambda case: case.header is not None and case.header.ethnic_code not in EthnicCode.values,
        "ETHNIC is not given.",
        "Enter it under facts for returns. “Not asked yet” is a code.",
        RecordPage.FACTS,
    ),
    Rule(
        "168",
        lambda case: case.header is not None and not UPN.fullmatch(case.header.upn),
        "UPN is not given, or is none.",
        "Enter it under facts for returns, or why there is none: UN2 to UN5.",
        RecordPage.FACTS,
    ),
    Rule(
        "209",
        lambda case: case.header is not None and case.header.upn == "UN1",
        "UPN is UN1, for children below school age.",
        "Enter the number, or UN2 to UN5.",
        RecordPage.FACTS,
    ),
    Rule(
        "444",
        lambda case: case.header is not None and case.same_upn > 0 and bool(OF_SOMEBODY.fullmatch(case.header.upn)),
        "Somebody else in the file has the same UPN.",
        "Find out whose it is, and correct the other.",
        RecordPage.FACTS,
    ),
    Rule(
        "628",
        lambda case: case.header is not None and bool(case.header.mother or case.header.mothers_child_born),
        "MOTHER or MC_DOB is filled for somebody without an episode in the year.",
        "Leave both empty.",
        RecordPage.NONE,
    ),
)
OF_THE_RECORD = (
    Rule(
        "1001",
        lambda case: bool(case.member) and not case.member.category and not case.member.by_contact,
        "No care leaver category is recorded of the day, so that it does not show that they count.",
        "Record what they were entitled to.",
        RecordPage.ENTITLEMENT,
    ),
    Rule(
        "1007",
        _was_looked_after,
        "They turned {age} in the year and were still looked after then.",
        "They have no row this year. Check what they were entitled to.",
        RecordPage.ENTITLEMENT,
    ),
    Rule(
        "OW1",
        lambda case: not CHILD.fullmatch(case.row.child),
        "CHILD has to be 1 to 10 letters and digits.",
        "Enter the identifier that the return knows them by under facts for returns.",
        RecordPage.FACTS,
    ),
    Rule(
        "OW2",
        _no_contact,
        "They turned {age}, and nobody reached them in the year, so that they are not in this reading of the return.",
        "Record the contact, or change how 22 to 25 are read.",
        RecordPage.JOURNEY,
    ),
    Rule(
        "OW3",
        _half_known,
        "They were not in touch, and only one of ACTIV {activity} and ACCOM {home} is known.",
        "Both are known for certain, or neither is returned.",
        RecordPage.JOURNEY,
    ),
    Rule(
        "OW4",
        lambda case: any(each != each.upper() for each in (case.row.child, *case.filled)),
        "A code or CHILD is in small letters.",
        "Write them in capitals.",
        RecordPage.NONE,
    ),
    Rule(
        "OW5",
        lambda case: bool(case.member) and case.member.is_born_uncertain,
        "The date of birth was put by an office and is not certain.",
        "Check that the return has always had this one.",
        RecordPage.PROFILE,
        Weight.LOOK,
    ),
    Rule(
        "OW6",
        lambda case: bool(case.member) and case.row.in_touch == InTouch.YES and not case.member.was_reached,
        "They are recorded as in touch, and no contact that reached them is logged in the days that count.",
        "Log it if it is only missing here.",
        RecordPage.JOURNEY,
        Weight.LOOK,
    ),
    Rule(
        "OW7",
        lambda case: case.row.half_known,
        "They were not in touch, and of activity and home one is known: neither is returned.",
        "Record the other if somebody knows it for certain.",
        RecordPage.JOURNEY,
        Weight.LOOK,
    ),
    Rule(
        "OW8",
        lambda case: bool(case.before) and case.before.born != case.row.born,
        "Last year’s return has another date of birth.",
        "Find out which is right.",
        RecordPage.PROFILE,
        Weight.LOOK,
    ),
)
RULES = (*OF_THE_FILE, *OF_THE_HEADER, *OF_THE_RECORD)


def broken_by(case: Case, rules: Iterable[Rule] = RULES) -> list[Found]:
    return [rule.found(case) for rule in rules if rule.breaks(case)]
