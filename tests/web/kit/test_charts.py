import re
from itertools import combinations, pairwise
from xml.etree import ElementTree

import pytest
from defusedxml.ElementTree import fromstring

from backend.web.kit.charts import (
    Bar,
    Point,
    Series,
    Supply,
    SupplyNames,
    YearRate,
    bar_chart,
    line_chart,
    rate_chart,
    supply_chart,
)
from tests.web.kit.pages import assert_sound, shown, words


HOSTILE = '"><script>alert(1)</script>'
SVG = "{http://www.w3.org/2000/svg}"
ENGLAND, OWN, INK = "#7d1f5b", "#00545c", "#0b0c0c"
SMALLEST_TEXT = 14  # px, in the narrowest place that each drawing is shown in
SHOWN_FROM = {"wide": 640, "narrow": 290}


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


def years(**options):
    given = [
        YearRate("to Mar 2024", "2024", 0.47, 0.36, 0.57, england=0.54),
        YearRate("to Mar 2025", "2025", 0.54, 0.44, 0.64, england=0.54),
        YearRate("to Mar 2026", "2026", None),
        YearRate("since 1 Apr", "so far", 0.49, 0.39, 0.6, is_part=True),
    ]
    return rate_chart(**{"title": "In EET over the years", "finding": "Level", "years": given, **options})


def kinds(**options):
    rows = [
        Supply("Digital", 44, 24, "24", 6),
        Supply("Agriculture, environmental and animal care", 26, 21, "nearly all", None),
        Supply("Protective services", 26, 26, "26", 0),
        Supply("Construction and the built environment", 1_055, 7, "7", 1_041),
        Supply("Health and science", 42, 0, "fewer than 6", 63),
        Supply("Care services", 34, 0, "0", 88),
        *(Supply(f"Kind {number}", 20 - number, 0, "0", 3) for number in range(3)),
    ]
    names = SupplyNames(
        "Kind of work", "Young people who want it", "nothing in reach", "something", "Places in reach", "not shown"
    )
    return supply_chart(**{"title": "Wanted", "finding": "Longest first", "rows": rows, "names": names, **options})


def crowded():
    """Long names, many ticks, marks at the very end of their bars."""
    names = ["Legal, finance and accounting: with at least one match in the ranking as it stands today"] * 3
    return bar_chart(
        title="Crowded",
        finding="Full",
        bars=[Bar(name, 1.0, 0.9, 1.0, 1.0) for name in names],
        compare_name="England",
    )


def crowded_lines():
    points = [Point(week, 1 - week / 60) for week in range(53)]
    return curves(
        title="Every week",
        series=[Series(f"Kind of work {number}", points) for number in range(5)],
        x_text=lambda week: f"week {week:g}",
    )


def hostile():
    return bar_chart(
        title=HOSTILE, finding=HOSTILE, bars=[Bar(HOSTILE, 0.4, compare=0.3)], compare_name=HOSTILE, csv_url=HOSTILE
    )


