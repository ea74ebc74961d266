"""How much the file of phrases knows of posts that it was not fitted to.

The half for development was written before rows were added, and rows were added for it. The other was written after
them, in other words on purpose, and measured once: 8 of 30 sham ones were known, 7 before. So new wording is mostly not
known, and a warning that is not there says nothing of a post.
"""

import csv
from pathlib import Path

import pytest

from tests.backend.employers.test_phrase_file import warned


with (Path(__file__).parent / "phrases_of_strangers.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


def of(half: str, *, sham: bool) -> list[str]:
    return [row["text"] for row in ROWS if row["half"] == half and (row["what"] != "silent") == sham]


@pytest.mark.parametrize(("half", "known"), [("development", 93), ("measured once", 8)])
def test_posts_of_harm_are_known_as_often_as_is_said(half, known):
    sham = of(half, sham=True)
    assert len(sham) >= 30
    assert len([text for text in sham if warned(text)]) >= known


@pytest.mark.parametrize(("half", "warned_of"), [("development", 0), ("measured once", 1)])
def test_posts_of_honest_work_stay_quiet(half, warned_of):
    honest = of(half, sham=False)
    assert len(honest) >= 30
    assert len([text for text in honest if warned(text)]) <= warned_of


@pytest.mark.parametrize(
    "text",
    ["The badge has a charge of £45", "£45 is the badge's charge", "A charge, before your badge is made, of £45"],
)
def test_words_are_found_in_any_order(text):
    assert "fee" in warned(text)


@pytest.mark.parametrize(
    "text",
    ["The badge is yours. The till has a charge point. Lunch is £4", "There is never a charge of £45 for the badge"],
)
def test_words_of_other_sentences_and_words_denied_are_not(text):
    assert "fee" not in warned(text)
