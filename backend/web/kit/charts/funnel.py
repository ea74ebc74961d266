"""How many got as far as each step."""

from collections.abc import Sequence
from dataclasses import dataclass

from backend.web.kit.charts.chart import Chart, picture
from backend.web.kit.charts.svg import COLOURS, element, words
from backend.web.kit.content import Column, Table
from backend.web.kit.formats import TOO_FEW, percent


WIDTH, LONGEST, ROW, BAR = 720, 420, 62, 24


@dataclass(frozen=True)
class FunnelStep:
    """`count` None means too few people to show."""

    label: str
    count: int | None


def funnel(
    *, title: str, finding: str, steps: Sequence[FunnelStep], group: str = "Step", csv_url: str = "", note: str = ""
) -> Chart:
    highest = max((step.count or 0 for step in steps), default=0) or 1
    parts = []
    for index, step in enumerate(steps):
        parts += _draw_step(step, _share_of_step_before(steps, index), 4 + index * ROW, LONGEST / highest)
    columns = [Column(group), Column("Number", numeric=True), Column("Of the step before", numeric=True)]
    rows = [[step.label, _count(step), _share_of_step_before(steps, index) or "–"] for index, step in enumerate(steps)]
    svg = picture(title, finding, WIDTH, 4 + len(steps) * ROW, *parts)
    return Chart(finding, title, svg, Table(title, columns, rows, caption_size="s"), csv_url, note)


def _draw_step(step, share, y, scale):
    yield words(0, y + 16, step.label)
    if step.count is None:
        yield words(0, y + 42, TOO_FEW, font_style="italic")
        return
    length = max(step.count * scale, 1.0)
    yield element("rect", {"x": 0, "y": y + 24, "width": length, "height": BAR, "fill": COLOURS[0]})
    yield words(length + 10, y + 42, _count(step), font_weight="bold")
    if share:
        yield words(length + 24 + 10 * len(_count(step)), y + 42, f"{share} of the step before")


def _count(step):
    return TOO_FEW if step.count is None else f"{step.count:,}"


def _share_of_step_before(steps, index):
    before = steps[index - 1].count if index else None
    return percent(steps[index].count / before) if before and steps[index].count is not None else ""
