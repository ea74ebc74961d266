"""The share of the oracle's gain against the number of referrals, as a small SVG chart without styles."""

from collections.abc import Sequence
from html import escape

from matching.evaluation.estimates import Estimate


WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 720, 400, 60, 170, 40, 50
LINES = {"A": ("#1d4f91", ""), "B": ("#9c2a2a", "8 4"), "D": ("#2c6e49", "2 4"), "E": ("#6b4fa0", "12 4 2 4")}
LABELS = {"A": "A expert right", "B": "B expert wrong", "D": "D unfair employers", "E": "E drift"}
TITLE = "Share of an oracle's gain, by number of past referrals"
ABOUT = (
    "Mean of twenty seeds in four invented worlds, with 95% intervals; at 0 the ranking is the written expert alone."
)


def chart(gains: dict[str, list[Estimate]], sizes: Sequence[int]) -> str:
    x = [LEFT + (WIDTH - LEFT - RIGHT) * position / (len(sizes) - 1) for position in range(len(sizes))]
    parts = [_frame(x, sizes), *(_line(kind, row, x) for kind, row in gains.items())]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" font-family="sans-serif">'
    )
    return f"{head}<title>{escape(TITLE)}</title><desc>{escape(ABOUT)}</desc>{''.join(parts)}</svg>\n"


def _y(share: float) -> float:
    return TOP + (HEIGHT - TOP - BOTTOM) * (1 - min(max(share, 0.0), 1.0))


def _frame(x: list[float], sizes: Sequence[int]) -> str:
    white = f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>'
    parts = [white, _text(LEFT, 22, TITLE, 15)]
    for tenth in range(0, 11, 2):
        y = _y(tenth / 10)
        parts.append(f'<line x1="{LEFT}" x2="{x[-1]:.1f}" y1="{y:.1f}" y2="{y:.1f}" stroke="#d0d0d0"/>')
        parts.append(_text(LEFT - 34, y + 4, f"{tenth / 10:.1f}", 12))
    parts += [_text(at - 10, HEIGHT - BOTTOM + 20, f"{size:,}", 12) for at, size in zip(x, sizes, strict=True)]
    return "".join([*parts, _text(LEFT, HEIGHT - 10, "past referrals (steps are not to scale)", 12)])


def _line(kind: str, row: list[Estimate], x: list[float]) -> str:
    colour, dash = LINES[kind]
    points = " ".join(f"{at:.1f},{_y(cell.value):.1f}" for at, cell in zip(x, row, strict=True))
    style = f'fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dash or "none"}"'
    intervals = "".join(
        f'<line x1="{at:.1f}" x2="{at:.1f}" y1="{_y(cell.low):.1f}" y2="{_y(cell.high):.1f}" stroke="{colour}"/>'
        f'<circle cx="{at:.1f}" cy="{_y(cell.value):.1f}" r="3" fill="{colour}"/>'
        for at, cell in zip(x, row, strict=True)
    )
    return f'<polyline points="{points}" {style}/>{intervals}{_label(kind, row, x)}'


def _label(kind: str, row: list[Estimate], x: list[float]) -> str:
    """At the left of the line's beginning there is no room, so the label stands at its end, kept apart by kind."""
    offset = {"A": -8, "B": 10, "D": 4, "E": 4}[kind]
    return _text(x[-1] + 10, _y(row[-1].value) + offset, f"{LABELS[kind]} {row[-1].value:.2f}", 12, LINES[kind][0])


def _text(x: float, y: float, words: str, size: int, colour: str = "#222222") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{colour}">{escape(words)}</text>'
