"""The table of transitions against a table written by hand, and what each refusal says."""

import pytest

from backend.core.errors import Refused
from backend.core.lifecycle import NEW
from backend.opportunities import services
from backend.opportunities.choices import OpportunityState as State
from backend.opportunities.transitions import OPPORTUNITY_LIFE, take
from tests.backend.opportunities.posts import a_draft, a_live, a_submitted, approved, officer_of, steps_of
from tests.factories.opportunities import OpportunityFactory


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]

EXPECTED = {
    (State.DRAFT, "submit"): State.SUBMITTED,
    (State.DRAFT, "withdraw"): State.WITHDRAWN,
    (State.SUBMITTED, "approve"): State.LIVE,
    (State.SUBMITTED, "ask_for_changes"): State.CHANGES_REQUESTED,
    (State.SUBMITTED, "reject"): State.CLOSED,
    (State.SUBMITTED, "withdraw"): State.WITHDRAWN,
    (State.SUBMITTED, "take_back_submission"): State.DRAFT,
    (State.SUBMITTED, "take_back_change"): State.LIVE,
    (State.CHANGES_REQUESTED, "submit"): State.SUBMITTED,
    (State.CHANGES_REQUESTED, "withdraw"): State.WITHDRAWN,
    (State.LIVE, "amend"): State.SUBMITTED,
    (State.LIVE, "pause"): State.PAUSED,
    (State.LIVE, "fill"): State.FILLED,
    (State.LIVE, "close"): State.CLOSED,
    (State.LIVE, "withdraw"): State.WITHDRAWN,
    (State.FILLED, "amend"): State.SUBMITTED,
    (State.PAUSED, "amend"): State.SUBMITTED,
    (State.PAUSED, "resume"): State.LIVE,
    (State.PAUSED, "close"): State.CLOSED,
    (State.PAUSED, "withdraw"): State.WITHDRAWN,
    (State.FILLED, "unfill"): State.LIVE,
    (State.FILLED, "close"): State.CLOSED,
    (State.CLOSED, "reopen"): State.SUBMITTED,
    (State.CLOSED, "reopen_from_feed"): State.LIVE,
    (State.DRAFT, "merge"): State.CLOSED,
    (State.SUBMITTED, "merge"): State.CLOSED,
    (State.CHANGES_REQUESTED, "merge"): State.CLOSED,
    (State.LIVE, "merge"): State.CLOSED,
    (State.PAUSED, "merge"): State.CLOSED,
    (State.FILLED, "merge"): State.CLOSED,
    (State.WITHDRAWN, "restore"): State.DRAFT,
    (State.CHANGES_REQUESTED, "take_back_request"): State.SUBMITTED,
    (State.LIVE, "take_back_approval"): State.SUBMITTED,
    (State.PAUSED, "take_back_approval"): State.SUBMITTED,
}
TRANSITIONS = OPPORTUNITY_LIFE.transitions
LATER_STEPS = sorted(step for step, transition in TRANSITIONS.items() if NEW not in transition.from_states)


@pytest.mark.parametrize("state", State)
def test_each_step_leads_where_the_table_says_or_is_refused(council, state):
    for step in LATER_STEPS:
        opportunity = OpportunityFactory(council=council, state=state)
        if (state, step) in EXPECTED:
            is_taken(step, opportunity)
        else:
            is_refused(step, opportunity)


def is_taken(step, opportunity):
    before = opportunity.state
    earlier = {"to_state": EXPECTED[before, step]} if TRANSITIONS[step].to_state is None else {}
    event = take(step, opportunity, by=None, reason=" Because ", **earlier)
    opportunity.refresh_from_db()
    assert opportunity.state == EXPECTED[before, step], step
    assert (event.from_state, event.to_state, event.reason) == (before, opportunity.state, "Because"), step


def is_refused(step, opportunity):
    before = State(opportunity.state)
    with pytest.raises(Refused, match=f"while it is marked “{before.label}”: it must be “"):
        take(step, opportunity, by=None, reason="Because")
    opportunity.refresh_from_db()
    assert (opportunity.state, steps_of(opportunity)) == (before, []), step


@pytest.mark.parametrize("step", [step for step in LATER_STEPS if TRANSITIONS[step].needs_reason])
def test_a_step_that_takes_something_away_needs_a_reason(council, step):
    state = min(TRANSITIONS[step].from_states)
    with pytest.raises(Refused, match="Give the reason") as refusal:
        take(step, OpportunityFactory(council=council, state=state), by=None, reason="  ")
    assert refusal.value.field == "reason"


def test_from_draft_to_live_leaves_every_step_with_its_person_and_day(council):
    officer = officer_of(council)
    post = a_draft(council, by=officer)
    services.submit(opportunity=post, by=officer)
    services.ask_for_changes(opportunity=post, comments={"summary": " Say more. ", "title": ""}, by=officer)
    services.change(opportunity=post, summary="Help the team prepare lunches and serve them.", by=officer)
    services.submit(opportunity=post, by=officer)
    approved(post, by=officer)
    assert steps_of(post) == ["draft", "submit", "ask_for_changes", "change", "submit", "approve"]
    assert {(event.by, f"{event.at:%Y-%m-%d}") for event in post.events.all()} == {(officer, "2026-06-01")}
    assert post.events.get(step="ask_for_changes").comments == {"summary": "Say more."}
    post.refresh_from_db()
    assert (post.state, f"{post.posted_date:%Y-%m-%d}") == (State.LIVE, "2026-06-01")


def test_asking_for_changes_says_what(council):
    post = a_submitted(council)
    with pytest.raises(Refused, match="Say what is to be changed"):
        services.ask_for_changes(opportunity=post, comments={"title": " "}, by=officer_of(council))
    with pytest.raises(Refused, match="no field called “colour”"):
        services.ask_for_changes(opportunity=post, comments={"colour": "Red"}, by=officer_of(council))


def test_a_step_is_judged_by_what_is_true_now_and_not_by_an_old_page(council):
    post = a_live(council)
    seen_earlier = type(post).objects.get(id=post.id)
    services.close(opportunity=post, reason="Somebody was hired", by=officer_of(council))
    with pytest.raises(Refused, match="“Closed”"):
        services.pause(opportunity=seen_earlier, reason="A moment", by=officer_of(council))


def test_a_rejection_can_be_undone_with_a_reason(council):
    post = a_submitted(council)
    services.reject(opportunity=post, reason="Already posted twice", by=officer_of(council))
    assert post.state == State.CLOSED
    services.reopen(opportunity=post, reason="It was another site", by=officer_of(council))
    approved(post)
    assert post.state == State.LIVE


def test_what_the_rules_forbid_is_not_sent_for_approval(council):
    post = a_draft(council, summary="", places=0)
    with pytest.raises(Refused) as refusal:
        services.submit(opportunity=post, by=officer_of(council))
    assert {finding.field for finding in refusal.value.findings} == {"summary", "places"}
    assert (post.state, steps_of(post)) == (State.DRAFT, ["draft"])


def test_nothing_of_an_unverified_employer_goes_live(council):
    post = a_submitted(council)
    post.employer.verified_at = post.employer.verified_by = None
    post.employer.save()
    with pytest.raises(Refused, match="Verify the employer first, then approve") as refusal:
        approved(post)
    assert refusal.value.field == "employer"
    assert steps_of(post) == ["draft", "submit"]
