"""Whatever people press, in whatever order: the events tell the whole life, and no place is given twice."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.core import clock
from backend.core.errors import Refused
from backend.core.protection import council_context
from backend.opportunities import services
from backend.opportunities.choices import OpportunityState as State
from tests.backend.opportunities.posts import TODAY, a_draft, officer_of
from tests.factories.councils import CouncilFactory
from tests.sampling import examples


REASON = {"reason": "Because"}
PRESSED = {
    "submit": (services.submit, {}),
    "approve": (services.approve, {}),
    "ask_for_changes": (services.ask_for_changes, {"comments": {"title": "Longer"}}),
    "reject": (services.reject, REASON),
    "pause": (services.pause, REASON),
    "resume": (services.resume, REASON),
    "close": (services.close, REASON),
    "withdraw": (services.withdraw, REASON),
    "reopen": (services.reopen, REASON),
    "claim": (services.claim_place, {}),
    "free": (services.free_place, {}),
    "one place": (services.change, {"places": 1}),
    "three places": (services.change, {"places": 3}),
}
# The steps that lead on are pressed more often, or few lives would get beyond a draft.
PRESSES = st.lists(st.sampled_from([*PRESSED, "submit", "approve", "claim", "claim"]), min_size=5, max_size=25)


def press(name, post, officer) -> None:
    verb, facts = PRESSED[name]
    try:
        with council_context(post.council_id):
            verb(opportunity=post, by=officer, **facts)
    except Refused:
        post.refresh_from_db()


@pytest.mark.django_db
@settings(max_examples=examples(40), deadline=None)
@given(presses=PRESSES, days_between=st.sampled_from([0, 7]))
def test_events_form_one_chain_and_the_state_follows_the_places(presses, days_between):
    council = CouncilFactory()
    with clock.moved_to(TODAY):
        officer = officer_of(council)
        post = a_draft(council, by=officer, places=1)
    held = 0
    for turn, name in enumerate(["submit", "approve", *presses]):
        with clock.moved_to(TODAY + dt.timedelta(days=days_between * turn)):
            before = post.places_taken
            press(name, post, officer)
            held += (post.places_taken > before) - (post.places_taken < before)
        assert 0 <= post.places_taken == held <= post.places
        assert post.state != State.LIVE or post.places_left
        assert post.state != State.FILLED or not post.places_left
    events = list(post.events.all())
    assert [event.step for event in events[:3]] == ["draft", "submit", "approve"]
    assert events[0].from_state == ""
    assert all(earlier.to_state == later.from_state for earlier, later in pairwise(events))
    assert events[-1].to_state == type(post).objects.get(id=post.id).state
