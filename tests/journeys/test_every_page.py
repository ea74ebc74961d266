"""Every page for every role in a real browser: accessible, narrow, and of use without JavaScript."""

import pytest

from backend.core import clock
from backend.councils.choices import Role
from tests.architecture.access import table
from tests.backend.opportunities.posts import TODAY
from tests.journeys.chromium import Watched
from tests.journeys.looking import axe_violations, sticks_out
from tests.journeys.pages import World, pages, readers, visits
from tests.journeys.people import Person


pytestmark = pytest.mark.browser

NARROW, MIDDLE, WIDE = 320, 768, 1280  # CSS pixels
HIGH = 900


@pytest.fixture(scope="module")
def world(address):
    with clock.moved_to(TODAY):
        yield World()


@pytest.fixture(scope="module")
def browsers(browser, address, world):
    """Somebody of each role at a browser, who stays there from test to test."""
    people: dict[tuple, Person] = {}

    def somebody(role: Role, **options) -> Person:
        key = (role, *options.items())
        if key not in people:
            people[key] = Person(world.members[role], Watched(browser, address, **options)).is_signed_in()
        return people[key]

    yield somebody
    for person in people.values():
        person.leave()


@pytest.fixture
def somebody(browsers):
    asked = []

    def ask(role: Role, **options) -> Person:
        asked.append(browsers(role, **options))
        return asked[-1]

    yield ask
    for person in asked:
        person.watched.let_nothing_pass()


@pytest.mark.parametrize(("route", "role"), visits())
def test_a_page_is_accessible_and_fits_a_narrow_screen(world, somebody, route, role):
    page = somebody(role).page
    page.set_viewport_size({"width": WIDE, "height": HIGH})
    page.goto(world.addresses[route])
    assert axe_violations(page) == []
    page.set_viewport_size({"width": NARROW, "height": HIGH})
    assert sticks_out(page, NARROW) == []


@pytest.mark.parametrize("route", [line.route for line in pages()])
def test_a_page_is_of_use_without_javascript(world, somebody, route):
    person = somebody(next(readers(table()[route])), java_script_enabled=False)
    person.opens(world.address_of_its_own(route))
    assert person.page.get_by_role("heading", level=1).is_visible()
    assert person.acts_without_javascript()
