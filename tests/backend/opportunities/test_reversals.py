"""Every step can be taken back, with a reason, and the employer is told."""

import pytest

from backend.core.errors import Refused
from backend.core.protection import council_context
from backend.notifications.models import Message
from backend.opportunities import services
from backend.opportunities.choices import OpportunityState as State
from tests.backend.opportunities.posts import a_draft, a_live, a_submitted, employer_with_contact, officer_of
from tests.factories.opportunities import OpportunityFactory


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
WHY = {"reason": "By mistake"}
UNDONE = [
    (a_draft, "submit", {}, "take_back_submission", State.DRAFT, "is taken back"),
    (a_live, "pause", WHY, "resume", State.LIVE, "is live again"),
    (a_live, "close", WHY, "reopen", State.SUBMITTED, "is waiting for approval"),
    (a_live, "withdraw", WHY, "restore", State.DRAFT, "is a draft again"),
    (a_submitted, "reject", WHY, "reopen", State.SUBMITTED, "is waiting for approval"),
    (a_submitted, "approve", {}, "take_back_approval", State.SUBMITTED, "is waiting for approval"),
    (
        a_submitted,
        "ask_for_changes",
        {"comments": {"title": "Longer"}},
        "take_back_request",
        State.SUBMITTED,
        "is waiting for approval",
    ),
]


@pytest.mark.parametrize(("begun", "step", "facts", "undo", "state", "said"), UNDONE)
def test_a_step_is_taken_back(council, begun, step, facts, undo, state, said):
    employer, _ = employer_with_contact(council)
    post, officer = begun(council, employer=employer), officer_of(council)
    with council_context(council.id):
        getattr(services, step)(opportunity=post, by=officer, **facts)
    getattr(services, undo)(opportunity=post, by=officer, **WHY)
    post.refresh_from_db()
    assert post.state == state
    last = post.events.last()
    assert (last.step, last.by, last.reason) == (undo, officer, "By mistake")
    assert Message.objects.order_by("-id").first().subject.endswith(said)


def test_what_was_sent_is_taken_back_to_where_it_stood_until_it_is_decided(council):
    employer, person = employer_with_contact(council)
    post, officer = a_submitted(council, employer=employer), officer_of(council)
    with council_context(council.id):
        services.ask_for_changes(opportunity=post, comments={"title": "Longer"}, by=officer)
    services.submit(opportunity=post, by=person)
    services.take_back_submission(opportunity=post, by=person, **WHY)
    assert post.state == State.CHANGES_REQUESTED, "what is asked for still stands beside its fields"
    services.submit(opportunity=post, by=person)
    with council_context(council.id):
        services.reject(opportunity=post, by=officer, **WHY)
    with pytest.raises(Refused, match="while it is marked “Closed”"):
        services.take_back_submission(opportunity=post, by=person, **WHY)
    with council_context(council.id):
        services.reopen(opportunity=post, by=officer, **WHY)
    with pytest.raises(Refused, match="Nobody sent this for approval"):
        services.take_back_submission(opportunity=post, by=person, **WHY)


def test_an_advert_of_a_feed_is_opened_again_without_approval(council):
    advert = OpportunityFactory(council=council, from_feed=True)
    advert.events.create(step="publish_from_feed", to_state=State.LIVE, at=advert.created_at)
    officer = officer_of(council)
    with pytest.raises(Refused, match="nobody approved it"):
        services.take_back_approval(opportunity=advert, by=officer, **WHY)
    services.close(opportunity=advert, by=officer, **WHY)
    services.reopen(opportunity=advert, by=officer, **WHY)
    advert.refresh_from_db()
    assert advert.state == State.LIVE


def test_what_never_was_sent_is_withdrawn_in_silence(council):
    employer, person = employer_with_contact(council)
    services.withdraw(opportunity=a_draft(council, employer=employer), by=person, **WHY)
    assert not Message.objects.exists()
