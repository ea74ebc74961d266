"""What became of a file and of each row of it."""

from django.urls import reverse

from backend.intake.choices import FileState
from backend.intake.models import OpportunityFile
from backend.web.kit.content import Cell, Link, Row, Table, Tag, columns
from backend.web.kit.employer_names import name_of
from backend.web.kit.formats import moment, plural


COLOURS = {
    FileState.READING: "yellow",
    FileState.UPLOADED: "blue",
    FileState.CHECKING: "yellow",
    FileState.CHECKED: "blue",
    FileState.TAKING_IN: "yellow",
    FileState.DONE: "green",
    FileState.UNREADABLE: "red",
}
FILES = columns(
    "File", "Employer", "Chosen", "State", "New", "Changed", "Refused", numeric=("New", "Changed", "Refused")
)
PROBLEMS = columns("Row", "Reference", "Column", "What to correct", "Rule", numeric=("Row",))


def state_tag(file: OpportunityFile) -> Tag:
    return Tag(file.get_state_display(), COLOURS[FileState(file.state)])


def files_table(files) -> Table:
    rows = [
        [
            Link(file.name, reverse("opportunity-file", args=[file.public_id]), f"chosen on {moment(file.created_at)}"),
            name_of(file.employer),
            moment(file.created_at),
            state_tag(file),
            file.new_rows,
            file.changed_rows,
            file.refused_rows,
        ]
        for file in files
    ]
    return Table("Files chosen before", FILES, rows, empty="No file has been chosen yet.")


def problems_table(refused) -> Table:
    rows = [
        [
            each.number,
            each.reference or "none",
            problem["column"] or "the row",
            problem["reason"],
            Cell(problem["code"]),
        ]
        for each in refused
        for problem in each.problems
    ]
    return Table("Rows that cannot be taken in", PROBLEMS, rows)


def counts_of(file: OpportunityFile) -> list[Row]:
    done = file.state == FileState.DONE
    return [
        Row("New", plural(file.new_rows, "opportunity,opportunities")),
        Row("Changed", plural(file.changed_rows, "opportunity,opportunities")),
        Row("As it was", plural(file.unchanged_rows, "row,rows")),
        Row("Not taken in" if done else "Cannot be taken in", plural(file.refused_rows, "row,rows")),
    ]


def advice_of(file: OpportunityFile) -> list[str]:
    told = sorted(file.advice.values(), key=lambda each: -each["rows"])
    return [f"{plural(each['rows'], 'row,rows')}: {each['message']}" for each in told]
