"""From match to a placement that lasts, as charts and rows."""

import datetime as dt
from collections.abc import Sequence

from django.urls import reverse
from django.utils.text import capfirst

from backend.core.small_numbers import SMALLEST_SHOWN, may_be_shown, suppressed
from backend.outcomes.funnel import FunnelStep
from backend.outcomes.sustainment import Curve, CurvePoint
from backend.web.kit.charts import Bar, Chart, Point, Series, bar_chart, line_chart
from backend.web.kit.content import Table, columns
from backend.web.kit.formats import TOO_FEW, day, percent, plural, rule_name


WEEKS = (0, 4, 13, 26, 39, 52)
FUNNEL_CSV = ("Step", "Meaning", "Young people")
CURVE_CSV = ("Week", "Share still there, %", "Low, %", "High, %", "Seen for so long")


def funnel_chart(steps: Sequence[FunnelStep], first: dt.date, last: dt.date) -> Chart:
    people = {step.name: step.people for step in steps}
    return bar_chart(
        title="From match to 13 weeks",
        finding=_funnel_finding(people),
        bars=[Bar(f"{step.label}: {step.meaning}", step.people) for step in steps],
        group="Step",
        value_name="Young people",
        value_text=lambda people: f"{people:,.0f}",
        csv_url=f"{reverse('outcomes-csv', args=['funnel'])}?{_years(first, last)}",
        note=(
            f"Young people referred from {day(first)} to {day(last)}, each counted once, and how far they have come by"
            " today. Steps may be skipped, so a later number can be higher than the one before."
        ),
    )


def _funnel_finding(people: dict[str, int]) -> str:
    if not people["referred"]:
        return "Nobody was referred in this period"
    referred = plural(people["referred"], "young person,young people")
    started, lasted, unknown = people["started"], people["lasted_13_weeks"], people["not_known_13_weeks"]
    return (
        f"Of {referred} referred, {started} {_have(started)} started so far,"
        f" and {lasted} {_have(lasted)} lasted 13 weeks by today"
    ) + (f"; of {unknown} it is not known" if unknown else "")


def _have(people: int) -> str:
    return "has" if people == 1 else "have"


def _years(first: dt.date, last: dt.date) -> str:
    years = last.year - first.year
    return "" if years == 3 else f"years={years}"


def funnel_csv(steps: Sequence[FunnelStep]) -> list[list[str]]:
    counts = suppressed({step.name: step.people for step in steps})
    return [[step.label, step.meaning, _count(counts[step.name])] for step in steps]


def _count(people: int | None) -> str:
    return TOO_FEW if people is None else str(people)


def curve_chart(curve: Curve, first: dt.date, last: dt.date) -> Chart | None:
    """None where too few have started: one person's leaving would be the whole curve. Nor where most are silent: those
    who left would be the rest."""
    if curve.placements < SMALLEST_SHOWN or curve.is_mostly_silent:
        return None
    points = [Point(each.week, each.share, each.low, each.high) for each in curve.points]
    return line_chart(
        title="Share still in placement by week",
        finding=_curve_finding(curve),
        series=[Series("Still there", points)],
        x_label="Weeks on programme",
        y_label="Share still there",
        x_ticks=[week for week in WEEKS if week <= points[-1].x],
        steps=True,
        csv_url=f"{reverse('outcomes-csv', args=['sustainment'])}?{_years(first, last)}",
        note=(
            f"{capfirst(rule_name(curve.rule, curve.rule_version))};"
            f" placements that began from {day(first)} to {day(last)}."
            " Everybody counts up to the last day by which they were to be asked, and no further than somebody has said"
            f" that they are there{_silent(curve)}. Breaks do not count; an end as planned is not counted as leaving,"
            " nor is one of health, family or the employer's doing. The band is where the share most likely lies (95%)."
        ),
    )


def _silent(curve: Curve) -> str:
    if not curve.silent:
        return ""
    return f"; of {plural(curve.silent, 'placement,placements')} nobody has said so since"


def _curve_finding(curve: Curve) -> str:
    began = plural(curve.placements, "placement,placements")
    by_week = {point.week: point for point in curve.points}
    reached = [week for week in (26, 13, 4) if week in by_week]
    if not reached:
        return f"{began} began, none of them 4 weeks ago yet"
    point = by_week[reached[0]]
    if point.low is None or point.high is None:
        left = "none" if point.share else "everybody"
        seen = plural(point.at_risk, "placement has,placements have")
        return f"{began} began, and {left} had left early by week {point.week}; {seen} been seen for so long"
    return f"About {percent(point.share)} of {began} lasted {point.week} weeks{_range(point)}"


def _range(point: CurvePoint) -> str:
    if point.low is None or point.high is None:
        return ""
    return f" (between {percent(point.low)} and {percent(point.high)})"


def curve_table(curve: Curve) -> Table:
    headings = columns(
        "Week",
        "Share still there",
        "Most likely between",
        "Seen for so long",
        numeric=("Share still there", "Most likely between", "Seen for so long"),
    )
    rows = [
        [f"Week {point.week}", percent(point.share), _range(point).strip(" ()") or "no range yet", point.at_risk]
        for point in curve.points
        if point.week in WEEKS[1:]
    ]
    return Table("At the marks", headings, rows, empty="Nobody has been there for 4 weeks yet.", caption_size="s")


def curve_csv(curve: Curve) -> list[list[str]]:
    if curve.placements < SMALLEST_SHOWN or curve.is_mostly_silent:
        return []
    return [_curve_row(point) for point in curve.points if may_be_shown(point.at_risk)]


def _curve_row(point: CurvePoint) -> list[str]:
    shares = (point.share, point.low, point.high)
    return [str(point.week), *("" if each is None else f"{100 * each:.1f}" for each in shares), str(point.at_risk)]
