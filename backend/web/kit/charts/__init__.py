"""Charts drawn on the server as SVG that a strict content security policy lets through: no style, no script."""

from backend.web.kit.charts.bars import Bar, StackedBar, bar_chart, stacked_bars
from backend.web.kit.charts.chart import Chart
from backend.web.kit.charts.funnel import FunnelStep, funnel
from backend.web.kit.charts.lines import Point, Series, line_chart


__all__ = [
    "Bar",
    "Chart",
    "FunnelStep",
    "Point",
    "Series",
    "StackedBar",
    "bar_chart",
    "funnel",
    "line_chart",
    "stacked_bars",
]
