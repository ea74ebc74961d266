"""Charts drawn on the server as SVG that a strict content security policy lets through: no style, no script."""

from backend.web.kit.charts.bars import Bar, bar_chart
from backend.web.kit.charts.chart import Chart
from backend.web.kit.charts.lines import Point, Series, line_chart
from backend.web.kit.charts.rates import YearRate, rate_chart
from backend.web.kit.charts.supply import Supply, SupplyNames, supply_chart


__all__ = [
    "Bar",
    "Chart",
    "Point",
    "Series",
    "Supply",
    "SupplyNames",
    "YearRate",
    "bar_chart",
    "line_chart",
    "rate_chart",
    "supply_chart",
]
