import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from defusedxml.ElementTree import fromstring

from backend.web.kit.charts import (
    Bar,
    FunnelStep,
    Point,
    Series,
    StackedBar,
    bar_chart,
    funnel,
    line_chart,
    stacked_bars,
)
from tests.web.kit.pages import assert_sound, shown, words


HOSTILE = '"><script>alert(1)</script>'
SVG = "{http://www.w3.org/2000/svg}"


def curves(**options):
    points = [Point(0, 1.0, 1.0, 1.0), Point(13, 0.8, 0.7, 0.9), Point(26, 0.6, 0.5, 0.7)]
    given = {
        "title": "Still in place",
        "finding": "6 in 10 last 26 weeks",
        "series": [Series("Apprenticeships", points), Series("Jobs", [Point(0, 1.0), Point(13, None), Point(26, 0.5)])],
        "x_label": "Week",
        "y_label": "Still in place",
    }
    return line_chart(**{**given, **options})


def rates(**options):
    bars = [Bar("17 to 18", 0.5, 0.4, 0.6, 0.66), Bar("19 to 21", 0.25), Bar("22 to 25", None)]
    return bar_chart(**{"title": "EET rate", "finding": "Half", "bars": bars, "compare_name": "England", **options})


def activities():
    bars = [StackedBar("17 to 18", [30, 10]), StackedBar("19 to 21", [7, None]), StackedBar("22 to 25", [0, 0])]
    return stacked_bars(title="Activity", finding="Most are in EET", parts=["In EET", "Not in EET"], bars=bars)


def steps():
    return funnel(
        title="Funnel",
        finding="Half start",
        steps=[
            FunnelStep("Referred", 100),
            FunnelStep("Interview", 50),
            FunnelStep("Started", None),
            FunnelStep("Week 13", 20),
        ],
    )


def hostile():
    return bar_chart(
        title=HOSTILE, finding=HOSTILE, bars=[Bar(HOSTILE, 0.4, compare=0.3)], compare_name=HOSTILE, csv_url=HOSTILE
    )


