"""Another layout than our template: which of its columns is which of ours, and what it says in other words."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from backend.care_leavers.imports.parsed import MalformedFile, RowNote
from backend.care_leavers.imports.table import Row
from backend.tabular.table import Table


Sentence = Callable[[str], str]
NOT_KEPT = "{count} more columns hold facts that this import does not take: {names}."


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
    remark: Callable[[Mapping[str, str]], Iterable[tuple[str, str]]]
    marks: frozenset[str] = field(default_factory=frozenset)  # headings that tell the layout

    def fits(self, headings: Iterable[str]) -> bool:
        return self.marks <= {bare(heading) for heading in headings}


@dataclass(frozen=True)
class Mapped:
    """Rows in our columns; `names` gives the file's own name of each."""

    rows: list[Row]
    notes: list[RowNote]
    names: dict[str, str]


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
        rows.append(Row(each.number, cells, any(cell.strip() for cell in each.cells[len(table.headings) :])))
        notes += [RowNote(each.number, column, sentence) for column, sentence in layout.remark(said)]
    return Mapped(rows, [*_not_taken(layout, table, set(names.values())), *notes], names)


def _found(layout: Layout, headings: Sequence[str]) -> dict[str, int]:
    places = {bare(heading): index for index, heading in reversed(list(enumerate(headings)))}
    found = {}
    for ours, source in layout.columns.items():
        place = next((places[bare(each)] for each in source.headings if bare(each) in places), None)
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
    cell = "" if cell.strip().casefold() in ("null", "none", "nan") else cell
    return layout.columns[ours].reads(cell) if cell.strip() else ""


def _not_taken(layout: Layout, table: Table, taken: set[str]) -> list[RowNote]:
    left = [
        heading
        for index, heading in enumerate(table.headings)
        if heading not in taken and any(index < len(row.cells) and row.cells[index].strip() for row in table.rows)
    ]
    if not left:
        return []
    return [RowNote(table.rows[0].number, layout.name, NOT_KEPT.format(count=len(left), names=", ".join(left)))]
