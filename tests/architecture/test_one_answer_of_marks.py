"""Whether a placement has lasted is answered in one place: a second way to count its days fails here."""

import ast
import re
from pathlib import Path

import pytest


BACKEND = Path(__file__).parents[2] / "backend"
CALENDAR = {  # who may count days on programme: the marks, what follows them, and when a check-in is due
    "placements/programme_days.py",
    "placements/marks.py",
    "placements/followed.py",
    "placements/check_ins.py",
    "support/answers.py",  # on which day a payment falls due, and not whether it has lasted
    "ranking/may_need_support/listing.py",  # in which week somebody is, and not whether it has lasted
}
RULES = {"placements/marks.py", "placements/followed.py", "reference/law_watch.py", "reference/facts.py"}
BY_HAND = re.compile(r"(ended_on|ends_on)\s*-\s*[\w.]*(starts_on)|\.filter\([^)]*starts_on__lte=[^)]*timedelta\(weeks")


def sources():
    for path in BACKEND.rglob("*.py"):
        if "migrations" not in path.parts:
            yield path.relative_to(BACKEND).as_posix(), path.read_text()


def imports_of(text):
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ImportFrom):
            yield from ((node.module, name.name) for name in node.names)


def second_answers(name, text):
    found = [module for module, _ in imports_of(text) if module == "backend.placements.programme_days"]
    if found and name not in CALENDAR:
        yield f"{name} counts days on programme itself"
    if name.startswith(("placements/", "outcomes/", "ranking/", "learning/", "web/staff/")) and BY_HAND.search(text):
        yield f"{name} takes a first day from a last one"


def test_nobody_else_counts_the_days_of_a_placement():
    assert [each for name, text in sources() for each in second_answers(name, text)] == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("outcomes/another.py", "from backend.placements.programme_days import days_on_programme\n"),
        ("ranking/another.py", "weeks = (placement.ended_on - placement.starts_on).days // 7\n"),
    ],
)
def test_a_second_answer_is_found(name, text):
    assert list(second_answers(name, text))
