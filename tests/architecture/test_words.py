"""What is written for people is found, and reads as an adviser would say it."""

import re

import pytest

from tests.architecture.words import sentences


@pytest.fixture(scope="module")
def words() -> list[tuple[str, str]]:
    return [(each.text, f"{each.place}:{each.line}") for each in sentences()]


# What was read aloud and could not be said on a telephone, with what is said in its place.
UNSAID = {
    r"\b(it|which|that|placement|work) goes on\b": "continues, or has not ended",
    r"\bstands at “": "is at",
    r"\b[Ii]t waits for: ?you": "what is next, and by whom",
    r"^Not these$": "Decided: not this one",
    r"^It exists$": "It is a real organisation",
    r"off the list": "remove",
    r"\b[Ss]hare out\b.*\bplaces\b": "offer places fairly",
    r"\b(by|until|before) midnight\b": "the end of the day, by its name",
    r"^They have not agreed\b": "no agreement is recorded: nobody may have asked",
    r"£[\d,]+\.\d\d a year": "whole pounds",
    r"\bN/A\b": "not recorded yet",
}


@pytest.mark.parametrize("unsaid", UNSAID)
def test_no_sentence_says_what_nobody_would_say(words, unsaid):
    found = [f"{place}: {text}" for text, place in words if re.search(unsaid, text)]
    assert not found, f"Say “{UNSAID[unsaid]}” instead"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Offer places fairly", "backend/web/kit/navigation.py"),
        ("Postcode must be one that exists, like CR0 1EA. Check it.", "backend/"),
        ("Nobody waits for a proposal", "backend/web/templates/web/staff/matches/share_out.html"),
        (
            "You can leave this page and come back: the work continues. See how far it is",
            "backend/web/templates/web/kit/file_progress.html",
        ),
        ("Safety: check this first.", "matching/criteria/safety.py"),
    ],
)
def test_labels_errors_templates_and_reasons_are_all_listed(words, text, place):
    assert [where for found, where in words if found == text and where.startswith(place)]


def test_what_speaks_to_machines_is_not_listed(words):
    assert not [text for text, _ in words if re.search(r"govuk-|SELECT |set_config\(", text)]
