"""What the how-to pages say of Today names every kind of line there is, and every way to be done with one in place."""

import re
from collections import Counter
from pathlib import Path

from backend.web.staff.today.kinds import KINDS
from backend.web.staff.today.lines import InPlace


HOW_TO = Path("docs/how-to")
EVERY_KIND = (HOW_TO / "today-kinds.md").read_text().split("\n\n", 2)[2]


def test_each_kind_stands_once_beside_the_page_that_explains_it():
    named = Counter(re.findall(r"`([a-z-]+)`", EVERY_KIND))
    assert named == Counter(kind.anchor for kind in KINDS)


def test_the_pages_are_there_and_are_led_to():
    pages = set(re.findall(r"\]\(([a-z-]+\.md)", EVERY_KIND))
    assert {page for page in pages if not (HOW_TO / page).is_file()} == set()
    assert "(today-kinds.md)" in (HOW_TO / "today.md").read_text()


def test_each_way_to_be_done_in_place_is_explained():
    explained = (HOW_TO / "today.md").read_text()
    assert [each.name for each in InPlace if f"`{each.name}`" not in explained.replace("InPlace.", "")] == []
