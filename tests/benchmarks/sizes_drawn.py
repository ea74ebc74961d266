"""Seconds and megabytes against the number of people, as a small drawing of attributes alone."""

from collections.abc import Sequence
from html import escape


WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 720, 360, 60, 120, 40, 50
BLUE, RED = "#1d4f91", "#9c2a2a"


def drawn(rows: Sequence[tuple[int, float, float]], opportunities: int) -> str:
    """`rows` of people, seconds and megabytes."""
    title = f"Ranking people against {opportunities:,} opportunities"
    people, seconds, megabytes = zip(*rows, strict=True)
    parts = [
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        _text(LEFT, 22, title, 15),
        *(
            _text(_x(count, people) - 16, HEIGHT - BOTTOM + 20, f"{count:,}", 12)
            for count in people
            if count > people[1]
        ),
        _text(LEFT, HEIGHT - 10, "people (to scale); each line from nothing to its own greatest", 12),
        _line(people, seconds, BLUE, f"{seconds[-1]:.1f} s", ""),
        _line(people, megabytes, RED, f"{megabytes[-1]:.0f} MB", "8 4"),
    ]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" font-family="sans-serif">'
    )
    about = "; ".join(f"{count:,} people: {took:.2f} s, {held:.0f} MB" for count, took, held in rows)
    return f"{head}<title>{escape(title)}</title><desc>{escape(about)}</desc>{''.join(parts)}</svg>\n"


def _x(count: float, people: Sequence[int]) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * count / people[-1]


def _line(people: Sequence[int], values: Sequence[float], colour: str, label: str, dash: str) -> str:
    most = max(values)
    spots = [
        (_x(count, people), TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / most))
        for count, value in zip(people, values, strict=True)
    ]
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in spots)
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in spots)
    style = f'fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dash or "none"}"'
    end = _text(spots[-1][0] + 10, spots[-1][1] + (4 if not dash else 22), label, 13, colour)
    return f'<polyline points="{points}" {style}/>{dots}{end}'


def _text(x: float, y: float, words: str, size: int, colour: str = "#222222") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{colour}">{escape(words)}</text>'