def drawing(chart, room="wide") -> ElementTree.Element:
    return fromstring(getattr(chart, room).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def written(chart, room="wide"):
    return ["".join(node.itertext()) for node in drawing(chart, room).iter(f"{SVG}text")]


def boxes(picture):
    """Where each text stands: its words, left, top, right, bottom. A letter is taken for half as wide as it is high."""
    for node in picture.iter(f"{SVG}text"):
        said, x, y = "".join(node.itertext()), float(node.get("x")), float(node.get("y"))
        width = 8 * len(said)
        left = x - width * {"middle": 0.5, "end": 1}.get(node.get("text-anchor"), 0)
        yield said, left, y - 12, left + width, y + 4


def numbers(path):
    return [tuple(map(float, pair.split())) for pair in path.get("d").lstrip("M").split("L")]


CHARTS = [curves, rates, years, kinds, crowded, crowded_lines]


@pytest.mark.parametrize("draw", [*CHARTS, hostile])
def test_a_chart_needs_no_looser_content_policy_and_speaks_to_a_screen_reader(draw):
    chart = draw()
    page = shown("{% chart chart %}", chart=chart)
    assert_sound(page)
    for picture in page.select("svg"):
        assert picture["role"] == "img"
        named = [words(page.find(id=name)) for name in picture["aria-labelledby"].split()]
        assert named == [chart.title, chart.finding]
        assert not re.search(r"\s(style|class|on\w+)=", str(picture))
    assert [each["class"] for each in page.select("figure > div:has(svg)")] == [
        ["onward-chart__wide"],
        ["onward-chart__narrow"],
    ]
    assert words(page.figcaption) == chart.finding
    assert words(page.caption) == chart.title


@pytest.mark.parametrize("room", SHOWN_FROM)
@pytest.mark.parametrize("draw", CHARTS)
def test_no_label_can_be_read_as_anothers_and_none_is_cut_off_or_too_small(draw, room):
    picture = drawing(draw(), room)
    _, _, width, height = map(float, picture.get("viewBox").split())
    assert float(picture.get("font-size")) * SHOWN_FROM[room] / width >= SMALLEST_TEXT
    placed = list(boxes(picture))
    for said, left, top, right, bottom in placed:
        assert min(left, top) >= -1, said
        assert right <= width + 1, said
        assert bottom <= height + 1, said
    for (said, left, top, right, bottom), other in combinations(placed, 2):
        beside = right <= other[1] or other[3] <= left
        assert beside or bottom <= other[2] or other[4] <= top, (said, other[0])


@pytest.mark.parametrize("draw", [rates, years])
@pytest.mark.parametrize("room", SHOWN_FROM)
def test_england_is_a_mark_of_its_own_in_a_key_and_nothing_else_has_its_colour(draw, room):
    picture = drawing(draw(), room)
    of_england = [node for node in picture.iter() if ENGLAND in (node.get("fill"), node.get("stroke"))]
    marks = [node for node in of_england if node.tag == f"{SVG}path"]
    assert all(node.get("d").endswith("l7 7l-7 7l-7 -7z") for node in marks)
    assert "England" in written(draw(), room)
    assert len(marks) > 1, "one of them stands in the key"
    assert all(node in marks or node.tag == f"{SVG}text" for node in of_england)


def test_a_year_has_its_range_its_figures_under_it_and_a_part_of_one_is_hollow():
    """Independent check: 20 to 80% from 226 up to 36, four years from 96 to 720."""
    picture = drawing(years())
    ranges = [node for node in picture.iter(f"{SVG}line") if node.get("x1") == node.get("x2") == "174"]
    assert [(node.get("y1"), node.get("y2")) for node in ranges] == [("175.3", "108.8")]
    dots = [(float(dot.get("cx")), dot.get("fill")) for dot in picture.iter(f"{SVG}circle")][1:]
    assert dots == [(174, OWN), (330, OWN), (642, "#ffffff")]
    assert [node.get("stroke-dasharray") for node in picture.iter(f"{SVG}line") if node.get("x1") == "642"] == ["4 4"]
    assert {"47%", "54%", "too few", "49%", "no figure", "since 1 Apr"} <= set(written(years()))
    assert [list(row) for row in years().table.rows] == [
        ["to Mar 2024", "47% (36% to 57%)", "54%"],
        ["to Mar 2025", "54% (44% to 64%)", "54%"],
        ["to Mar 2026", "too few to show", "no figure"],
        ["since 1 Apr", "49% (39% to 60%)", "no figure"],
    ]


def test_charts_of_one_page_do_not_share_ids():
    drawn = [draw() for draw in CHARTS]
    assert_sound(shown("{% for chart in charts %}{% chart chart %}{% endfor %}", charts=drawn))


def test_lines_differ_in_more_than_colour_and_carry_their_names():
    paths = [path for path in drawing(curves()).iter(f"{SVG}path") if path.get("stroke-width") == "3"]
    assert {path.get("stroke-dasharray") for path in paths} == {None, "9 4"}
    assert {"Apprenticeships", "Jobs"} <= set(written(curves()))


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


@pytest.mark.parametrize(("room", "longest"), [("wide", 648), ("narrow", 228)])
def test_bars_are_as_long_as_their_figures(room, longest):
    bars = drawing(rates(), room).iter(f"{SVG}rect")
    assert [float(bar.get("width")) for bar in bars] == [longest / 2, longest / 4]
    assert [list(row) for row in rates().table.rows] == [
        ["17 to 18", "50% (40% to 60%)", "66%"],
        ["19 to 21", "25%", "no figure"],
        ["22 to 25", "too few to show", "no figure"],
    ]
    assert "too few to show" in written(rates(), room)


def test_a_figure_stands_behind_its_range_and_behind_englands_mark():
    ends = {said: left for said, left, *_ in boxes(drawing(rates()))}
    assert ends["50%"] >= 0.66 * 648 + 7
    assert ends["25%"] >= 0.25 * 648


@pytest.mark.parametrize(
    "chart",
    [
        lambda: curves(series=[]),
        lambda: curves(series=[Series("One", [Point(3, 0.4)])]),
        lambda: curves(series=[Series("None", [Point(3, None)])]),
        lambda: curves(series=[Series("Zero", [Point(0, 0), Point(1, 0)])], y_text=str),
        lambda: rates(bars=[]),
        lambda: rates(bars=[Bar("All", 0.0)], value_text=str),
        lambda: years(years=[]),
        lambda: years(years=[YearRate("to Mar 2026", "2026", None)]),
        lambda: years(years=[YearRate("to Mar 2026", "2026", 1.0, 1.0, 1.0)]),
    ],
)
def test_little_or_no_data_still_draws(chart):
    assert_sound(shown("{% chart chart %}", chart=chart()))
    assert "nan" not in (chart().wide + chart().narrow).lower()


def test_too_many_lines_are_refused():
    with pytest.raises(ValueError, match="at most 5"):
        curves(series=[Series(str(index), [Point(0, 1)]) for index in range(6)])


@pytest.mark.parametrize(("highest", "top"), [(3, 4), (31, 40), (100, 100), (101, 200), (0, 1), (0.3, 0.4), (470, 500)])
def test_the_scale_ends_at_a_round_number(highest, top):
    series = [Series("Starts", [Point(0, 0), Point(1, highest)])]
    assert f"{top:g}" in written(curves(series=series, y_text=lambda value: f"{value:g}"))
