"""Somebody who speaks their language: offered in it, asked for by a press, and not offered while they wait."""

import pytest

from backend.care_leavers.models import OwnMessage
from backend.core.protection import council_context
from backend.reference.fixture_files import read_rows
from backend.reference.languages import FILE, language_called
from tests.web.pages import page_of
from tests.web.queries import get_within
from tests.web.young_person.worlds import own_world, read


WISH = "I want to talk to someone who speaks Tigrinya."


@pytest.mark.parametrize(
    ("said", "code"),
    [("Tigrinya", "ti"), ("  kurdish   SORANI", "ckb"), ("Farsi", "fa"), ("Klingon", None), ("", None)],
)
def test_a_language_is_known_by_any_of_its_names(said, code):
    found = language_called(said)
    assert (found.code if found else None) == code


def test_every_language_has_its_names_and_direction():
    for _, row in read_rows(FILE):
        assert row["own_name"]
        assert row["direction"] in ("ltr", "rtl")
        assert language_called(row["name"]).code == row["code"]


def test_it_is_offered_in_their_letters_and_becomes_a_wish_to_talk(db):
    mine = own_world(interpreter_language="Tigrinya")
    shown = page_of(get_within(mine.come_in(), "/next/"))
    (own_name,) = shown.select("#language [lang=ti]")
    assert own_name.text == "ትግርኛ"
    form = shown.select_one("section[aria-labelledby=language] form")
    assert mine.send("tell/talk/", {"words": form.select_one("[name=words]")["value"]})["Location"] == "/next/sent/"
    with council_context(mine.council.id):
        assert OwnMessage.objects.get().words == WISH
    assert "Do you want someone who speaks" not in read(mine)


def test_one_that_the_table_does_not_know_is_called_as_recorded(db):
    assert "Do you want someone who speaks Klingon?" in read(own_world(interpreter_language="Klingon"))


def test_it_is_offered_to_nobody_else(mine):
    assert "someone who speaks" not in read(mine)
