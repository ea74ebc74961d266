"""A map: what is on it, what stands together, and that a strict content policy lets it through."""

from bs4 import BeautifulSoup

from backend.web.kit.charts.area_map import Middle, Pin, area_map
from backend.web.kit.charts.map_frame import HEIGHT, WIDTH, Frame, Point


CROYDON = Point(533_900, 165_000)


def pin(number, east=0, north=0, words="Baker"):
    return Pin(words, Point(CROYDON.easting + east, CROYDON.northing + north), number)


def drawn(pins, **facts):
    made = area_map(pins, name="key", framed=[each.at for each in pins], **facts)
    return made, BeautifulSoup(made.svg, "html.parser")


def test_pins_of_one_spot_are_one_with_a_count_and_several_places_of_a_row_are_not_counted():
    made, picture = drawn([pin(1), pin(2, 50), pin(3, 9_000), pin(3, 9_050), pin(4, 0, 9_000)])
    links = {each["aria-label"]: each["href"] for each in picture.select("a")}
    assert links == {"2 together: rows 1 and 2": "#row-1", "3: Baker": "#row-3", "4: Baker": "#row-4"}
    assert made.numbers == {1, 2, 3, 4}
    assert [each.numbers for each in made.several] == [[1, 2]]


def test_every_pin_and_the_circle_around_the_middle_are_within_the_picture():
    middle = Middle("CR0", CROYDON, [("5 miles", 8_047)])
    _, picture = drawn([pin(1, 12_000, -3_000)], middle=middle)
    for circle in picture.select("a circle, .onward-map__circle, .onward-map__middle"):
        x, y, reach = (float(circle[name]) for name in ("cx", "cy", "r"))
        assert reach <= x <= WIDTH - reach
        assert reach <= y <= HEIGHT - reach


def test_what_lies_beyond_the_frame_has_no_pin():
    made = area_map([pin(1), pin(2, 90_000)], name="key", framed=[pin(1).at])
    assert made.numbers == {1}


def test_one_place_alone_has_its_surroundings_on_the_map():
    west, south, east, north = Frame.around([CROYDON]).bounds
    assert east - west >= 12_000
    assert north - south >= 12_000


def test_names_of_authorities_are_whole_apart_and_the_picture_needs_no_looser_policy():
    _, picture = drawn([pin(1, -15_000, -15_000), pin(2, 15_000, 15_000)])
    names = {each.text: (float(each["x"]), float(each["y"])) for each in picture.select(".onward-map__name")}
    assert "Croydon" in names
    for one, (x, y) in names.items():
        assert 0 < x < WIDTH
        apart = [
            abs(x - other_x) > 40 or abs(y - other_y) > 13 for name, (other_x, other_y) in names.items() if name != one
        ]
        assert all(apart), one
    assert not picture.select("[style], style, script")
    assert not [name for each in picture.select("*") for name in each.attrs if name.startswith("on")]


def test_words_of_others_are_text_and_nothing_else():
    _, picture = drawn([pin(1, words='<b onclick="x">&"')])
    assert picture.select_one("a")["aria-label"] == '1: <b onclick="x">&"'
    assert not picture.select("b")
