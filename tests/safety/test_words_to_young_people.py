"""What goes to a young person by e-mail, text or letter is read by whoever holds the phone or opens the envelope: it
says nothing of care, of a job, or of where and when. Each place that writes to them is known here."""

import re
from pathlib import Path

import pytest

from backend.care_leavers import letters, own_page
from backend.referrals import interview_reminders, letter_reminders, places_gone
from tests.safety.tells import TELLS


BACKEND = Path(__file__).parents[2] / "backend"
WRITES = re.compile(r"\bwrite_to_them\(")
SAYS = {
    "care_leavers/own_page.py": (own_page.SUBJECT, own_page.MAIL, own_page.TEXT),
    "care_leavers/letters.py": (letters.SUBJECT, letters.ASKS_TO_RING, letters.RING, letters.RING_ON),
    "referrals/interview_reminders.py": (
        interview_reminders.SUBJECT,
        interview_reminders.TOMORROW,
        interview_reminders.TODAY,
        interview_reminders.RING,
        interview_reminders.RING_ON,
        interview_reminders.ASK,
    ),
    "referrals/letter_reminders.py": (
        letter_reminders.COMING_UP,
        letter_reminders.RING,
        letter_reminders.RING_ON,
        letter_reminders.ASK,
    ),
    "referrals/places_gone.py": (places_gone.SUBJECT, places_gone.DRAFT),
}
FILLED_IN = re.compile(r"\{\w+\}")
DEFINED, IN_A_STORY = "care_leavers/writing.py", "demo/"
NOT_FOR_OTHERS = re.compile(
    r"\b(interviews?|jobs?|employers?|apprentic\w*|placements?|council|adviser|team|college|works? at|shifts?)\b",
    re.IGNORECASE,
)


def writers() -> set[str]:
    found = {str(path.relative_to(BACKEND)) for path in BACKEND.rglob("*.py") if WRITES.search(path.read_text())}
    return {each for each in found if each != DEFINED and not each.startswith(IN_A_STORY)}


def test_every_place_that_writes_to_them_is_known():
    assert writers() == set(SAYS)


@pytest.mark.parametrize("place", SAYS)
def test_it_says_nothing_that_others_may_not_read(place):
    for each in SAYS[place]:
        words = FILLED_IN.sub("Jo", each)
        assert not TELLS.search(words), words
        assert not NOT_FOR_OTHERS.search(words), words


@pytest.mark.parametrize("words", ["Your interview is tomorrow", "The leaving care team", "Bring it to your employer"])
def test_what_would_tell_is_found(words):
    assert TELLS.search(words) or NOT_FOR_OTHERS.search(words)
