"""The rows of the SSDA903 OC3 file and of its Header, from what is recorded of the day that each is asked about."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from backend.care_leavers.choices import InTouch
from backend.returns.members import Member, is_gone
from backend.returns.models import ReturnFacts


OC3_COLUMNS = ("CHILD", "DOB", "IN_TOUCH", "ACTIV", "ACCOM")
HEADER_COLUMNS = ("CHILD", "SEX", "DOB", "ETHNIC", "UPN", "MOTHER", "MC_DOB")
NOTHING_KNOWN = "0"


@dataclass(frozen=True)
class Oc3Row:
    """One row; `half_known` where one of the two was recorded and the other not, so that neither is returned."""

    child: str
    born: dt.date
    in_touch: str
    activity: str
    accommodation: str
    half_known: bool = False

    @property
    def cells(self) -> tuple[str, ...]:
        return self.child, written(self.born), self.in_touch, self.activity, self.accommodation


@dataclass(frozen=True)
class HeaderRow:
    """Who the same young person is. MOTHER and MC_DOB stay empty: nobody here has an episode in the year (rule 628)."""

    child: str
    sex: str
    born: dt.date
    ethnic_code: str
    upn: str
    mother: str = ""
    mothers_child_born: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        names = self.child, self.sex, written(self.born), self.ethnic_code, self.upn
        return *names, self.mother, self.mothers_child_born


def written(day: dt.date) -> str:
    return f"{day:%d/%m/%Y}"


def child_of(member: Member, facts: ReturnFacts | None) -> str:
    """The identifier that the return knows them by."""
    return (facts.child if facts and facts.child else member.identifier).strip().upper()


def oc3_row(member: Member, facts: ReturnFacts | None) -> Oc3Row:
    in_touch = in_touch_code(member)
    activity, accommodation = member.activity or NOTHING_KNOWN, member.accommodation or NOTHING_KNOWN
    half_known = in_touch != InTouch.YES and (activity == NOTHING_KNOWN) != (accommodation == NOTHING_KNOWN)
    if is_gone(in_touch):
        activity, accommodation, half_known = NOTHING_KNOWN, NOTHING_KNOWN, False
    if half_known:
        activity, accommodation = NOTHING_KNOWN, NOTHING_KNOWN
    return Oc3Row(child_of(member, facts), member.born, in_touch, activity, accommodation, half_known)


def in_touch_code(member: Member) -> str:
    """As recorded of the day; else by whether they were reached in the days that count. A last contact is a contact."""
    if member.by_contact and member.was_reached and member.in_touch in ("", InTouch.NO):
        return str(InTouch.YES)
    if member.in_touch:
        return member.in_touch
    return str(InTouch.YES if member.was_reached else InTouch.NO)


def header_row(member: Member, facts: ReturnFacts | None) -> HeaderRow:
    known = facts or ReturnFacts()
    return HeaderRow(child_of(member, facts), known.sex, member.born, known.ethnic_code, known.upn.upper())


@dataclass(frozen=True)
class Both:
    """A young person's rows in both files."""

    row: Oc3Row
    header: HeaderRow
    member: Member


def rows_of(members: Iterable[Member], facts: Mapping[int, ReturnFacts]) -> list[Both]:
    """In one order, by the identifier of the return."""
    found = [
        Both(oc3_row(each, facts.get(each.person_id)), header_row(each, facts.get(each.person_id)), each)
        for each in members
    ]
    return sorted(found, key=lambda both: (both.row.child, both.member.person_id))
