"""EET and apprenticeships by age group, as charts and rows, beside England."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.text import capfirst

from backend.core.small_numbers import SMALLEST_SHOWN, suppressed
from backend.outcomes.eet import AgeGroup, EetYear, England
from backend.outcomes.shares import Share
from backend.web.kit.charts import Bar, Chart, Point, Series, bar_chart, line_chart
from backend.web.kit.content import Table, columns
from backend.web.kit.formats import TOO_FEW, day, percent, rule_name


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
    "Age turned",
    "Counted",
    "In EET",
    "Not in EET",
    "Not known",
    "England in EET, %",
    "England year",
)


def shown(share: Share) -> float | None:
    """None where there are too few people to speak of a share."""
    return share.count / share.of if share.of >= SMALLEST_SHOWN else None


def rule_of(year: EetYear) -> str:
    so_far = "" if year.is_complete else ", so far"
    rule = capfirst(rule_name(year.rule, year.rule_version))
    return f"{rule}; {day(year.first)} to {day(year.last)}{so_far}."


def eet_by_age(year: EetYear) -> Chart:
    return bar_chart(
        title="In education, employment or training by age",
        finding=_finding(year, "in EET", "eet", lambda group: group.eet),
        bars=[Bar(each.name, shown(each.eet), compare=_compare(each, "eet")) for each in year.groups],
        group="Age turned",
        compare_name="England",
        csv_url=reverse("outcomes-csv", args=["eet"]),
        note=f"{rule_of(year)} {_england_note(year, 'eet')}",
    )


def apprenticeships_by_age(year: EetYear) -> Chart:
    measure = "in_apprenticeship"
    return bar_chart(
        title="In an apprenticeship by age",
        finding=_finding(year, "in an apprenticeship", measure, lambda group: group.in_apprenticeship),
        bars=[Bar(each.name, shown(each.in_apprenticeship), compare=_compare(each, measure)) for each in year.groups],
        group="Age turned",
        compare_name="England",
        csv_url=reverse("outcomes-csv", args=["eet"]),
        note=f"{rule_of(year)} {_england_note(year, measure)}",
    )


def eet_over_time(years: Sequence[EetYear]) -> Chart:
    ours = Series("Here", [Point(each.first.year + 1, shown(_group(each).eet)) for each in years])
    published = {}
    for year in years:
        england = _group(year).england.get("eet")
        if england and england.year_ending.year > years[0].first.year:
            published[england.year_ending.year] = england.percent / 100
    series = [ours]
    if published:
        series.append(Series("England", [Point(x, y) for x, y in sorted(published.items())]))
    return line_chart(
        title=f"In EET at {MAIN_GROUP} over the years",
        finding=_trend(years),
        series=series,
        x_label="Year to 31 March",
        y_label="In EET",
        x_ticks=[each.first.year + 1 for each in years],
        csv_url=reverse("outcomes-csv", args=["eet"]),
        note=f"The last year counts birthdays up to {day(years[-1].last)}. {rule_of(years[-1])}",
    )


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
    """For people who do not work with these young people: small numbers are left out."""
    return [_csv_row(year, group) for year in years for group in year.groups]


def _csv_row(year: EetYear, group: AgeGroup) -> list[str]:
    parts = {"eet": group.eet.count, "neet": group.neet.count, "not_known": group.not_known.count}
    shown_counts = suppressed(parts | {"all": group.cohort})
    cells = [TOO_FEW if shown_counts[name] is None else str(shown_counts[name]) for name in ("all", *parts)]
    england = group.england.get("eet")
    beside = [f"{england.percent:g}", england.year_ending.isoformat()] if england else ["", ""]
    return [f"{year.first:%Y-%m-%d} to {year.last:%Y-%m-%d}", group.name, *cells, *beside]


def _group(year: EetYear) -> AgeGroup:
    return next(group for group in year.groups if group.name == MAIN_GROUP)


def _compare(group: AgeGroup, measure: str) -> float | None:
    england = group.england.get(measure)
    return england.percent / 100 if england else None


def _finding(year: EetYear, what: str, measure: str, share_of) -> str:
    group = _group(year)
    share = shown(share_of(group))
    if share is None:
        return f"Too few turned {MAIN_GROUP} since {day(year.first)} to give a share {what}"
    england = group.england.get(measure)
    beside = f"; England {_england_text(england)}" if england else ""
    return f"{percent(share)} of those who turned {MAIN_GROUP} since {day(year.first)} were {what}{beside}"


def _england_text(england: England | None) -> str:
    if england is None:
        return "not published"
    return f"{england.percent:g}% (year to {england.year_ending:%B %Y})"


def _england_note(year: EetYear, measure: str) -> str:
    sources = sorted({each.england[measure].source for each in year.groups if measure in each.england})
    return f"England: {'; '.join(sources)}." if sources else "England publishes no figure for this."


def _trend(years: Sequence[EetYear]) -> str:
    shares = [(each, share) for each in years if (share := shown(_group(each).eet)) is not None]
    if len(shares) < 2:
        return f"Too few turned {MAIN_GROUP} in these years to speak of a trend"
    (first, before), (last, now) = shares[0], shares[-1]
    year = f"the year to March {first.first.year + 1}"
    if percent(before) == percent(now):
        return f"EET at {MAIN_GROUP} is {percent(now)} since {day(last.first)}, as it was in {year}"
    moved = "rose" if now > before else "fell"
    return f"EET at {MAIN_GROUP} {moved} from {percent(before)} in {year} to {percent(now)} since {day(last.first)}"
