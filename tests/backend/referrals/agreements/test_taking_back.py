"""Taken back, it goes from the page, mails on their way stay here, and what was seen is kept, field by field."""

import pytest
from django.core import mail

from backend.audit.services import record_read
from backend.care_leavers.choices import ConsentKind as K
from backend.core import clock
from backend.core.errors import Refused
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.notifications.carrying import deliver
from backend.notifications.choices import DeliveryStep
from backend.notifications.models import Message
from backend.referrals.agreements import take_agreement_back
from backend.referrals.disclosure import to_be_added
from backend.referrals.models import Referral
from backend.web.staff.people.taken_back_rows import seen_words
from tests.backend.referrals.agreements.worlds import DAY, OURS, THEIRS, TODAY, TwoEmployers
from tests.factories.councils import CouncilFactory
from tests.factories.gated import disclose_more
from tests.factories.referrals import viewer_with
from tests.web.employer_portal.by_link.test_at_once import all_at_once


def test_what_is_not_sent_stays_here_and_what_was_sent_stays_sent(two):
    (name,) = two.agree(K.SHARE_NAME)
    referrals = {whom: two.refer(whom) for whom in (OURS, THEIRS)}
    first = Message.objects.filter(about=referrals[OURS].public_id).order_by("id").first()
    with council_context(two.world.council.pk):
        deliver(message_id=first.pk)
    taken = take_agreement_back(consent=name, employer=two.employers[OURS], by=two.world.adviser)
    for message in Message.objects.order_by("id"):
        deliver(message_id=message.pk)
        deliver(message_id=message.pk)
    theirs = Message.objects.filter(about=referrals[THEIRS].public_id)
    assert len(mail.outbox) == 1 + theirs.count()
    held_back = Message.objects.filter(about=referrals[OURS].public_id, step=DeliveryStep.TAKEN_BACK)
    assert taken.seen[0]["held_back"] == held_back.count()
    assert not held_back.filter(sent_at__isnull=False).exists()


def test_a_lesser_thing_taken_back_leaves_the_introduction_on_its_way(two):
    two.agree(K.SHARE_NAME)
    (phone,) = two.agree(K.SHARE_PHONE)
    two.refer(OURS)
    take_agreement_back(consent=phone, by=None)
    assert not Message.objects.filter(step=DeliveryStep.TAKEN_BACK).exists()


def test_the_word_about_care_taken_back_leaves_what_has_to_be_said_on_its_way(two):
    two.agree(K.SHARE_NAME)
    (care,) = two.agree(K.SHARE_CARE_STATUS, whom=OURS)
    two.refer(OURS)
    (seen,) = take_agreement_back(consent=care, by=None).seen
    assert (seen["fields"][-1], seen["held_back"]) == ("care_status", 0)
    assert not Message.objects.filter(step=DeliveryStep.TAKEN_BACK).exists()


def test_what_was_seen_is_said_field_by_field_with_when_it_was_opened(two):
    two.agree(K.SHARE_NAME)
    referral = two.refer(OURS)
    with clock.moved_to(TODAY + 2 * DAY):
        two.agree(K.SHARE_PHONE, whom=OURS)
        referral.refresh_from_db()
        disclose_more(referral=referral, previewed=to_be_added(referral), words="", by=two.world.adviser)
    employer = viewer_with(Role.EMPLOYER, two.world.council)
    for days in (1, 3, 4):
        with clock.moved_to(TODAY + days * DAY):
            record_read(viewer=employer, subject=referral, page="employer-referral")
            record_read(viewer=two.world.viewer(), subject=referral, page="referral")
    with clock.moved_to(TODAY + 5 * DAY):
        taken = take_agreement_back(consent=two.person.consents.get(kind=K.SHARE_NAME), by=None)
    (seen,) = taken.seen
    assert seen_words(seen) == (
        f"{two.employers[OURS].name} could read: Name from 15 June 2026; Phone number from 17 June 2026."
        " Somebody there opened the page on 16 June 2026, and last on 19 June 2026."
        f" {seen['held_back']} messages were not sent any more."
    )
    assert taken.consents[0].seen_by == [two.employers[OURS].name]


def test_nobody_opened_it_is_said_too(two):
    (name,) = two.agree(K.SHARE_NAME)
    two.refer(OURS)
    (seen,) = take_agreement_back(consent=name, by=None).seen
    assert "Nobody there opened the page." in seen_words(seen)


def test_a_list_of_names_is_a_look_at_the_name_and_at_nothing_else(two):
    (name, phone) = two.agree(K.SHARE_NAME, K.SHARE_PHONE)
    referral, employer = two.refer(OURS), viewer_with(Role.EMPLOYER, two.world.council)
    record_read(viewer=employer, subject=referral, page="employer-referrals")
    record_read(viewer=employer, subject=referral, page="employer-referral-paused")
    looks = [take_agreement_back(consent=each, by=None).seen[0]["opened"] for each in (phone, name)]
    assert list(map(len, looks)) == [0, 1]


def test_whoever_may_not_hear_of_care_any_more_reads_no_words_that_were_read_with_it(two):
    two.agree(K.SHARE_NAME, K.SHARE_ASPIRATION)
    (care,) = two.agree(K.SHARE_CARE_STATUS, whom=OURS)
    two.refer(OURS)
    assert two.reads(OURS) == {"name", "aspiration", "care_status"}
    (seen,) = take_agreement_back(consent=care, by=None).seen
    assert two.reads(OURS) == {"name"}
    assert seen["fields"] == ["aspiration", "care_status"]


@pytest.fixture
def apart(transactional_db):
    council = CouncilFactory()
    with council_context(council.id):
        two = TwoEmployers.of(council)
        two.agree(K.SHARE_NAME)
        two.refer(OURS)
    return two


def test_two_withdrawals_at_once_are_one_and_the_other_is_told(apart):
    council = apart.world.council

    def taking():
        with council_context(council.id):
            try:
                take_agreement_back(consent=apart.person.consents.get(kind=K.SHARE_NAME), by=None)
            except Refused as refusal:
                return refusal.message
            return "taken back"

    answers = sorted(all_at_once([taking, taking]))
    assert answers[0] == "taken back" or answers[1] == "taken back"
    assert sum(each == "taken back" for each in answers) == 1
    with council_context(council.id):
        referral = Referral.objects.get()
        assert referral.disclosed == {}
        assert referral.events.filter(step="details_taken_back").count() == 1


def test_nothing_that_went_comes_back_without_a_preview(two):
    (name,) = two.agree(K.SHARE_NAME)
    referral = two.refer(OURS)
    take_agreement_back(consent=name, by=None)
    two.agree(K.SHARE_NAME)
    assert two.reads(OURS) == set()
    referral.refresh_from_db()
    assert set(to_be_added(referral)) == {"name"}
