"""What may be said of a rate over the years: a function of the whole series, never of its first and last figure.

The heading tells the last step and names a part of a year as one; the sentences tell the peak and the lowest figure,
England, and the range that chance leaves. "Up" and "down" are said only where two ranges have nothing in common: of
any other step the two figures are told, and that their difference may be chance.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.text import capfirst

from backend.outcomes.rate_series import (
    Period,
    changes,
    furthest_apart,
    highest,
    is_next_after,
    lowest,
    with_share,
)
from backend.web.kit.formats import day, listed, percent, plural


DAY = dt.timedelta(days=1)
CHANCE = "may be chance"
MORE_THAN_CHANCE = "more than chance explains"


@dataclass(frozen=True)
class Measure:
    """`what` follows a figure ("in EET"), `ages` tells whom it is about ("19 to 21")."""

    what: str
    ages: str


@dataclass(frozen=True)
class Headline:
    heading: str
    sentences: tuple[str, ...]
    chart_title: str


def headline(series: Sequence[Period], measure: Measure) -> Headline:
    """`series` oldest first; its last period is the one that is spoken of."""
    shown = with_share(series)
    if not shown:
        nothing = f"No share {measure.what} at {measure.ages} can be shown for any of these years"
        return Headline(nothing, (), nothing)
    if series[-1] is not shown[-1]:
        return Headline(_none_shown(series[-1], measure), (_last_shown(shown[-1]),), chart_title(series, measure))
    sentences = (_people(shown[-1], measure), _extremes(shown), _england(shown), _chance(shown), *_not_shown(series))
    return Headline(heading(series, measure), tuple(filter(None, sentences)), chart_title(series, measure))


def heading(series: Sequence[Period], measure: Measure) -> str:
    last = series[-1]
    if not with_share([last]):
        return _none_shown(last, measure)
    said = f"{_figure(last)} {measure.what} at {measure.ages} {_so_far(last)}"
    before = with_share(series)[-2:-1]
    return f"{said}{_step(before[0], last)}" if before else said


def beside_england(period: Period, measure: Measure) -> str:
    """One period by itself, and how it stands to England."""
    said = heading([period], measure)
    if not with_share([period]) or period.england is None:
        return said
    england, year = percent(period.england.value), f"{period.england.year_ending:%B %Y}"
    if not period.share.may_be(period.england.value):
        side = "above" if period.share.value > period.england.value else "below"
        return f"{said}, {side} England’s {england} (year to {year}) by {MORE_THAN_CHANCE}"
    if england == _figure(period):
        return f"{said}, level with England (year to {year})"
    return f"{said}; England {england} (year to {year}): the gap {CHANCE}"


def chart_title(series: Sequence[Period], measure: Measure) -> str:
    """The course of the whole line: every step that is more than chance, or that there is none."""
    shown = with_share(series)
    if len(shown) < 2:
        return f"Too few years with a share {measure.what} at {measure.ages} to speak of a trend"
    found = changes(series)
    if found:
        return f"{capfirst(measure.what)} at {measure.ages}: {'; '.join(_course(found, shown[-1]))}"
    apart = furthest_apart(shown)
    if apart:
        one, other = (f"{_figure(each)} {_when(each)}" for each in apart)
        return f"Each step {CHANCE}, yet the gap between {one} and {other} is {MORE_THAN_CHANCE}"
    so_far = "" if shown[-1].is_complete else f", nor {_so_far(shown[-1])}"
    return f"The rate has not clearly changed since {_year(shown[0])}{so_far}"


def _course(found: Sequence[tuple[Period, Period]], last: Period) -> Iterator[str]:
    for before, after in found:
        then = "" if is_next_after(after, before) else f" {_when(before)}"
        yield f"{_moved(before, after)} from {_figure(before)}{then} to {_figure(after)} {_when(after)}"
    if found[-1][1] is not last:
        yield f"no step since is {MORE_THAN_CHANCE}, with {_figure(last)} {_when(last)}"


def _figure(period: Period) -> str:
    return percent(period.share.value)


def _year(period: Period) -> str:
    return f"the year to March {period.year}" if period.is_complete else f"part of the year to March {period.year}"


def _when(period: Period) -> str:
    return f"in {_year(period)}"


def _so_far(last: Period) -> str:
    """When, of the period that is spoken of: where it is a part of a year, the year still runs."""
    return _when(last) if last.is_complete else f"so far in the year to March {last.year}"


def _none_shown(last: Period, measure: Measure) -> str:
    return f"No share {measure.what} at {measure.ages} can be shown {_so_far(last)}"


def _step(before: Period, last: Period) -> str:
    then = _before(before, last)
    if _figure(before) == _figure(last):
        return f", level with {then}"
    if last.share.is_apart_from(before.share):
        return f", {_moved(before, last)} from {_figure(before)} in {then}"
    return f", after {_figure(before)} in {then}: the difference {CHANCE}"


def _moved(before: Period, after: Period) -> str:
    return "up" if after.share.value > before.share.value else "down"


def _before(before: Period, last: Period) -> str:
    return "the year before" if is_next_after(last, before) and before.is_complete else _year(before)


def _last_shown(period: Period) -> str:
    return f"The last that can be shown is {_figure(period)}, {_when(period)}."


def _people(last: Period, measure: Measure) -> str:
    part = "" if last.is_complete else f", from {day(last.first)} to {day(last.last)}: part of a year"
    unknown = f" Not known: {last.not_known:,}, counted as not {measure.what}." if last.not_known else ""
    return f"{last.share.count:,} of {last.share.of:,}{part}.{unknown}"


def _extremes(shown: list[Period]) -> str:
    last, peak, trough = shown[-1], highest(shown), lowest(shown)
    if len(shown) < 3 or _figure(peak) == _figure(trough):
        return ""
    if _figure(peak) == _figure(last):
        return f"None of the {len(shown)} figures is higher; the lowest was {_figure(trough)}, {_when(trough)}."
    if _figure(trough) == _figure(last):
        return f"None of the {len(shown)} figures is lower; the peak was {_figure(peak)}, {_when(peak)}."
    return f"The peak was {_figure(peak)}, {_when(peak)}; the lowest was {_figure(trough)}, {_when(trough)}."


def _england(shown: list[Period]) -> str:
    """Beside our figure of the same year, where there is one."""
    england = shown[-1].england
    if england is None:
        return "England has no published figure to set beside it."
    if shown[-1].england_is_of_it:
        return f"England: {percent(england.value)} in that year."
    said = f"England: {percent(england.value)} in the year to {england.year_ending:%B %Y}, the latest published"
    then = [each for each in shown if each.is_complete and each.last == england.year_ending]
    return f"{said}, when it was {_figure(then[0])} here." if then else f"{said}."


def _chance(shown: list[Period]) -> str:
    last = shown[-1]
    low, high = last.share.likely_range
    group = f"In a group of {plural(last.share.of, 'young person,young people')}"
    said = f"{group}, chance alone puts the figure anywhere from {percent(low)} to {percent(high)}"
    gaps = _gaps(shown)
    perhaps = [words for words, is_more in gaps if not is_more]
    surely = [words for words, is_more in gaps if is_more]
    if perhaps:
        said += f", so {listed(perhaps)} {CHANCE}"
    if not surely:
        return f"{said}."
    return f"{said}. {capfirst(listed(surely))} {'is' if len(surely) == 1 else 'are'} {MORE_THAN_CHANCE}."


def _gaps(shown: list[Period]) -> list[tuple[str, bool]]:
    """The differences a reader would take from the figures, and whether each is more than chance explains."""
    last, before, peak = shown[-1], shown[-2:-1], highest(shown)
    gaps = []
    if before and _figure(before[0]) != _figure(last):
        gaps.append((f"the change since {_year(before[0])}", last.share.is_apart_from(before[0].share)))
    if peak not in (last, *before) and _figure(peak) != _figure(last):
        gaps.append((f"the distance from the peak in {_year(peak)}", last.share.is_apart_from(peak.share)))
    if last.england and percent(last.england.value) != _figure(last):
        gaps.append(("the gap to England", not last.share.may_be(last.england.value)))
    return gaps


def _not_shown(series: Sequence[Period]) -> list[str]:
    """Periods between those shown: too few or nothing recorded, or not there at all."""
    shown = with_share(series)
    within = [each for each in series if shown[0].first < each.first < shown[-1].first]
    hidden = [_year(each) for each in within if each not in shown]
    said = [f"No share can be shown for {listed(hidden)}."] if hidden else []
    gaps = [
        f"Nothing was counted from {day(before.last + DAY)} to {day(after.first - DAY)}."
        for before, after in pairwise(series)
        if not is_next_after(after, before)
    ]
    return said + gaps
