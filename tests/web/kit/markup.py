"""What can be said of a page's markup without a browser: what axe looks at one page in a few for, on every page."""

from collections import Counter
from collections.abc import Iterator

from bs4 import Tag

from tests.web.pages import text_of


POINTERS = ("for", "aria-describedby", "aria-labelledby", "aria-controls")
NOT_FILLED_IN = {"hidden", "submit", "button", "image", "reset"}


def faults_of_markup(page: Tag) -> list[str]:
    return [*_of_the_page(page), *_of_ids(page), *_of_headings(page), *_without_a_name(page), *_of_tables(page)]


def _of_the_page(page: Tag) -> Iterator[str]:
    if not page.html.get("lang"):
        yield "no language"
    if not page.title or not text_of(page.title):
        yield "no title"
    if len(page.select("main")) != 1:
        yield "not one main part"


def _of_ids(page: Tag) -> Iterator[str]:
    ids = Counter(each["id"] for each in page.select("[id]"))
    yield from (f"twice: #{name}" for name, times in ids.items() if times > 1)
    for pointer in POINTERS:
        for each in page.select(f"[{pointer}]"):
            yield from (f"{pointer} leads nowhere: {name}" for name in each[pointer].split() if name not in ids)


def _of_headings(page: Tag) -> Iterator[str]:
    levels = [int(each.name[1]) for each in page.select("h1, h2, h3, h4, h5, h6")]
    if levels.count(1) != 1:
        yield f"{levels.count(1)} headings of the first level"
    if not all(text_of(each) for each in page.select("h1, h2, h3, h4, h5, h6")):
        yield "a heading without words"


def _without_a_name(page: Tag) -> Iterator[str]:
    labels = {each["for"] for each in page.select("label[for]") if text_of(each)}
    for box in page.select("input, select, textarea"):
        is_named = box.get("id") in labels or box.find_parent("label") or _says_its_name(box)
        if box.get("type") not in NOT_FILLED_IN and not is_named:
            yield f"a box without a label: {box.get('name')}"
    for each in page.select("a[href], button, summary"):
        pictures = "".join(picture.get("alt", "") for picture in each.select("img"))
        if not (text_of(each) or pictures or _says_its_name(each) or each.select("svg [aria-label], svg title")):
            yield f"nothing to read on it: {str(each)[:80]}"
    yield from (f"a picture without words: {str(each)[:80]}" for each in page.select("img:not([alt])"))
    for group in page.select("fieldset"):
        if not group.select("legend") and not _says_its_name(group):
            yield f"a group without a legend: {str(group)[:80]}"


def _says_its_name(each: Tag) -> bool:
    return bool(each.get("aria-label") or each.get("aria-labelledby") or each.get("title"))


def _of_tables(page: Tag) -> Iterator[str]:
    for table in page.select("table"):
        if not table.select("th"):
            yield "a table without headings"
        if any(not each.get("scope") for each in table.select("th")):
            yield "a heading of a table that does not say whose it is"
