"""The marks of a placement: in one line, and each with its days and the rule behind it."""

from collections.abc import Sequence

from backend.placements.choices import Evidence, MarkState
from backend.placements.marks import Mark
from backend.web.kit.content import Table, Tag, columns
from backend.web.kit.formats import day, rule_name, short_day


STATES = {
    MarkState.REACHED: Tag("Reached", "green"),
    MarkState.MISSED: Tag("Missed", "grey"),
    MarkState.NOT_YET: Tag("Not yet", "blue"),
    MarkState.NOT_KNOWN: Tag("Not known", "yellow"),
}
MARKS = columns(
    "Mark",
    "Days",
    "State",
    "Reached or expected on",
    "Days on programme",
    "Rule",
    "How it is known",
    numeric=("Days", "Days on programme"),
)


def marks_table(marks: Sequence[Mark]) -> Table:
    rows = [
        [
            mark.meaning,
            mark.days,
            STATES[mark.state],
            _when(mark),
            mark.days_on_programme,
            rule_name(mark.rule, mark.version),
            how_known(mark),
        ]
        for mark in marks
    ]
    return Table("Marks, computed from the days", MARKS, rows, empty="No rule was in force when it started.")


def how_known(mark: Mark) -> str:
    """By whose word, or why it was missed or is not known."""
    if mark.state == MarkState.MISSED:
        whose = f"{mark.evidence.label} says so: it" if mark.evidence not in (None, Evidence.LAST_DAY) else "It"
        return f"{whose} ended on {day(mark.known_on)}, after {mark.days_on_programme} of {mark.days} days"
    if mark.state == MarkState.NOT_YET:
        return "–"
    if mark.state == MarkState.REACHED:
        return f"{mark.evidence.label}, on {day(mark.known_on)}" if mark.evidence else ""
    if mark.evidence:
        return f"{mark.evidence.label} said on {day(mark.known_on)} that they had left, and no end is recorded"
    return f"Nobody has said since {day(mark.due_on)} that they are still there"


def marks_said(marks: Sequence[Mark]) -> str:
    """The last that was reached, the first not known, and the next: the table below has their days and rules."""
    said = marks_in_short(marks)
    return f"Marks: {said}" if said else "Marks"


def marks_in_short(marks: Sequence[Mark], *, named=lambda mark: mark.meaning) -> str:
    """In the order of their days, whichever rule they are of."""
    marks = sorted(marks, key=lambda mark: mark.days)
    reached = [named(mark) for mark in marks if mark.state == MarkState.REACHED]
    missed = [named(mark) for mark in marks if mark.state == MarkState.MISSED]
    unknown = [named(mark) for mark in marks if mark.state == MarkState.NOT_KNOWN]
    waiting = [f"{named(mark)} {_when(mark)}" for mark in marks if mark.state == MarkState.NOT_YET]
    said = [
        *(f"{each} reached" for each in reached[-1:]),
        *(f"{each} missed" for each in missed[:1]),
        *(f"{each} not known" for each in unknown[:1]),
        *(f"next {each}" for each in waiting[:1]),
    ]
    return ", ".join(said)


def _when(mark: Mark) -> str:
    if mark.due_on:
        return short_day(mark.due_on)
    return "never" if mark.state == MarkState.MISSED else "after the break"
