"""A request to delete: asked once, reminded once, on Today after a week of work, and answered by one person."""

import datetime as dt
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction

from backend.care_leavers.choices import ConsentKind as K
from backend.core import clock
from backend.core.errors import Refused
from backend.councils.choices import Role
from backend.links.choices import Purpose
from backend.links.models import Link
from backend.links.standings import Standing
from backend.notifications.models import Message
from backend.referrals.agreements import take_agreement_back
from backend.referrals.choices import DeleteAnswer
from backend.referrals.deletion_links import opened_request
from backend.referrals.deletions import answer_request, ask_all_to_delete, ask_to_delete, remind_to_delete
from backend.referrals.disclosure import to_be_added
from backend.referrals.models import DeleteRequest
from tests.backend.referrals.agreements.worlds import OURS, THEIRS
from tests.factories.councils import MembershipFactory
from tests.factories.gated import disclose_more


@pytest.fixture
def taken(two):
    (name,) = two.agree(K.SHARE_NAME)
    for whom in (OURS, THEIRS):
        two.refer(whom)
    Message.objects.all().delete()
    (consent,) = take_agreement_back(consent=name, by=two.world.adviser).consents
    return consent


def asked(two, consent):
    return ask_to_delete(consent=consent, referral=UUID(consent.seen[0]["referral"]), by=two.world.adviser)


def test_it_is_asked_once_of_each_contact_by_a_link_of_their_own(two, taken):
    first, second = asked(two, taken), asked(two, taken)
    assert first == second
    links = Link.objects.filter(purpose=Purpose.DELETE_REQUEST, subject=first.public_id)
    assert links.count() == first.written_to == Message.objects.count() == 1
    message = Message.objects.get()
    told = message.subject + message.body
    assert first.referral.reference in told
    for secret in (two.person.given_name, two.person.family_name, "care", "Baker", "agree"):
        assert secret not in told


def test_all_who_had_been_told_are_asked(two, taken):
    assert {each.employer for each in ask_all_to_delete(consents=[taken], by=None)} == set(two.employers.values())


def test_who_was_told_nothing_is_not_asked(two, taken):
    with pytest.raises(Refused, match="nothing to delete"):
        ask_to_delete(consent=taken, referral=uuid4(), by=two.world.adviser)
    head = MembershipFactory(council=two.world.council, role=Role.HEAD).user
    with pytest.raises(Refused, match="who talks with young people"):
        ask_to_delete(consent=taken, referral=UUID(taken.seen[0]["referral"]), by=head)


def test_where_nobody_can_be_written_to_it_is_to_ring_about_at_once(two, taken):
    two.employers[OURS].contacts.update(ended_at=clock.now(), user=None)
    two.employers[THEIRS].contacts.update(ended_at=clock.now(), user=None)
    request = asked(two, taken)
    assert request.written_to == 0
    assert list(DeleteRequest.objects.to_ring_about(clock.today())) == [request]


def test_reminded_once_after_three_working_days_and_to_ring_about_after_five(two, taken):
    request = asked(two, taken)
    reminded, to_ring = [], []
    for days in range(10):  # from a Monday
        with clock.moved_to(clock.today() + dt.timedelta(days=days)):
            reminded.append(remind_to_delete(council=two.world.council))
            to_ring.append(DeleteRequest.objects.to_ring_about(clock.today()).exists())
    assert reminded == [0, 0, 0, 1, 0, 0, 0, 0, 0, 0]
    assert to_ring == [False] * 7 + [True] * 3
    assert Link.objects.filter(subject=request.public_id).count() == 2
    answer_request(request=request, answer=DeleteAnswer.DELETED, by=two.world.adviser)
    with clock.moved_to(clock.today() + dt.timedelta(days=20)):
        assert not DeleteRequest.objects.to_ring_about(clock.today()).exists()


def test_what_they_agree_to_anew_is_not_asked_for_any_more(two, taken):
    request = asked(two, taken)
    other = ask_all_to_delete(consents=[taken], by=None)[1]
    referral, link = request.referral, Link.objects.get(subject=request.public_id)
    whose = next(name for name, each in two.employers.items() if each == request.employer)
    assert opened_request(link).standing == Standing.OPEN
    with clock.moved_to(clock.today() + dt.timedelta(days=1)):
        two.agree(K.SHARE_NAME, whom=whose, until=clock.today() + dt.timedelta(days=9))
        referral.refresh_from_db()
        disclose_more(referral=referral, previewed=to_be_added(referral), words="", by=two.world.adviser)
        assert opened_request(link).standing == Standing.DONE
    with clock.moved_to(clock.today() + dt.timedelta(days=8)):
        assert list(DeleteRequest.objects.to_ring_about(clock.today())) == [other]
        assert list(DeleteRequest.objects.to_remind(clock.today())) == [other]
    with clock.moved_to(clock.today() + dt.timedelta(days=11)):  # it ran out: what they know is to go after all
        assert request in DeleteRequest.objects.to_ring_about(clock.today())


def test_what_has_to_be_kept_has_its_reason_and_by_link_the_first_word_stands(two, taken):
    request, contact = asked(two, taken), two.employers[OURS].contacts.first()
    with pytest.raises(Refused, match="Say what has to be kept") as refusal:
        answer_request(request=request, answer=DeleteAnswer.KEPT, reason=" ", by=contact)
    assert refusal.value.field == "reason"
    answer_request(request=request, answer=DeleteAnswer.KEPT, reason="The visitors' book", by=contact)
    with pytest.raises(Refused, match="answered already"):
        answer_request(request=request, answer=DeleteAnswer.DELETED, by=contact)
    corrected = answer_request(request=request, answer=DeleteAnswer.DELETED, by=two.world.adviser)
    assert (corrected.answer, corrected.reason, corrected.by_contact) == ("deleted", "", None)
    assert corrected.who_answered == str(two.world.adviser)


def test_an_answer_is_one_persons_in_the_database_too(two, taken):
    request = asked(two, taken)
    with pytest.raises(IntegrityError), transaction.atomic():
        DeleteRequest.objects.filter(pk=request.pk).update(answered_at=clock.now(), answer="deleted")
    facts = {"answer": "kept", "recorded_by": two.world.adviser}
    with pytest.raises(IntegrityError), transaction.atomic():
        DeleteRequest.objects.filter(pk=request.pk).update(answered_at=clock.now(), **facts)
