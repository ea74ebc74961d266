"""What is proposed of promises, of what they asked, and of where each application stands: what is settled is not."""

import datetime as dt

import pytest

from backend.care_leavers.choices import HandoverHeading, OwnMessageKind
from backend.care_leavers.handovers import MOST_LINES
from backend.care_leavers.own_messages import send_own_message
from backend.core import clock
from backend.placements.promises import keep_promise, make_promise
from backend.referrals.choices import ENDED, ReferralState, Way
from backend.web.kit.handover_words import STATES
from backend.web.staff.handovers.proposal import proposed_handover
from tests.factories.opportunities import OpportunityFactory
from tests.factories.placements import accepted
from tests.factories.unasked import step


PROMISED = HandoverHeading.PROMISED


def promised(world, words, days=3):
    due, by = clock.today() + dt.timedelta(days=days), world.adviser
    return make_promise(care_leaver=world.person, words=words, due_on=due, owner=by, by=by)


def proposed(world) -> list[str]:
    return proposed_handover(world.viewer(), world.person)[PROMISED].splitlines()


def test_what_was_promised_is_proposed_with_its_day_until_it_is_kept(world):
    due = clock.today() + dt.timedelta(days=3)
    promise = promised(world, "We find you a mentor.")
    assert proposed(world) == [f"We find you a mentor, by {due.day} {due:%B %Y}."]
    keep_promise(promise=promise, how="Met Jo", by=world.adviser)
    assert proposed(world) == []


def test_no_day_that_would_tell_their_first_day_is_proposed(world):
    start = clock.today() + dt.timedelta(days=20)
    employer = world.opportunity.employer
    accepted(world, opportunity=OpportunityFactory(council=world.council, employer=employer, start_date=start))
    promised(world, "I meet you at the gate.", days=20)
    promised(world, "We bring your bag.", days=23)
    promised(world, "We find you a mentor.", days=3)
    due = clock.today() + dt.timedelta(days=3)
    assert proposed(world) == [
        f"We find you a mentor, by {due.day} {due:%B %Y}.", "I meet you at the gate.", "We bring your bag."
    ]  # fmt: skip


def test_no_more_is_proposed_than_a_handover_takes(world):
    for number in range(MOST_LINES + 2):
        promised(world, f"We find you mentor {number}.", days=number)
    assert len(proposed(world)) == MOST_LINES


@pytest.mark.parametrize("words", ["done it!", ""])
def test_what_they_said_of_an_application_is_answered_by_what_is_recorded(world, words):
    advert = OpportunityFactory(council=world.council, application_url="https://apply.example")
    applying = world.refer(Way.HELPED_TO_APPLY, opportunity=advert)
    send_own_message(care_leaver=world.person, kind=OwnMessageKind.SENT, about=applying.public_id, words=words)
    assert len(proposed(world)) == bool(words)
    with clock.moved_to(clock.now() + dt.timedelta(minutes=2)):
        step(referral=applying, step="applied", on=clock.today(), by=world.adviser)
        assert proposed(world) == []


def test_every_open_state_has_its_words():
    assert set(STATES) == set(ReferralState) - ENDED