def drawing(chart) -> ElementTree.Element:
    return fromstring(chart.svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def written(chart):
    return ["".join(node.itertext()) for node in drawing(chart).iter(f"{SVG}text")]


def numbers(path):
    return [tuple(map(float, pair.split())) for pair in path.get("d").lstrip("M").split("L")]


@pytest.mark.parametrize("draw", [curves, rates, activities, steps, hostile])
def test_a_chart_needs_no_looser_content_policy_and_speaks_to_a_screen_reader(draw):
    chart = draw()
    page = shown("{% chart chart %}", chart=chart)
    assert_sound(page)
    assert page.svg["role"] == "img"
    assert [words(page.find(id=name)) for name in page.svg["aria-labelledby"].split()] == [chart.title, chart.finding]
    assert words(page.figcaption) == chart.finding
    assert words(page.caption) == chart.title
    assert not re.search(r"\s(style|class|on\w+)=", chart.svg)


def test_charts_of_one_page_do_not_share_ids():
    page = shown(
        "{% for chart in charts %}{% chart chart %}{% endfor %}", charts=[curves(), rates(), activities(), steps()]
    )
    assert_sound(page)


def test_lines_differ_in_more_than_colour_and_carry_their_names():
    paths = [path for path in drawing(curves()).iter(f"{SVG}path") if path.get("stroke-width") == "3"]
    assert {path.get("stroke-dasharray") for path in paths} == {None, "9 4"}
    assert {"Apprenticeships", "Jobs"} <= set(written(curves()))


def test_parts_of_a_bar_differ_in_more_than_colour():
    strokes = {
        path.get("d") for pattern in drawing(activities()).iter(f"{SVG}pattern") for path in pattern.iter(f"{SVG}path")
    }
    assert len(strokes) == 2


def test_a_line_passes_through_its_figures():
    """Independent check: with 0 to 100% from 310 up to 36 and weeks 0 to 26 from 64 to 550."""
    solid = next(path for path in drawing(curves()).iter(f"{SVG}path") if path.get("stroke-width") == "3")
    corners = numbers(solid)
    assert corners == [(64, 36), (307, 90.8), (550, 145.6)]


def test_a_sustainment_curve_holds_its_value_until_the_next_point():
    solid = next(path for path in drawing(curves(steps=True)).iter(f"{SVG}path") if path.get("stroke-width") == "3")
    corners = numbers(solid)
    assert corners == [(64, 36), (307, 36), (307, 90.8), (550, 90.8), (550, 145.6)]


def test_a_range_of_a_single_point_is_a_bar_through_it():
    points = [Point(0, 0.5, 0.25, 0.75), Point(26, 1.0, None, None)]
    chart = curves(series=[Series("Came true", points, whiskers=True)])
    bars = [path.get("d") for path in drawing(chart).iter(f"{SVG}path") if "V" in path.get("d")]
    assert bars == ["M64.0 241.5V104.5M59.0 241.5h10M59.0 104.5h10"]
    assert not any(path.get("fill-opacity") for path in drawing(chart).iter(f"{SVG}path"))


def test_a_gap_breaks_the_line_and_the_table_says_why():
    chart = curves()
    dashed = [path for path in drawing(chart).iter(f"{SVG}path") if path.get("stroke-dasharray") == "9 4"]
    assert len(dashed) == 2
    assert [list(row) for row in chart.table.rows] == [
        ["0", "100% (100% to 100%)", "100%"],
        ["13", "80% (70% to 90%)", "too few to show"],
        ["26", "60% (50% to 70%)", "50%"],
    ]


def test_names_at_the_ends_of_lines_do_not_cover_each_other():
    close = [Series(f"S{index}", [Point(0, 1.0), Point(1, 0.02 + index / 1000)]) for index in range(5)]
    labels = [
        node
        for node in drawing(curves(series=close)).iter(f"{SVG}text")
        if (node.text or "").startswith("S") and node.get("font-weight")
    ]
    heights = sorted(float(node.get("y")) for node in labels)
    assert len(heights) == 5
    assert all(after - before >= 19.9 for before, after in pairwise(heights))
    assert heights[-1] <= 310


def test_bars_are_as_long_as_their_figures():
    bars = drawing(rates()).iter(f"{SVG}rect")
    assert [float(bar.get("width")) for bar in bars] == [280, 140]
    assert [list(row) for row in rates().table.rows] == [
        ["17 to 18", "50% (40% to 60%)", "66%"],
        ["19 to 21", "25%", "no figure"],
        ["22 to 25", "too few to show", "no figure"],
    ]
    assert "too few to show" in written(rates())


def test_a_bar_with_a_hidden_part_shows_none_of_its_parts():
    rows = [list(row) for row in activities().table.rows]
    assert rows == [
        ["17 to 18", "30 (75%)", "10 (25%)"],
        ["19 to 21", "too few to show", "too few to show"],
        ["22 to 25", "0", "0"],
    ]
    assert "7" not in " ".join(written(activities())).replace("17 to 18", "").replace("75%", "")


def test_a_funnel_says_how_many_of_the_step_before_went_on():
    assert [list(row) for row in steps().table.rows] == [
        ["Referred", "100", "–"],
        ["Interview", "50", "50%"],
        ["Started", "too few to show", "–"],
        ["Week 13", "20", "–"],
    ]
    assert "50% of the step before" in written(steps())


@pytest.mark.parametrize(
    "chart",
    [
        lambda: curves(series=[]),
        lambda: curves(series=[Series("One", [Point(3, 0.4)])]),
        lambda: curves(series=[Series("None", [Point(3, None)])]),
        lambda: curves(series=[Series("Zero", [Point(0, 0), Point(1, 0)])], y_text=str),
        lambda: rates(bars=[]),
        lambda: rates(bars=[Bar("All", 0.0)], value_text=str),
        lambda: funnel(title="F", finding="Nobody yet", steps=[FunnelStep("Referred", 0)]),
    ],
)
def test_little_or_no_data_still_draws(chart):
    assert_sound(shown("{% chart chart %}", chart=chart()))
    assert "nan" not in chart().svg.lower()


def test_too_many_lines_are_refused():
    with pytest.raises(ValueError, match="at most 5"):
        curves(series=[Series(str(index), [Point(0, 1)]) for index in range(6)])


@pytest.mark.parametrize(("highest", "top"), [(3, 4), (31, 40), (100, 100), (101, 200), (0, 1), (0.3, 0.4), (470, 500)])
def test_the_scale_ends_at_a_round_number(highest, top):
    series = [Series("Starts", [Point(0, 0), Point(1, highest)])]
    assert f"{top:g}" in written(curves(series=series, y_text=lambda value: f"{value:g}"))
