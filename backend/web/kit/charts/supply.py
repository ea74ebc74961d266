"""What is wanted beside what there is: one row a kind, wants growing to the left of a line and supply to the right."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from backend.web.kit.charts.chart import Chart, Drawing, Room, chart_of
from backend.web.kit.charts.shapes import INK, OWN, OWN_PALE, QUIET, Band, Shape, Stroke, Words
from backend.web.kit.charts.svg import width_of, wrapped
from backend.web.kit.content import Column, Table


MOST_DRAWN = 8
WHITE = "#ffffff"
LINE, BAR, ROW = 18, 20, 34
FOR_FIGURE = 8  # between a bar and its figure


@dataclass(frozen=True)
class Supply:
    """`unmet` is drawn dark within what is wanted, as far as it is certain; `words` say what is known of it.

    `supplied` None: not shown.
    """

    label: str
    wanted: int
    unmet: int
    words: str
    supplied: int | None


@dataclass(frozen=True)
class SupplyNames:
    """What the parts of the drawing are called, in its headings, its key and its table."""

    kind: str
    wanted: str
    unmet: str
    met: str
    supplied: str
    not_shown: str


@dataclass(frozen=True)
class _Frame:
    """Where a row is drawn. `axis`: the line between what is wanted and what there is."""

    axis: float
    wanted_room: float
    supply_left: float
    supply_room: float
    most_wanted: int
    most_supplied: int

    def wanted(self, number: int) -> float:
        return self.wanted_room * number / max(self.most_wanted, 1)

    def supplied(self, number: int) -> float:
        return self.supply_room * number / max(self.most_supplied, 1)


def supply_chart(
    *, title: str, finding: str, rows: Sequence[Supply], names: SupplyNames, csv_url: str = "", note: str = ""
) -> Chart:
    """The first rows are drawn, all stand in the table."""
    drawn = rows[:MOST_DRAWN]
    columns = [
        Column(names.kind),
        *(Column(each, numeric=True) for each in (names.wanted, names.unmet, names.supplied)),
    ]
    cells = [[row.label, f"{row.wanted:,}", row.words, _supplied(row, names)] for row in rows]
    table = Table(title, columns, cells, caption_size="s")
    return chart_of(
        lambda room: _narrow(drawn, names, room) if room.is_narrow else _wide(drawn, names, room),
        title=title,
        finding=finding,
        table=table,
        csv_url=csv_url,
        note=note,
    )


def _supplied(row: Supply, names: SupplyNames) -> str:
    if row.supplied is None:
        return names.not_shown
    return f"{row.supplied:,}" if row.supplied else "none"


def _wide(rows: Sequence[Supply], names: SupplyNames, room: Room) -> Drawing:
    """Names at the left, wants up to the line, supply beyond it."""
    label_room, axis = 214.0, 470.0
    widest = max((width_of(f"{row.wanted:,}") for row in rows), default=0) + FOR_FIGURE
    frame = _Frame(axis, axis - label_room - widest, axis + 14, room.width - axis - 130, *_most(rows))
    shapes: list[Shape] = [Words(axis - 8, 16, names.wanted, INK, "end", is_bold=True)]
    shapes += [Words(frame.supply_left, 16, names.supplied, INK, is_bold=True)]
    shapes += _key(axis - 8 - 26 - width_of(names.unmet) - width_of(names.met) - 44, 26, names)
    top = y = 58.0
    for row in rows:
        lines = wrapped(row.label, label_room)
        height = max(ROW, LINE * len(lines) + 8)
        middle = y + height / 2
        start = middle - LINE * (len(lines) - 1) / 2 + 5
        shapes += [Words(0, start + LINE * number, line) for number, line in enumerate(lines)]
        shapes += [*_wanted(frame, row, middle), *_supply(frame, row, middle, names)]
        y += height
    return Drawing(y + 8, [*shapes, Stroke(axis, top - 2, axis, y + 4)])


def _wanted(frame: _Frame, row: Supply, middle: float) -> Iterator[Shape]:
    length, top = frame.wanted(row.wanted), middle - BAR / 2
    yield Band(frame.axis - length, top, length, BAR, OWN_PALE, OWN)
    dark, total = frame.wanted(row.unmet), f"{row.wanted:,}"
    if dark:
        yield Band(frame.axis - dark, top, dark, BAR, OWN, OWN)
    if dark >= width_of(row.words) + 8:
        yield Words(frame.axis - 6, middle + 5, row.words, WHITE, "end", is_bold=True)
    elif length - dark >= width_of(row.words) + 12:
        yield Words(frame.axis - dark - 6, middle + 5, row.words, INK, "end", is_bold=bool(dark))
    else:
        total = f"{row.words} of {total}"
    yield Words(frame.axis - length - FOR_FIGURE, middle + 5, total, QUIET, "end")


def _supply(frame: _Frame, row: Supply, middle: float, names: SupplyNames) -> Iterator[Shape]:
    length = frame.supplied(row.supplied or 0)
    if length:
        yield Band(frame.supply_left, middle - 7, length, 14, WHITE, INK)
    left = frame.supply_left + (length + FOR_FIGURE if length else 0)
    yield Words(left, middle + 5, _supplied(row, names), INK, is_bold=row.supplied is not None)


def _narrow(rows: Sequence[Supply], names: SupplyNames, room: Room) -> Drawing:
    """Each name above its two bars, and the figures in words behind them."""
    frame = _Frame(0, room.width * 0.42, 0, room.width * 0.42, *_most(rows))
    shapes: list[Shape] = [*_key(0, 4, names, down=22.0)]
    shapes += [Band(0, 48, 14, 14, WHITE, INK), Words(22, 60, names.supplied)]
    y = 84.0
    for row in rows:
        lines = wrapped(row.label, room.width)
        shapes += [Words(0, y + LINE * number, line, is_bold=True) for number, line in enumerate(lines)]
        y += LINE * len(lines) - 10
        shapes += _bars(frame, row, y, names)
        y += 66
    return Drawing(y - 20, shapes)


def _bars(frame: _Frame, row: Supply, top: float, names: SupplyNames) -> Iterator[Shape]:
    length = frame.wanted(row.wanted)
    yield Band(0, top, length, 14, OWN_PALE, OWN)
    if row.unmet:
        yield Band(0, top, frame.wanted(row.unmet), 14, OWN, OWN)
    yield Words(length + FOR_FIGURE, top + 12, f"{row.words} of {row.wanted:,}")
    supplied = frame.supplied(row.supplied or 0)
    if supplied:
        yield Band(0, top + 20, supplied, 12, WHITE, INK)
    yield Words(supplied + (FOR_FIGURE if supplied else 0), top + 32, _supplied(row, names))


def _key(left: float, top: float, names: SupplyNames, down: float = 0) -> Iterator[Shape]:
    """One beside the other, or with `down` one under the other."""
    beside = 0 if down else 44 + width_of(names.unmet)
    yield Band(left, top, 14, 14, OWN, OWN)
    yield Words(left + 22, top + 12, names.unmet)
    yield Band(left + beside, top + down, 14, 14, OWN_PALE, OWN)
    yield Words(left + beside + 22, top + down + 12, names.met)


def _most(rows: Sequence[Supply]) -> tuple[int, int]:
    return max((row.wanted for row in rows), default=0), max((row.supplied or 0 for row in rows), default=0)
