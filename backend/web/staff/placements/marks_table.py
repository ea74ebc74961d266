"""The marks of a placement: in one line, and each with its days and the rule behind it."""

from collections.abc import Sequence

from backend.placements.marks import Mark, MarkState
from backend.web.kit.content import Table, Tag, columns
from backend.web.kit.formats import rule_name, short_day


STATES = {
    MarkState.REACHED: Tag("Reached", "green"),
    MarkState.NOT_REACHED: Tag("Ended before", "grey"),
    MarkState.WAITING: Tag("Not yet", "blue"),
}
MARKS = columns(
    "Mark",
    "Days",
    "State",
    "Reached or expected on",
    "Days on programme",
    "Rule",
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
        ]
        for mark in marks
    ]
    return Table("Marks, computed from the days", MARKS, rows, empty="No rule was in force when it started.")


def marks_said(marks: Sequence[Mark]) -> str:
    """The last that was reached and the one that is next, which the table below has with their days and rules."""
    reached = [mark.meaning for mark in marks if mark.state == MarkState.REACHED]
    waiting = [f"{mark.meaning} {_when(mark)}" for mark in marks if mark.state == MarkState.WAITING]
    said = [*(f"{each} reached" for each in reached[-1:]), *(f"next {each}" for each in waiting[:1])]
    return f"Marks: {', '.join(said)}" if said else "Marks"


def _when(mark) -> str:
    if mark.due_on:
        return short_day(mark.due_on)
    return "after the break" if mark.state == MarkState.WAITING else "never"
