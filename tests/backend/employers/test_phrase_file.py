"""Phrases of sham posts and of honest ones, written by hand.

Of 94 sham ones 62 were written before the file of phrases was made wider, 32 after it; of those 32 it knew 11 when they
were first read, and was then made to know them all. So this says that nothing is lost, not how many a stranger's words
would be known: `test_phrases_of_strangers.py` says that.
"""

import csv
import time
from pathlib import Path

import pytest

from backend.employers.phrase_file import phrase_in
from backend.employers.warnings import WarnedFacts, warnings_in


with (Path(__file__).parent / "phrases_by_hand.csv").open(encoding="utf-8", newline="") as file:
    ROWS = [(row["what"], row["text"]) for row in csv.DictReader(file)]


def warned(text: str) -> set[str]:
    return {warning.code for warning, _ in warnings_in(WarnedFacts(texts={"description": text}))}


def test_every_phrase_of_a_sham_post_warns():
    sham = [text for what, text in ROWS if what == "warn"]
    assert len(sham) >= 60
    assert [text for text in sham if not warned(text)] == []


def test_no_phrase_of_an_honest_post_warns():
    honest = [text for what, text in ROWS if what == "silent"]
    assert len(honest) >= 60
    assert [(text, warned(text)) for text in honest if warned(text)] == []


@pytest.mark.parametrize(
    ("code", "said", "denied"),
    [
        ("money-handling", "We keep your passport", "We never keep your passport"),
        ("unpaid", "You get expenses only", "It is never expenses only"),
        ("fee", "There is a joining fee", "There is no joining fee"),
    ],
)
def test_what_is_denied_does_not_warn(code, said, denied):
    assert phrase_in(code, said)
    assert not phrase_in(code, denied)


@pytest.mark.parametrize(
    "text", ["you " + ",-" * 20_000, "you pay the money for your own house " * 1_000, "a" * 40_000]
)
def test_no_text_takes_long(text):
    warned("once, so that the file is read")
    began = time.process_time()
    warned(text)
    assert time.process_time() - began < 10
