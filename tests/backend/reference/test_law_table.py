"""The page of the law names rows and tests that there are, and every row of law without a number."""

import ast
import csv
import re
from functools import cache

from backend.reference.choices import LegalGround, StatutoryLimit
from tests.architecture.layers import PROJECT
from tests.backend.reference.test_fixtures import FOLDER


PAGE = (PROJECT / "docs" / "law.md").read_text()
LINE = re.compile(r"^\|[^|]*\| `(?P<file>[a-z_]+\.csv)` (?P<key>[^|]+?) \| (?P<tests>[^|]+) \|$", re.MULTILINE)
NAMED = re.compile(r"`(?P<file>test_\w+\.py)` (?P<test>test_\w+) \[…\]")


def lines() -> list[tuple[str, str, list[tuple[str, str]]]]:
    return [(each["file"], each["key"], NAMED.findall(each["tests"])) for each in LINE.finditer(PAGE)]


@cache
def names_of_tests(file: str) -> set[str]:
    """By the name of a file, the tests of every file called so."""
    found = (ast.walk(ast.parse(path.read_text())) for path in (PROJECT / "tests").rglob(file))
    return {node.name for nodes in found for node in nodes if isinstance(node, ast.FunctionDef)}


def test_each_line_names_a_row_and_a_test_that_there_are():
    assert len(lines()) >= 40
    for file, key, tests in lines():
        with (FOLDER / file).open(newline="") as opened:
            assert any(key in row.values() for row in csv.DictReader(opened)), (file, key)
        assert tests, (file, key)
        for test_file, test in tests:
            assert test in names_of_tests(test_file), (test_file, test)


def test_no_row_of_law_is_left_out():
    listed = {(file, key) for file, key, _ in lines()}
    assert {key for file, key in listed if file == "legal_grounds.csv"} == set(LegalGround.values)
    assert {key for file, key in listed if file == "statutory_limits.csv"} == set(StatutoryLimit.values)
