"""What can be measured of a page as it stands."""

from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup
from playwright.sync_api import Page


AXE = Axe()
TELLS_ELEMENTS_APART = frozenset({"class", "type", "role", "disabled", "hidden", "open", "checked", "name", "scope"})
VIOLATIONS = """async () => (await axe.run({resultTypes: ["violations"]})).violations
    .flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 200)}`))"""
STICKS_OUT = """width => [...document.querySelectorAll("main *, header *, footer *")]
    .filter(element => element.getBoundingClientRect().right > width + 1 && element.checkVisibility())
    .filter(element => !element.closest(".onward-scroll, .govuk-visually-hidden"))
    .map(element => element.outerHTML.slice(0, 120))"""


def axe_violations(page: Page) -> list[str]:
    page.evaluate(AXE.axe_script)
    return page.evaluate(VIOLATIONS)


def sticks_out(page: Page, width: int) -> list[str]:
    """What makes a page of this width scroll sideways. A wide table scrolls in a region of its own."""
    if page.evaluate("document.scrollingElement.scrollWidth") <= width:
        return []
    return page.evaluate(STICKS_OUT, width) or ["the page is too wide"]


def elements_of(html: str) -> str:
    """The elements of the main part of a page with their roles, classes and states, without its words and rows' ids."""
    main = BeautifulSoup(html, "html.parser").find("main")
    return " ".join(f"{tag.name}{_kind(tag)}" for tag in main.find_all(True)) if main else ""


def _kind(tag) -> str:
    told = {name: value for name, value in tag.attrs.items() if name in TELLS_ELEMENTS_APART}
    return str(sorted((name, str(value)) for name, value in told.items()))
