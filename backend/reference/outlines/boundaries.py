"""The boundaries between cells as lines with few corners; two neighbours keep the same corners, so no gap opens."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from backend.reference.outlines.authority_cells import NOBODY, Labels


Corner = tuple[int, int]
Ring = list[Corner]

TOLERANCE = 1.2  # cells by which a line may leave the boundary
SMALLEST = 24.0  # cells: an island or an enclave of less is left out


def rings_by_label(labels: Labels) -> dict[int, list[Ring]]:
    """Of each authority its outlines, the land on the left; what it encloses of others is a ring too."""
    kept = _corners_kept(labels)
    found: dict[int, list[Ring]] = defaultdict(list)
    for label, ring in _rings(labels):
        corners = [corner for corner in ring if corner in kept]
        if len(corners) > 2 and abs(_area(corners)) >= SMALLEST:
            found[label].append(corners)
    return found


def _rings(labels: Labels) -> Iterator[tuple[int, Ring]]:
    """Every closed walk along the edges of cells that has one label on its left."""
    steps: dict[int, dict[Corner, list[Corner]]] = defaultdict(lambda: defaultdict(list))
    for label, start, end in _edges(labels):
        steps[label][start].append(end)
    for label in sorted(steps):
        ahead = steps[label]
        while ahead:
            first = next(iter(ahead))
            yield label, _walk(ahead, first)


def _walk(ahead: dict[Corner, list[Corner]], first: Corner) -> Ring:
    ring, at = [first], _leave(ahead, first)
    while at != first:
        ring.append(at)
        at = _leave(ahead, at)
    return ring


def _leave(ahead: dict[Corner, list[Corner]], corner: Corner) -> Corner:
    following = ahead[corner].pop()
    if not ahead[corner]:
        del ahead[corner]
    return following


def _edges(labels: Labels) -> Iterator[tuple[int, Corner, Corner]]:
    """Each side of a cell that has another authority, or nobody, across it."""
    sides = (((-1, 0), (0, 0), (1, 0)), ((0, 1), (1, 0), (1, 1)), ((1, 0), (1, 1), (0, 1)), ((0, -1), (0, 1), (0, 0)))
    for (across_y, across_x), (from_x, from_y), (to_x, to_y) in sides:
        other = np.roll(labels, (-across_y, -across_x), axis=(0, 1))
        for y, x in np.argwhere((labels != other) & (labels != NOBODY)).tolist():
            yield int(labels[y, x]), (x + from_x, y + from_y), (x + to_x, y + to_y)


def _corners_kept(labels: Labels) -> set[Corner]:
    """Where three meet, and of every line between two such corners those that it bends at."""
    beside: dict[Corner, set[Corner]] = defaultdict(set)
    for _, start, end in _edges(labels):
        beside[start].add(end)
        beside[end].add(start)
    meetings = {corner for corner, others in beside.items() if len(others) != 2}
    kept = set(meetings)
    for line in _lines(beside, meetings):
        kept.update(_bends(line))
    return kept


def _lines(beside: dict[Corner, set[Corner]], meetings: set[Corner]) -> Iterator[list[Corner]]:
    """From meeting to meeting; then what is left, which closes on itself, from its first corner and back."""
    done: set[frozenset[Corner]] = set()
    for start in [*sorted(meetings), *sorted(beside)]:
        for following in sorted(beside[start]):
            if frozenset((start, following)) not in done:
                yield _line(beside, meetings, start, following, done)


def _line(beside, meetings, start: Corner, following: Corner, done: set) -> list[Corner]:
    line, at = [start, following], following
    done.add(frozenset((start, following)))
    while at not in meetings and at != start:
        at = next(other for other in beside[at] if frozenset((at, other)) not in done)
        done.add(frozenset((line[-1], at)))
        line.append(at)
    return line


def _bends(line: Sequence[Corner]) -> set[Corner]:
    """By Douglas and Peucker: the corner furthest from the chord is kept, until none is further than the tolerance."""
    points, kept, open_parts = np.array(line, dtype=np.float64), {0, len(line) - 1}, [(0, len(line) - 1)]
    while open_parts:
        first, last = open_parts.pop()
        if last - first < 2:
            continue
        away = _from_chord(points[first + 1 : last], points[first], points[last])
        furthest = int(away.argmax())
        if away[furthest] > TOLERANCE:
            middle = first + 1 + furthest
            kept.add(middle)
            open_parts += [(first, middle), (middle, last)]
    return {line[at] for at in kept}


def _from_chord(points, start, end):
    chord = end - start
    length = float(np.hypot(*chord))
    if not length:
        return np.hypot(*(points - start).T)
    return np.abs(chord[0] * (points[:, 1] - start[1]) - chord[1] * (points[:, 0] - start[0])) / length


def _area(corners: Ring) -> float:
    after = [*corners[1:], corners[0]]
    return sum(x * later_y - later_x * y for (x, y), (later_x, later_y) in zip(corners, after, strict=True)) / 2
