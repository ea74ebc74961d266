"""What says when or where is found as people write it, and pay, hours and ordinary words are not taken for it."""

import pytest

from backend.reference.written_days import days_and_places_in


@pytest.mark.parametrize(
    "text",
    [
        "7 December", "on the 7th of December", "Dec 7", "7/12/2026", "by 7/12", "on the 7th", "on Monday", "8am",
        "at 8.30", "8:30 a.m.", "half past eight", "eight o'clock", "CR0 1EA", "12 High Street", "3a, Old Mill Lane",
        "at 12 Elm Grove", "at 12 elm grove", "at 4 Church Hill", "at 7 Station Rd", "CR0-1EA",
    ],
)  # fmt: skip
def test_found(text):
    assert days_and_places_in(f"I meet you {text} with your bag")


@pytest.mark.parametrize(
    "text",
    [
        "We get you a bus pass.", "You get £12.50 an hour.", "We ring you on your third day.", "It is open 24/7.",
        "We may get you boots.", "We march on.", "We get you 2 shirts.", "You do 37.5 hours.", "The 18 bus goes there.",
        "We ring you when you first get paid.", "We plan your 20 minute walk.", "We get you 2 tickets for the park.",
    ],
)  # fmt: skip
def test_not_taken_for_it(text):
    assert days_and_places_in(text) == []
