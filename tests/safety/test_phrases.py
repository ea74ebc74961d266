"""How much of the phrases the list finds, category by category, and how often it warns of nothing."""

import time

import pytest

from backend.reference.telling_words import Category, doubts_in
from tests.safety.phrases import HARMLESS, TELLING
from tests.safety.phrases_round_two import HARMLESS_TOO, TELLING_TOO


@pytest.mark.parametrize("category", list(Category))
def test_the_list_marks_what_tells(category):
    missed = [phrase for phrase in TELLING[category] if not doubts_in(phrase)]
    assert len(missed) <= len(TELLING[category]) * 0.03, missed


def test_there_are_enough_phrases_and_few_warnings_of_nothing():
    assert sum(map(len, TELLING.values())) >= 150
    assert len([phrase for phrase in HARMLESS if doubts_in(phrase)]) <= 0.1 * len(HARMLESS)


def test_later_rounds_are_marked_too():
    assert [phrase for phrase in TELLING_TOO if not doubts_in(phrase)] == []
    assert len([phrase for phrase in HARMLESS_TOO if doubts_in(phrase)]) <= 0.1 * len(HARMLESS_TOO)


@pytest.mark.parametrize(
    "phrase", ["CARE   LEAVER", "care—leaver", "Looked\nafter", "care’leaver", "children’s home", "e.h.c.p", "H.M.P."]
)
def test_capitals_breaks_and_signs_between_hide_nothing(phrase):
    assert doubts_in(f"({phrase})")


def test_what_is_marked_stands_where_it_is_said_to_stand():
    text = "First my foster mum, then HMP"
    assert [text[each.start : each.end] for each in doubts_in(text)] == [each.phrase for each in doubts_in(text)]


@pytest.mark.parametrize("piece", ["care ", "my ", "a", " - ", "in the system ", "placement broke"])
def test_a_long_text_takes_no_long_time(piece):
    begun = time.perf_counter()
    doubts_in(piece * (20_000 // len(piece)))
    assert time.perf_counter() - begun < 2
