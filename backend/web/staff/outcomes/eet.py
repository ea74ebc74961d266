"""EET and apprenticeships by age group, as charts and rows, beside England."""

from collections.abc import Sequence
from functools import partial

from django.urls import reverse
from django.utils.text import capfirst

from backend.core.small_numbers import SMALLEST_SHOWN, suppressed
from backend.outcomes.eet import AgeGroup, EetYear, England
from backend.outcomes.rate_series import Period, Published
from backend.outcomes.shares import Share
from backend.web.kit.charts import Bar, Chart, YearRate, bar_chart, rate_chart
from backend.web.kit.content import Table, columns
from backend.web.kit.formats import TOO_FEW, day, rule_name
from backend.web.staff.outcomes.headline import Headline, Measure, beside_england, chart_title, heading, headline


MAIN_GROUP = "19 to 21"  # the group England publishes the longest series for
COLUMNS = columns(
    "Age turned",
    "Counted",
    "In EET",
    "Not in EET",
    "Not known",
    "In an apprenticeship",
    "Left out",
    "England, in EET",
    numeric=("Counted", "In EET", "Not in EET", "Not known", "In an apprenticeship", "Left out", "England, in EET"),
)
CSV_COLUMNS = (
    "Year",
    "Whole year",
    "Age turned",
    "Counted",
    "In EET",
    "Not in EET",
    "Not known",
    "England in EET, %",
    "England year",
    "In EET likely from, %",
    "In EET likely to, %",
    "In words",
)
CSV_COUNTS = ("all", "eet", "neet", "not_known")
MEASURES = {
    "eet": partial(Measure, "in EET"),
    "in_apprenticeship": partial(Measure, "in an apprenticeship"),
}
RANGE_NOTE = "Ranges show how far chance alone could move a figure (95%, Wilson)."


def shown(group: AgeGroup, measure: str) -> Share | None:
    """None where there are too few people to speak of a share, or nobody's activity is known: 0% is no finding then."""
    if group.cohort < SMALLEST_SHOWN or group.not_known.count == group.cohort:
        return None
    return getattr(group, measure)


def rule_of(year: EetYear) -> str:
    so_far = "" if year.is_complete else ", so far"
    rule = capfirst(rule_name(year.rule, year.rule_version))
    return f"{rule}; {day(year.first)} to {day(year.last)}{so_far}."


def headline_of(years: Sequence[EetYear]) -> Headline:
    return headline(series_of(years, MAIN_GROUP, "eet"), MEASURES["eet"](MAIN_GROUP))


def eet_by_age(year: EetYear) -> Chart:
    return _by_age(year, "eet", "In education, employment or training by age")


def apprenticeships_by_age(year: EetYear) -> Chart:
    return _by_age(year, "in_apprenticeship", "In an apprenticeship by age")


def _by_age(year: EetYear, measure: str, title: str) -> Chart:
    periods = {each.name: period_of(year, each.name, measure) for each in year.groups}
    return bar_chart(
        title=title,
        finding=beside_england(periods[MAIN_GROUP], MEASURES[measure](MAIN_GROUP)),
        bars=[_bar(name, period) for name, period in periods.items()],
        group="Age turned",
        compare_name="England",
        csv_url=reverse("outcomes-csv", args=["eet"]),
        note=f"{rule_of(year)} {RANGE_NOTE} {_england_note(year, measure)}",
    )


def _bar(name: str, period: Period) -> Bar:
    england = period.england.value if period.england else None
    if period.share is None:
        return Bar(name, None, compare=england)
    return Bar(name, period.share.value, *period.share.likely_range, compare=england)


def eet_over_time(years: Sequence[EetYear]) -> Chart:
    periods = series_of(years, MAIN_GROUP, "eet")
    return rate_chart(
        title=f"In EET at {MAIN_GROUP} over the years",
        finding=chart_title(periods, MEASURES["eet"](MAIN_GROUP)),
        years=year_rates(periods),
        csv_url=reverse("outcomes-csv", args=["eet"]),
        note=f"The last year counts birthdays up to {day(years[-1].last)}. {rule_of(years[-1])} {RANGE_NOTE}",
    )


