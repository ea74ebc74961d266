"""What became of a file. With names for those who may open records; else rows, columns and counts alone."""

from django.urls import reverse

from backend.care_leavers.choices import ImportState, RowOutcome
from backend.care_leavers.imports.chosen_columns import label
from backend.care_leavers.models import CareLeaver, HeldRow, ImportConflict, ImportRun
from backend.reference.postcodes import district_of
from backend.tabular.days import iso_day
from backend.web.kit.content import Link, Row, Table, Tag, columns
from backend.web.kit.formats import day, moment, plural, short_day


COLOURS = {
    ImportState.CHECKING: "yellow",
    ImportState.COLUMNS: "blue",
    ImportState.CHECKED: "blue",
    ImportState.TAKING_IN: "yellow",
    ImportState.DONE: "green",
    ImportState.UNREADABLE: "red",
}
NUMBERS = ("New", "Changed", "Held", "Refused")
RUNS = columns("File", "Taken out on", "State", *NUMBERS, numeric=NUMBERS)
REMARKS = columns("Row", "Column", "What is said about it", numeric=("Row",))
ROWS = columns("Row", "Young person", "What became of it", "Columns taken over", "To know", numeric=("Row",))
ASKED = columns("Column", "To settle", numeric=("To settle",))
HELD = columns("Row", "Read in", "Name in the file", "Identifier", numeric=("Row",))
DIFFERENCES = columns("Young person", "Recorded here", "The file says", "Why you are asked", "Answer")
SETTLED = columns("Young person", "Column", "Answer", "By", "When")


def state_tag(run: ImportRun) -> Tag:
    return Tag(run.get_state_display(), COLOURS[ImportState(run.state)])


def name_of(run: ImportRun, *, with_names: bool) -> str:
    """What a file is called may be somebody's name."""
    return run.file_name if with_names else f"File of {moment(run.created_at)}"


def runs_table(runs, *, with_names: bool) -> Table:
    rows = [
        [
            Link(name_of(run, with_names=with_names), reverse("import", args=[run.public_id]), moment(run.created_at)),
            short_day(run.extracted_on) if run.extracted_on else "not known",
            state_tag(run),
            *(run.created_rows, run.updated_rows, run.held_rows, run.refused_rows),
        ]
        for run in runs
    ]
    return Table("Files chosen before", RUNS, rows, empty="No file has been chosen yet.")


def counts_of(run: ImportRun) -> list[Row]:
    done = run.state == ImportState.DONE
    return [
        Row("Taken out of the case system", day(run.extracted_on) if run.extracted_on else "not known"),
        Row("New", plural(run.created_rows, "young person,young people")),
        Row("Changed", plural(run.updated_rows, "record,records")),
        Row("As it was", plural(run.unchanged_rows, "row,rows")),
        Row("Differ from what is recorded here", plural(run.differing_rows, "row,rows")),
        Row("Look like somebody who is here", plural(run.held_rows, "row,rows")),
        Row("Not taken in" if done else "Cannot be taken in", plural(run.refused_rows, "row,rows")),
    ]


def remarks_table(remarks) -> Table:
    rows = [[each.row, each.column, each.reason] for each in remarks]
    return Table("Row by row", REMARKS, rows, empty="Nothing is said about any row.", row_headers=False)


def rows_table(results, remarks) -> Table:
    said: dict[int, list[str]] = {}
    for each in remarks:
        said.setdefault(each.row, []).append(f"{each.column}: {each.reason}")
    rows = [
        [
            each.number,
            _who(each),
            RowOutcome(each.outcome).label,
            ", ".join(each.columns) or "none",
            " ".join(said.get(each.number, ())) or "nothing",
        ]
        for each in results
    ]
    return Table("Row by row", ROWS, rows, empty="No row is like that.", row_headers=False)


def _who(result):
    if result.care_leaver:
        return Link(result.care_leaver.full_name, reverse("person", args=[result.care_leaver.public_id]))
    return name_in(result.said) or "no name that can be read"


def name_in(said: dict) -> str:
    return " ".join(filter(None, (str(said.get(name, "")) for name in ("given_name", "family_name"))))


def held_table(held) -> Table:
    rows = [
        [
            Link(
                f"Row {each.number}", reverse("import-held", args=[each.public_id]), f"of {moment(each.run.created_at)}"
            ),
            moment(each.run.created_at),
            name_in(each.said),
            each.identifier,
        ]
        for each in held
    ]
    return Table("Rows that look like somebody who is here", HELD, rows, empty="No row is held.")


def columns_table(counted) -> Table:
    rows = [[Link(label(name), reverse("import-column", args=[name])), count] for name, count in counted]
    return Table("Facts that differ", ASKED, rows, empty="No file says otherwise than what is recorded here.")


def differences_table(conflicts, caption: str) -> Table:
    rows = [
        [
            Link(each.care_leaver.full_name, reverse("person", args=[each.care_leaver.public_id])),
            shown(each, each.ours),
            shown(each, each.theirs),
            each.get_why_display(),
            Link("Settle", reverse("import-conflict", args=[each.public_id]), f"for {each.care_leaver.full_name}"),
        ]
        for each in conflicts
    ]
    return Table(caption, DIFFERENCES, rows, empty="Nothing of this column is left to settle.")


def settled_table(conflicts) -> Table:
    rows = [
        [
            Link(each.care_leaver.full_name, reverse("import-conflict", args=[each.public_id]), label(each.column)),
            label(each.column),
            each.get_state_display(),
            each.settled_by.name,
            moment(each.settled_at),
        ]
        for each in conflicts
    ]
    return Table("Settled last", SETTLED, rows, empty="Nothing has been settled yet.")


def matched_table(held: list[HeldRow]) -> Table:
    rows = [
        [
            Link(
                f"Row {each.number}", reverse("import-held", args=[each.public_id]), f"of {moment(each.run.created_at)}"
            ),
            each.care_leaver.full_name if each.care_leaver else "",
            each.get_state_display(),
            each.settled_by.name if each.settled_by else "",
            moment(each.settled_at) if each.settled_at else "",
        ]
        for each in held
    ]
    headings = columns("Row", "Young person", "Answer", "By", "When", numeric=("Row",))
    return Table("Held rows settled last", headings, rows, empty="No held row has been settled yet.")


def shown(conflict: ImportConflict, value) -> str:
    """As a page says it. Of a confidential home the area alone."""
    if value is None:
        return "not recorded"
    if conflict.column == "postcode" and conflict.care_leaver.home_is_confidential:
        return f"{district_of(value)} area (confidential)"
    return words_for(conflict.column, value)


def words_for(column: str, value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(value) or "none"
    fields = {field.name: field for field in CareLeaver._meta.concrete_fields}
    if column in fields and fields[column].get_internal_type() == "DateField":
        return day(iso_day(value))
    named = dict(getattr(fields.get(column), "flatchoices", ()))
    return str(named.get(value, value))


def facts_of(held: HeldRow) -> list[Row]:
    """What the row says, beside which each candidate is looked at. The home is left out: it may be confidential."""
    return [Row(label(column), words_for(column, value)) for column, value in held.said.items() if column != "postcode"]
