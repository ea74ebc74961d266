"""What still waits of the changes that were asked for."""

from backend.opportunities.facts import words_of_change
from backend.opportunities.models import OpportunityEvent
from backend.opportunities.replies import ASK, CHANGE, REPLY, Exchange


def test_a_change_of_one_fact_settles_no_comment_about_another_of_a_like_name():
    asked = {"places": "How many?", "level": "Which one?", "min_level": "Why so high?", "paid": "Is it?"}
    events = [
        OpportunityEvent(step=REPLY, comments={"paid": "Every week"}),
        OpportunityEvent(step=CHANGE, reason=words_of_change(["sites", "unpaid_because"])),
        OpportunityEvent(step=CHANGE, reason=words_of_change(["min_level"])),
        OpportunityEvent(step=ASK, comments=asked),
        OpportunityEvent(step=CHANGE, reason=words_of_change(["level"])),
    ]
    assert Exchange.of(events).waiting == {"places": "How many?", "level": "Which one?"}
