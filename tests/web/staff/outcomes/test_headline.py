import datetime as dt
from dataclasses import replace
from itertools import combinations, pairwise
from math import sqrt
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.outcomes.rate_series import Published
from backend.outcomes.shares import Share
from backend.web.kit.formats import percent
from backend.web.staff.outcomes.headline import beside_england, headline
from tests.web.staff.outcomes.rates import IN_EET, period, shapes


SHAPES = dict(shapes())


@pytest.mark.parametrize("name", SHAPES)
def test_each_shape_has_its_sentences(name):
    shape = SHAPES[name]
    said = headline(shape.series, IN_EET)
    assert said.heading == shape.heading
    assert said.sentences == shape.sentences
    assert said.chart_title == shape.chart_title
    if shape.series:
        assert beside_england(shape.series[-1], IN_EET) == shape.last_by_itself


@st.composite
def shares(draw):
    of = draw(st.one_of(st.integers(6, 40), st.integers(6, 900)))
    return Share(draw(st.integers(0, of)), of)


@st.composite
def series_of_rates(draw):
    figures = draw(st.lists(st.none() | shares(), min_size=1, max_size=6))
    begun, first_begun = draw(st.booleans()), draw(st.booleans())
    england = draw(st.dictionaries(st.integers(2018, 2028), st.integers(0, 100).map(lambda value: value / 100)))
    years = [
        period(2021 + place, share, begun=begun and place == len(figures) - 1, england=england)
        for place, share in enumerate(figures)
    ]
    left_out = draw(st.none() | st.integers(0, len(years) - 1))
    kept = [each for place, each in enumerate(years) if place != left_out] or years
    return [replace(kept[0], is_complete=False), *kept[1:]] if first_begun else kept


def wilson(share):
    """The textbook's formula, by itself."""
    z, n, p = NormalDist().inv_cdf(0.975), share.of, share.count / share.of
    centre, spread = p + z * z / (2 * n), z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return (centre - spread) / (1 + z * z / n), (centre + spread) / (1 + z * z / n)


def overlap(one, other):
    (low, high), (other_low, other_high) = wilson(one.share), wilson(other.share)
    return low <= other_high and other_low <= high


@given(series_of_rates())
def test_up_and_down_are_the_last_step_and_more_than_chance(series):
    heading = headline(series, IN_EET).heading
    shown = [each for each in series if each.share]
    if ", up from" not in heading and ", down from" not in heading:
        return
    before, last = shown[-2:]
    assert last is series[-1]
    assert (", up from" in heading) == (last.share.value > before.share.value)
    assert f"from {percent(before.share.value)}" in heading
    assert not overlap(before, last)


@given(series_of_rates())
def test_no_step_is_claimed_where_ranges_overlap(series):
    said = headline(series, IN_EET)
    shown = [each for each in series if each.share]
    if all(overlap(before, after) for before, after in pairwise(shown)):
        assert not any(word in said.heading + said.chart_title for word in ("up from", "down from"))
    if all(overlap(one, other) for one, other in combinations(shown, 2)):
        claims = [each for each in ". ".join(said.sentences).split(". ") if "more than chance" in each]
        assert "is more than chance" not in said.chart_title
        assert not any("change since" in each or "peak" in each for each in claims)


@given(series_of_rates())
def test_the_last_step_is_told_and_never_first_against_last(series):
    said = headline(series, IN_EET)
    shown = [each for each in series if each.share]
    if len(shown) > 1 and shown[-1] is series[-1]:
        level = percent(shown[-2].share.value) == percent(shown[-1].share.value)
        step = "level with" if level else percent(shown[-2].share.value)
        assert step in said.heading
        peak = percent(max(each.share.value for each in shown))
        assert len(shown) < 3 or peak in " ".join([said.heading, *said.sentences])


@given(series_of_rates())
def test_a_part_of_a_year_is_named(series):
    said = headline(series, IN_EET)
    if not series[-1].is_complete and any(each.share for each in series):
        assert "so far in the year to March" in said.heading
        assert series[-1].share is None or "part of a year" in said.sentences[0]


@given(series_of_rates(), st.data())
def test_what_is_not_shown_changes_no_word_wherever_it_stands(series, data):
    """A period too small to show is None to the headline; its England and its neighbours are all that is left."""
    place = data.draw(st.integers(0, len(series) - 1))
    hidden = [replace(each, share=None) if index == place else each for index, each in enumerate(series)]
    figure = series[place].share
    said = headline(hidden, IN_EET)
    kept = {percent(each.share.value) for each in hidden if each.share}
    published = {percent(each.england.value) for each in hidden if each.england}
    ranges = {percent(end) for each in hidden if each.share for end in each.share.likely_range}
    if figure and percent(figure.value) not in kept | published | ranges:
        told = " ".join([said.heading, said.chart_title, *said.sentences]).replace("%,", "%").replace("%;", "%")
        assert percent(figure.value) not in told.replace(".", "").split()


def test_a_gap_to_england_within_the_range_is_no_claim():
    for count in range(0, 91):
        one = replace(period(2025, Share(count, 90)), england=Published(0.54, dt.date(2025, 3, 31)))
        low, high = wilson(one.share)
        said = beside_england(one, IN_EET)
        if low < 0.535 and high > 0.545:
            assert "more than chance" not in said
        if high < 0.53 or low > 0.55:
            assert "by more than chance explains" in said
