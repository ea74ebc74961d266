import re

import pytest

from backend.notifications.models import Message
from backend.opportunities import services
from backend.opportunities.messages import SENTENCES
from backend.opportunities.transitions import OPPORTUNITY_LIFE
from tests.backend.opportunities.posts import a_draft, a_live, a_submitted, approved, employer_with_contact, officer_of
from tests.factories.employers import EmployerContactFactory


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
HINTS = re.compile(r"\b(care|leaver|looked after|virtual school|young|vulnerable|neet|eet|social)\b", re.IGNORECASE)


def tell(council, **facts):
    employer, _ = employer_with_contact(council)
    EmployerContactFactory(employer=employer)
    post = a_submitted(council, employer=employer, **facts)
    services.ask_for_changes(
        opportunity=post, comments={"title": "Say “care leaver” nowhere"}, told_read=True, by=officer_of(council)
    )
    services.submit(opportunity=post, by=officer_of(council))
    approved(post)
    other = a_submitted(council, employer=employer)
    services.reject(opportunity=other, reason="Posted twice", by=officer_of(council))
    return post


def test_every_contact_is_told_at_each_step_with_a_reference_and_a_link(council):
    post = tell(council)
    subjects = Message.objects.filter(subject__contains=post.reference).values_list("subject", flat=True)
    expected = [SENTENCES[step][0] for step in ("submit", "ask_for_changes", "submit", "approve")]
    assert sorted(subjects) == sorted(f"Opportunity {post.reference} {words}" for words in expected * 2)
    assert {message.to for message in Message.objects.all()} == set(
        post.employer.contacts.values_list("email", flat=True)
    )
    assert Message.objects.filter(subject__endswith="was not approved").count() == 2
    assert all(
        f"http://testserver/employer/opportunities/{post.public_id}/" in m.body
        for m in Message.objects.filter(subject__contains=post.reference)
    )


def test_there_is_a_sentence_for_every_step_that_anybody_waits_for():
    waited_for_by_nobody = {"draft", "publish_from_feed", "find_elsewhere"}
    assert set(OPPORTUNITY_LIFE.transitions) - set(SENTENCES) == waited_for_by_nobody


def test_no_message_hints_at_care_or_repeats_free_text(council):
    tell(council, title="Cook for care leavers", care_leavers_only=True, kept_words="Two places")
    for message in Message.objects.all():
        assert not HINTS.search(message.subject + message.body)
        assert "Cook" not in message.subject + message.body
        assert "Posted twice" not in message.body
        assert council.employment_team_name in message.body


def test_a_draft_is_nobodys_news(council):
    employer, person = employer_with_contact(council)
    services.withdraw(opportunity=a_draft(council, employer=employer, by=person), reason="By mistake", by=person)
    assert not Message.objects.exists()


def test_the_employer_hears_when_the_last_place_is_taken_and_not_before(council):
    employer, _ = employer_with_contact(council)
    post = a_live(council, employer=employer, places=2)
    services.claim_place(opportunity=post, by=officer_of(council))
    assert not Message.objects.filter(subject__endswith="is filled").exists()
    services.claim_place(opportunity=post, by=officer_of(council))
    assert Message.objects.get(subject__endswith="is filled").to == employer.contacts.get().email
