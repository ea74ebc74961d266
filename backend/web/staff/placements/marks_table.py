"""The marks of a placement: in one line, and each with its days and the rule behind it."""

from collections.abc import Sequence

from backend.placements.choices import CheckInFrom
from backend.placements.known_marks import Known, KnownMark
from backend.placements.marks import MarkState
from backend.web.kit.content import Table, Tag, columns
from backend.web.kit.formats import day, rule_name, short_day


STATES = {
    Known.REACHED: Tag("Reached", "green"),
    Known.MISSED: Tag("Missed", "grey"),
    Known.NOT_YET: Tag("Not yet", "blue"),
    Known.NOT_KNOWN: Tag("Not known", "yellow"),
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


def marks_table(marks: Sequence[KnownMark]) -> Table:
    rows = [
        [
            each.mark.meaning,
            each.mark.days,
            STATES[each.state],
            _when(each.mark),
            each.mark.days_on_programme,
            rule_name(each.mark.rule, each.mark.version),
            how_known(each),
        ]
        for each in marks
    ]
    return Table("Marks, computed from the days", MARKS, rows, empty="No rule was in force when it started.")


def how_known(known: KnownMark) -> str:
    """By whose word, or why it was missed or is not known."""
    who = CheckInFrom(known.heard_from).label if known.heard_from else ""
    if known.state == Known.REACHED:
        return f"{who} said so on {day(known.day)}" if who else f"By the last day on record, {day(known.day)}"
    if known.state == Known.MISSED:
        return f"It ended on {day(known.day)}, after {known.mark.days_on_programme} of {known.mark.days} days"
    if known.state == Known.NOT_YET:
        return "–"
    if who:
        return f"{who} said on {day(known.day)} that they had left, and no end is recorded"
    return f"Nobody has said since {day(known.mark.due_on)} that they are still there"


def marks_said(marks: Sequence[KnownMark]) -> str:
    """The last that was reached, the first not known, and the next: the table below has their days and rules."""
    reached = [each.mark.meaning for each in marks if each.state == Known.REACHED]
    unknown = [each.mark.meaning for each in marks if each.state == Known.NOT_KNOWN]
    waiting = [f"{each.mark.meaning} {_when(each.mark)}" for each in marks if each.state == Known.NOT_YET]
    said = [
        *(f"{each} reached" for each in reached[-1:]),
        *(f"{each} not known" for each in unknown[:1]),
        *(f"next {each}" for each in waiting[:1]),
    ]
    return f"Marks: {', '.join(said)}" if said else "Marks"


def _when(mark) -> str:
    if mark.due_on:
        return short_day(mark.due_on)
    return "after the break" if mark.state == MarkState.WAITING else "never"
