"""A chart is drawn for the room it has: one of its two drawings is shown and read out, with words that can be read."""

import datetime as dt

import pytest

from backend.care_leavers.ages import birthday
from backend.core import clock
from backend.core.protection import council_context
from backend.councils.choices import Role
from tests.factories.care_leavers import CareLeaverFactory, EntitlementSpellFactory
from tests.factories.councils import CouncilFactory
from tests.journeys.looking import sticks_out
from tests.journeys.people import member


pytestmark = [pytest.mark.browser, pytest.mark.full]

SMALLEST_TEXT = 14
DRAWN = """() => [...document.querySelectorAll("figure")].map(figure => [...figure.querySelectorAll("svg")]
    .filter(svg => svg.checkVisibility())
    .map(svg => 16 * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width))"""


@pytest.fixture(scope="module")
def head(address):
    council = CouncilFactory()
    with council_context(council.id):
        for days in range(8):
            born = birthday(clock.today() - dt.timedelta(days=days), -20)
            EntitlementSpellFactory(care_leaver=CareLeaverFactory(council=council, birth_date=born))
    return member(council, Role.HEAD, "Morgan Tidemarsh")


@pytest.mark.parametrize("width", [1280, 700, 320])
def test_one_drawing_is_shown_and_its_words_are_large_enough(at_a_browser, head, width):
    person = at_a_browser(head, viewport={"width": width, "height": 900}).is_signed_in()
    for page in ("/home/", "/outcomes/"):
        person.opens(page)
        drawn = person.page.evaluate(DRAWN)
        assert drawn
        assert all(len(sizes) == 1 and sizes[0] >= SMALLEST_TEXT for sizes in drawn), drawn
        assert sticks_out(person.page, width) == []
