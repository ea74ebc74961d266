"""The figures that a committee may be told: each with its definition, and no number that is small or gives one away."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Self

from backend.core.small_numbers import SMALLEST_SHOWN, may_be_shown
from backend.councils.models import Council
from backend.outcomes.eet import EetYear, apprenticeship_share, eet_over_years
from backend.outcomes.rate_series import Period, with_share
from backend.outcomes.shares import Share
from backend.outcomes.sustainment import Curve, sustainment_curve
from backend.web.kit.charts import YearRate
from backend.web.kit.formats import TOO_FEW, day, percent, plural, rule_name
from backend.web.staff.outcomes.eet import MAIN_GROUP, MEASURES, series_of, shown_counts, shown_to_all, year_rates
from backend.web.staff.outcomes.headline import Headline, headline
from backend.web.staff.outcomes.period import first_of_last_years


HELD = 26  # weeks
HIDDEN = f"fewer than {SMALLEST_SHOWN}, or a number that would give one away"
DEFINITIONS = (
    "In EET: in education, employment or training on their birthday in the year to 31 March, each person once; who is"
    " not known counts in the whole ({rule}). Left out are those who died, went home for good or moved to another"
    " council, those still looked after, and qualifying care leavers.",
    f"Lasted {HELD} weeks: those still there count for as long as they have been there; breaks do not count.",
    "Ranges are where chance alone could put a figure (95%).",
    f"Numbers below {SMALLEST_SHOWN}, and others that would give them away, are left out.",
)


@dataclass(frozen=True)
class Mark:
    """One figure in a box: what it is, the figure, and what it is made of."""

    title: str
    figure: str
    explained: str


@dataclass(frozen=True)
class Figures(Headline):
    """What is kept with a page, and what the page and its file are made from."""

    marks: tuple[Mark, ...]
    years: tuple[YearRate, ...]
    definitions: tuple[str, ...]

    def kept(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def of(cls, kept: dict[str, Any]) -> Self:
        parts = kept | {"marks": tuple(Mark(**each) for each in kept["marks"])}
        return cls(**parts | {"years": tuple(YearRate(**each) for each in kept["years"])})


def figures_today(council: Council, today: dt.date) -> Figures:
    years = eet_over_years(council, today)
    series = _told_to_all(years)
    said = headline(series, MEASURES["eet"](MAIN_GROUP))
    since = first_of_last_years(today)
    return Figures(
        said.heading,
        said.sentences,
        said.chart_title,
        (
            _eet_mark(series[-1]),
            _apprenticeship_mark(apprenticeship_share(council, today)),
            lasting_mark(sustainment_curve(council, since, today, today), since),
        ),
        tuple(year_rates(series)),
        tuple(each.format(rule=rule_name(years[-1].rule, years[-1].rule_version)) for each in DEFINITIONS),
    )


def _told_to_all(years: Sequence[EetYear]) -> list[Period]:
    """As a file has them; how many are not known is told only where that is no small number and hides none."""
    series = series_of(years, MAIN_GROUP, "eet", shown_to_all)
    counts = [shown_counts(group)["not_known"] for year in years for group in year.groups if group.name == MAIN_GROUP]
    return [replace(period, not_known=count or 0) for period, count in zip(series, counts, strict=True)]


def _eet_mark(period: Period) -> Mark:
    title = f"In EET, aged {MAIN_GROUP}"
    if not with_share([period]):
        return Mark(title, TOO_FEW, HIDDEN)
    unknown = f"; {period.not_known:,} not known, counted as not in EET" if period.not_known else ""
    return Mark(
        title,
        percent(period.share.value),
        f"{period.share.count:,} of {period.share.of:,} whose birthday came since {day(period.first)}{unknown}",
    )


def _apprenticeship_mark(share: Share) -> Mark:
    title = "In an apprenticeship today, of every age"
    if not share.of or not all(may_be_shown(number) for number in (share.count, share.of - share.count)):
        return Mark(title, TOO_FEW, HIDDEN)
    return Mark(
        title,
        percent(share.value),
        f"{share.count:,} of {share.of:,} young people whom we support. England publishes this of other ages, so it is"
        " not set beside it",
    )


def lasting_mark(curve: Curve, since: dt.date) -> Mark:
    """An estimate of a curve: of few starts, or of few who left, it would tell of single people."""
    title = f"Lasted {HELD} weeks"
    point = next((each for each in curve.points if each.week == HELD), None)
    parts = (curve.left_early, curve.placements - curve.left_early, point.at_risk if point else 0)
    is_told = curve.placements >= SMALLEST_SHOWN and not curve.is_mostly_silent
    if point is None or not is_told or not all(may_be_shown(number) for number in parts):
        return Mark(title, TOO_FEW, HIDDEN)
    starts = plural(curve.placements, "start,starts")
    between = "" if point.low is None else f" (between {percent(point.low)} and {percent(point.high)})"
    return Mark(title, f"About {percent(point.share)}", f"of {starts} since {day(since)}{between}")
