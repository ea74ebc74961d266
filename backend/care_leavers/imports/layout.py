"""Another layout than our template: which of its columns is which of ours, and what it says in other words."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from backend.care_leavers.imports.parsed import MalformedFile, RowNote
from backend.care_leavers.imports.table import Row
from backend.tabular.table import Table


Sentence = Callable[[str], str]
NOT_KEPT = "what this import does not take stands in these columns, with the number of rows: {names}."
NOT_USED = "was not taken, rows with something in it: {count}; {why}."


@dataclass(frozen=True)
class Source:
    """`reads` puts a cell into the words of our template."""

    headings: tuple[str, ...]
    reads: Sentence = str.strip
    required: bool = False


@dataclass(frozen=True)
class Layout:
    """`columns`: our column to its source. `remark` says what the sender should know of a row."""

    name: str
    columns: Mapping[str, Source]
    remark: Callable[[Mapping[str, str]], Iterable[tuple[str, str]]] = lambda said: ()
    marks: frozenset[str] = field(default_factory=frozenset)  # headings that tell the layout
    empty: frozenset[str] = frozenset({"null", "none", "nan"})  # what stands for an empty cell
    reasons: Mapping[str, str] = field(default_factory=dict)  # by heading, why it is not taken
    derives: Callable[[Mapping[str, str]], Mapping[str, str]] = lambda said: {}  # cells that several columns say

    def fits(self, headings: Iterable[str]) -> bool:
        return self.marks <= {bare(heading) for heading in headings}


@dataclass(frozen=True)
class Mapped:
    """Rows in our columns; `names` gives the file's own name of each. What is said `about_file` speaks of no row."""

    rows: list[Row]
    notes: list[RowNote]
    names: dict[str, str]
    about_file: list[RowNote]


def bare(heading: str) -> str:
    """Letters and digits alone, in small letters."""
    return "".join(sign for sign in heading.casefold() if sign.isalnum())


def mapped(layout: Layout, table: Table) -> Mapped:
    found = _found(layout, table.headings)
    names = {ours: table.headings[place] for ours, place in found.items()}
    rows, notes = [], []
    for each in table.rows:
        said = dict(zip(map(bare, table.headings), each.cells, strict=False))
        cells = {ours: _read(layout, ours, each.cells, place) for ours, place in found.items()}
        cells = {**layout.derives(said), **cells}
        rows.append(Row(each.number, cells, any(cell.strip() for cell in each.cells[len(table.headings) :])))
        notes += [RowNote(each.number, column, sentence) for column, sentence in layout.remark(said)]
    about_file = [RowNote(rows[0].number, layout.name, note) for note in table.notes]
    return Mapped(rows, notes, names, [*_not_taken(layout, table, set(names.values())), *about_file])


def _found(layout: Layout, headings: Sequence[str]) -> dict[str, int]:
    exact = {heading: index for index, heading in enumerate(headings)}
    places = {bare(heading): index for index, heading in reversed(list(enumerate(headings)))} | exact
    found = {}
    for ours, source in layout.columns.items():
        written = [each if each in exact else bare(each) for each in source.headings]
        place = next((places[each] for each in written if each in places), None)
        if place is not None:
            found[ours] = place
        elif source.required:
            raise MalformedFile(
                f"This looks like {layout.name}, but the column “{source.headings[0]}” is missing; export it again with"
                " that column."
            )
    return found


def _read(layout: Layout, ours: str, cells: Sequence[str], place: int) -> str:
    cell = cells[place] if place < len(cells) else ""
    cell = "" if cell.strip().casefold() in layout.empty else cell
    return layout.columns[ours].reads(cell) if cell.strip() else ""


def _not_taken(layout: Layout, table: Table, taken: set[str]) -> list[RowNote]:
    """What stands in other columns, with how many rows have it; each by itself where there is a reason to tell."""
    filled = {
        heading: sum(1 for row in table.rows if index < len(row.cells) and row.cells[index].strip())
        for index, heading in enumerate(table.headings)
        if heading not in taken
    }
    left = [(heading, count) for heading, count in filled.items() if count]
    number = table.rows[0].number
    told = [
        RowNote(number, heading, NOT_USED.format(count=count, why=layout.reasons[bare(heading)]))
        for heading, count in left
        if bare(heading) in layout.reasons
    ]
    others = [f"{heading} ({count})" for heading, count in left if bare(heading) not in layout.reasons]
    if not others:
        return told
    return [*told, RowNote(number, layout.name, NOT_KEPT.format(names=", ".join(others)))]