def year_rates(periods: Sequence[Period]) -> list[YearRate]:
    return [_year_rate(each) for each in periods]


def _year_rate(period: Period) -> YearRate:
    """Beside a part of a year stands no figure of England's: it is of another year."""
    label = f"to Mar {period.year}" if period.is_complete else f"since {period.first.day} {period.first:%b}"
    short = str(period.year) if period.is_complete else "so far"
    england = period.england.value if period.england_is_of_it else None
    share = period.share
    if share is None:
        return YearRate(label, short, None, england=england, is_part=not period.is_complete)
    return YearRate(label, short, share.value, *share.likely_range, england, not period.is_complete)


def counts(year: EetYear) -> Table:
    rows = [
        [
            each.name,
            each.cohort,
            each.eet.count,
            each.neet.count,
            each.not_known.count,
            each.in_apprenticeship.count,
            each.left_out,
            _england_text(each.england.get("eet")),
        ]
        for each in year.groups
    ]
    return Table("The young people behind these figures", COLUMNS, rows)


def csv_rows(years: Sequence[EetYear]) -> list[list[str]]:
    """For people who do not work with these young people: small numbers are left out, and of words what they tell."""
    return [_csv_row(years[: place + 1], group) for place, year in enumerate(years) for group in year.groups]


def _csv_row(years: Sequence[EetYear], group: AgeGroup) -> list[str]:
    year, measure = years[-1], MEASURES["eet"](group.name)
    counts = shown_counts(group)
    cells = [TOO_FEW if counts[name] is None else str(counts[name]) for name in CSV_COUNTS]
    england = group.england.get("eet")
    beside = [f"{england.percent:g}", england.year_ending.isoformat()] if england else ["", ""]
    period = f"{year.first:%Y-%m-%d} to {year.last:%Y-%m-%d}"
    said = heading(series_of(years, group.name, "eet", shown_to_all), measure)
    return [period, "yes" if year.is_complete else "no", group.name, *cells, *beside, *_csv_range(group), said]


def _csv_range(group: AgeGroup) -> list[str]:
    share = shown_to_all(group, "eet")
    return [f"{100 * each:.0f}" for each in share.likely_range] if share else ["", ""]


def shown_counts(group: AgeGroup) -> dict[str, int | None]:
    parts = {"eet": group.eet.count, "neet": group.neet.count, "not_known": group.not_known.count}
    return suppressed(parts | {"all": group.cohort}, keep=("eet", "all"))


def shown_to_all(group: AgeGroup, measure: str) -> Share | None:
    """None where the file hides a count from which the share is made: together they would tell it."""
    counts = shown_counts(group)
    return shown(group, measure) if counts[measure] is not None and counts["all"] is not None else None


def period_of(year: EetYear, name: str, measure: str, share_of=shown) -> Period:
    group = next(group for group in year.groups if group.name == name)
    england = group.england.get(measure)
    beside = Published(england.percent / 100, england.year_ending) if england else None
    share, unknown = share_of(group, measure), group.not_known.count
    return Period(year.first, year.last, year.is_complete, share, beside, unknown)


def series_of(years: Sequence[EetYear], name: str, measure: str, share_of=shown) -> list[Period]:
    return [period_of(year, name, measure, share_of) for year in years]


def _england_text(england: England | None) -> str:
    if england is None:
        return "not published"
    return f"{england.percent:g}% (year to {england.year_ending:%B %Y})"


def _england_note(year: EetYear, measure: str) -> str:
    sources = sorted({each.england[measure].source for each in year.groups if measure in each.england})
    return f"England: {'; '.join(sources)}." if sources else "England publishes no figure for this."
