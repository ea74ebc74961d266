"""What can be measured of a page as it stands."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page

from tests.sampling import is_before_a_landing


PHONE = 320  # CSS pixels
AXE = Axe()
# Style sheets are the same on all pages: only the frame around them is looked at with what they say ("preload").
VIOLATIONS = """async options => (await axe.run({resultTypes: ["violations"], preload: false, ...options})).violations
    .flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 200)}`))"""
STICKS_OUT = """width => [...document.querySelectorAll("main *, header *, footer *")]
    .filter(element => element.getBoundingClientRect().right > width + 1 && element.checkVisibility())
    .filter(element => !element.closest(".onward-scroll, .govuk-visually-hidden"))
    .map(element => element.outerHTML.slice(0, 120))"""


def open_folds(page: Page) -> None:
    """As somebody does who looks for what else can be done here; a fold within another comes after it."""
    for fold in page.locator("main details > summary").all():
        if fold.is_visible() and fold.locator("..").get_attribute("open") is None:
            fold.click()
            if "onward-drop" in (fold.locator("..").get_attribute("class") or ""):
                fold.click()  # a menu stays over what is below it until it is shut again


def is_there(page: Page) -> Page:
    """A press that opens another page has nothing to show at first: what is measured is the whole page."""
    page.wait_for_load_state()
    page.locator("body").wait_for(state="attached")
    return page


def axe_violations(page: Page, **options) -> list[str]:
    """By every rule of axe, or as its options say."""
    is_there(page).evaluate(AXE.axe_script)
    return page.evaluate(VIOLATIONS, options)


def axe_at(page: Page, width: int) -> list[str]:
    """What a journey comes by is looked at by axe on a phone; in make test-full at every width."""
    return axe_violations(page) if width == PHONE or not is_before_a_landing() else []


def sticks_out(page: Page, width: int) -> list[str]:
    """What makes a page of this width scroll sideways. A wide table scrolls in a region of its own."""
    if is_there(page).evaluate("document.scrollingElement.scrollWidth") <= width:
        return []
    return page.evaluate(STICKS_OUT, width) or ["the page is too wide"]


def is_on_first_screen(element: Locator) -> bool:
    """Whole, as the page opened: nobody has to scroll to it."""
    page, box = is_there(element.page), element.bounding_box()
    opened_at_its_top = page.evaluate("window.scrollY") == 0
    return opened_at_its_top and box["y"] >= 0 and box["y"] + box["height"] <= page.viewport_size["height"]
