"""Every page for every role in a real browser: accessible, narrow, and of use without JavaScript."""

import pytest
from playwright.sync_api import expect

from backend.core import clock
from backend.councils.choices import Role
from tests.architecture.access import table
from tests.backend.opportunities.posts import TODAY
from tests.journeys.chromium import Watched
from tests.journeys.looking import axe_violations, open_folds, sticks_out
from tests.journeys.pages import World, pages, readers, visits
from tests.journeys.people import Person
from tests.sampling import one_in


pytestmark = pytest.mark.browser

NARROW, WIDE = 320, 1280  # CSS pixels
WIDTHS = (NARROW, 768, WIDE)
HIGH = 900
SCREEN = {"width": WIDE, "height": HIGH}
EMPTY_THE_LAST_FORM = """() => {
    const canBeSent = form => [...form.querySelectorAll("button[type=submit]")].some(each => each.checkVisibility());
    const form = [...document.querySelectorAll("main form[method=post]")].filter(canBeSent).pop();
    if (!form) return false;
    const typed = "input:not([type=hidden], [type=radio], [type=checkbox]), textarea";
    form.querySelectorAll(typed).forEach(box => { box.value = ""; });
    form.querySelectorAll(":checked").forEach(choice => { choice.checked = choice.selected = false; });
    return true;
}"""


@pytest.fixture(scope="module")
def world(address):
    with clock.moved_to(TODAY):
        yield World()


@pytest.fixture(scope="module")
def browsers(browser, address, world):
    """Somebody of each role at a browser, who stays there from test to test."""
    people: dict[tuple, Person] = {}

    def somebody(role: Role, **options) -> Person:
        key = (role, *map(str, options.items()))
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


FORMS = [line.route for line in pages() if line.answers("POST")]
NO_FORMS = [line.route for line in pages() if not line.answers("POST")]


@pytest.mark.parametrize("route", [*one_in(3, NO_FORMS), *one_in(6, FORMS)])
def test_a_page_is_accessible_and_fits_a_narrow_screen(world, somebody, route):
    """Looked at as the first of its readers; as each of them, at every width and without JavaScript in make test-full.

    Before each landing one page in three, and of forms, whose boxes, labels and errors are of the kit, one in six: what
    can be said of the markup without a browser is asked of every page in tests/web/kit/test_every_form. The tests of
    each page send its forms as somebody without JavaScript does.
    """
    page = somebody(next(readers(table()[route])), viewport=SCREEN).page
    page.goto(world.addresses[route])
    assert axe_violations(page) == []
    page.set_viewport_size({"width": NARROW, "height": HIGH})
    assert sticks_out(page, NARROW) == []
    page.set_viewport_size(SCREEN)


def is_of_use_without_javascript(world, somebody, route):
    person = somebody(next(readers(table()[route])), java_script_enabled=False)
    person.opens(world.address_of_its_own(route))
    expect(person.page.get_by_role("heading", level=1)).to_be_visible()
    person.acts_without_javascript()


@pytest.mark.full
@pytest.mark.parametrize("route", [line.route for line in pages()])
def test_every_page_is_of_use_without_javascript(world, somebody, route):
    is_of_use_without_javascript(world, somebody, route)


@pytest.mark.parametrize("role", Role)
def test_the_frame_around_every_page_of_a_role_is_accessible(world, somebody, role):
    """Header, menu and footer, which pages above are looked at with as some role, here as each; and style sheets."""
    page = somebody(role, viewport=SCREEN).page
    page.goto("/")
    assert axe_violations(page, preload=True) == []
    page.set_viewport_size({"width": NARROW, "height": HIGH})
    assert sticks_out(page, NARROW) == []
    page.set_viewport_size(SCREEN)


@pytest.mark.full
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("route", "role"), visits())
def test_a_page_is_accessible_at_every_width(world, somebody, route, role, width):
    page = somebody(role).page
    page.set_viewport_size({"width": width, "height": HIGH})
    page.goto(world.addresses[route])
    assert axe_violations(page) == []
    assert sticks_out(page, width) == []


@pytest.mark.full
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("route", [line.route for line in pages()])
def test_what_follows_an_empty_form_is_accessible_at_every_width(world, somebody, route, width):
    page = somebody(next(readers(table()[route]))).page
    page.set_viewport_size({"width": width, "height": HIGH})
    page.goto(world.address_of_its_own(route))
    open_folds(page)
    if not page.evaluate(EMPTY_THE_LAST_FORM):
        return
    with page.expect_navigation(wait_until="load"):
        page.locator("main form[method=post] button[type=submit]:visible").last.click()
    assert axe_violations(page) == []
    assert sticks_out(page, width) == []
