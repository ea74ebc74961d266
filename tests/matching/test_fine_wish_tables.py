"""The tables of fine wishes: sound, sorted, and a fault is told with its file and line."""

import csv

import numpy as np
import pytest

from matching.interests.fine_wishes import (
    FINE_WISHES,
    STANDARDS,
    WAYS,
    WORDS,
    read_fine_wishes,
    read_standards,
    read_ways,
)
from matching.interests.word_tables import WordTableError, read_table


def test_standards_are_those_of_the_reference_facts():
    with (WORDS.parents[2] / "fixtures" / "reference" / "standards.csv").open(encoding="utf-8") as file:
        assert {row["lars_code"]: row["title"] for row in csv.DictReader(file)} == STANDARDS


def test_every_wish_has_five_ways_and_the_tables_are_sorted():
    wishes = [row.values for row in read_table(WORDS / "fine_wishes.csv", "wish", "standards")]
    assert wishes == sorted(wishes)
    assert min(np.bincount([way.wish for way in WAYS], minlength=len(FINE_WISHES))) >= 5
    for path in (WORDS / "ways").glob("*.csv"):
        ways = [row.values for row in read_table(path, "wish", "way")]
        assert ways == sorted(ways)


@pytest.mark.parametrize(
    ("read", "text", "line", "why"),
    [
        (read_standards, "lars_code,title\nx1,Baker\n", 2, '"x1" is not a LARS code'),
        (read_standards, "lars_code,title\n177,Baker\n177,Baker\n", 3, "the LARS code 177 stands twice"),
        (read_fine_wishes, "wish,standards\nbaking,177\nbaking,93\n", 3, 'the wish "baking" stands twice'),
        (read_fine_wishes, "wish,standards\nbaking,\n", 2, '"" is not a list of LARS codes'),
        (read_fine_wishes, "wish,standards\nbaking,177 177\n", 2, '"177 177" is not a list of LARS codes'),
        (read_fine_wishes, "wish,standards\nbaking,99999\n", 2, '"99999" is not a list of LARS codes'),
        (lambda path: read_ways(path.parent), "wish,way\nbakin,cakes\n", 2, '"bakin" is not a wish of fine_wishes'),
        (lambda path: read_ways(path.parent), "wish,way\nbaking,Cakes\n", 2, '"Cakes" is not words'),
        (lambda path: read_ways(path.parent), "wish,way\nbaking,cakes\nchef,cakes\n", 3, '"cakes" stands twice'),
    ],
)
def test_a_fault_in_a_table_is_told_with_its_line(tmp_path, read, text, line, why):
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(WordTableError) as fault:
        list(read(path))
    assert f"table.csv, line {line}: {why}" in str(fault.value)
