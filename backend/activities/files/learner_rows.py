"""One row of a provider’s learners: which columns it may have, and what it says. It knows no young person."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from backend.activities.choices import Whereabouts
from backend.activities.files.rows import Column, FileRow, day, values_of, words
from backend.activities.learner_numbers import is_learner_number
from backend.core import clock
from backend.core.errors import Refused
from backend.tabular.cells import one_of


LONGEST_NAME, LONGEST_CODE = 160, 20
# Programme types of the ILR that are apprenticeships: standards, and the frameworks before them. A unit (34) is none.
APPRENTICESHIPS = frozenset({"2", "3", "20", "21", "22", "23", "25"})


class Status(StrEnum):
    HERE = "continuing"
    FINISHED = "finished"
    LEFT = "left"
    MOVED = "moved on"
    BREAK = "on a break"


# As `CompStatus` numbers them, and as people write them.
WAYS = {
    "1": Status.HERE,
    "2": Status.FINISHED,
    "3": Status.LEFT,
    "6": Status.BREAK,
    **dict.fromkeys(("continuing", "still here", "here", "active", "current", "on programme", "enrolled"), Status.HERE),
    **dict.fromkeys(("completed", "complete", "finished", "achieved"), Status.FINISHED),
    **dict.fromkeys(("left", "withdrawn", "withdrew", "ended", "no longer here"), Status.LEFT),
    **dict.fromkeys(("moved", "moved on", "transferred"), Status.MOVED),
    **dict.fromkeys(("on a break", "break", "break in learning", "paused", "temporarily withdrawn"), Status.BREAK),
}
STATUS = one_of(WAYS, ("still here", "finished", "left", "moved on", "on a break", "or the number of the ILR"))
code = words(LONGEST_CODE)
COLUMNS = (
    Column("uln", "Learner number", code, ("uln", "unique learner number")),
    Column("name", "Name", words(LONGEST_NAME), ("full name", "learner", "learner name", "student")),
    Column("given_name", "Given name", words(LONGEST_NAME), ("givennames", "given names", "first name", "forename")),
    Column("family_name", "Family name", words(LONGEST_NAME), ("familyname", "surname", "last name")),
    Column("birth_date", "Date of birth", day, ("dateofbirth", "dob", "birth date", "born")),
    Column("status", "Status", STATUS, ("compstatus", "completion status")),
    Column("starts_on", "First day", day, ("learnstartdate", "start date", "started", "from")),
    Column("planned_end", "Planned last day", day, ("learnplanenddate", "planned end date", "planned end")),
    Column("ends_on", "Last day", day, ("learnactenddate", "actual end date", "end date", "leaving date", "left on")),
    Column("outcome", "Outcome", code, ("outcome",)),
    Column("standard", "Standard", code, ("stdcode", "standard code")),
    Column("programme", "Programme type", code, ("progtype", "prog type")),
)
NO_STATUS = "Status and Last day are empty: write whether they are still there, or when they left."
ENDED_YET_HERE = "It says “continuing”, and a last day. Write which is right."
NO_LAST_DAY = "Last day is empty: write when they left."
NOT_KEPT = {"outcome": "outcome", "standard": "standard", "planned_end": "planned last day"}


@dataclass(frozen=True)
class LearnerRow:
    uln: str
    name: str
    birth_date: dt.date | None
    said: Whereabouts
    starts_on: dt.date | None
    ends_on: dt.date | None
    programme: str
    is_on_break: bool
    not_kept: str

    @property
    def is_apprenticeship(self) -> bool | None:
        """None where it does not say."""
        return self.programme.lstrip("0") in APPRENTICESHIPS if self.programme else None


def what_is_missing(columns: Iterable[str]) -> str:
    """By what a learner is told from another, and what is said of them."""
    found = set(columns)
    names = "name" in found or {"given_name", "family_name"} <= found
    if "uln" not in found and not (names and "birth_date" in found):
        return "The file needs a name and a date of birth of each learner, or the learner number. Add the columns."
    if not found & {"status", "ends_on"}:
        return "The file says of nobody whether they are still there. Add a column Status, or Last day."
    return ""


def learner_row(row: FileRow) -> LearnerRow:
    given = values_of(row, COLUMNS)
    name = given["name"] or " ".join(filter(None, (given["given_name"], given["family_name"])))
    status = given["status"]
    said = _said(status, given["ends_on"])
    number = "".join((given["uln"] or "").split())
    return LearnerRow(
        uln=number if is_learner_number(number) else "",  # ten nines stand for who has none yet
        name=name,
        birth_date=given["birth_date"],
        said=said,
        starts_on=given["starts_on"],
        ends_on=None if said == Whereabouts.STILL_HERE else given["ends_on"],
        programme=given["programme"] or "",
        is_on_break=status == Status.BREAK,
        not_kept=_not_kept([label for name, label in NOT_KEPT.items() if given[name]]),
    )


def _not_kept(labels: Sequence[str]) -> str:
    return f". Not kept: {', '.join(labels)}" if labels else ""


def _said(status: Status | None, ends_on: dt.date | None) -> Whereabouts:
    if status == Status.BREAK:
        return Whereabouts.STILL_HERE
    if status is None and ends_on is None:
        raise Refused(NO_STATUS, "status")
    if status == Status.HERE and ends_on and ends_on <= clock.today():
        raise Refused(ENDED_YET_HERE, "status")
    if status == Status.HERE:
        return Whereabouts.STILL_HERE
    if ends_on is None:
        raise Refused(NO_LAST_DAY, "ends_on")
    return Whereabouts.MOVED if status == Status.MOVED else Whereabouts.LEFT


def governing(rows: Iterable[FileRow]) -> dict[int, int]:
    """The ILR has one row for each aim of a learner. Of these the one counts that goes on, else the one that ended
    last: the number of each other row, with that of the one that counts instead."""
    groups: dict[tuple[str, ...], list[tuple[tuple, int]]] = {}
    for each in rows:
        try:
            row = learner_row(each)
        except Refused:
            continue  # it is refused by itself
        goes_on = row.said == Whereabouts.STILL_HERE
        rank = (goes_on, row.ends_on or dt.date.max, not row.is_on_break, row.starts_on or dt.date.min)
        who = (row.uln,) if row.uln else (row.name.casefold(), str(row.birth_date))
        groups.setdefault(who, []).append((rank, each.number))
    counts = [(numbers, max(numbers)[1]) for numbers in groups.values()]
    return {number: best for numbers, best in counts for _, number in numbers if number != best}
