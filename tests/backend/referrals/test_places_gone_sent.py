"""What is sent to say that a place has gone goes as every message to them does, and is no talk with them."""

import datetime as dt

import pytest
from django.core import mail

from backend.care_leavers.choices import ConsentKind
from backend.care_leavers.consents import withdraw_consent
from backend.care_leavers.models import CareLeaver, Consent, Contact
from backend.care_leavers.services import update_profile
from backend.care_leavers.still_to_them import stopped_to_them
from backend.core import clock
from backend.core.errors import Refused
from backend.notifications.carrying import deliver
from backend.notifications.choices import DeliveryStep, MessageChannel, MessageKind, Recipient, Why
from backend.notifications.models import Message
from backend.notifications.steps import note
from backend.placements.still_to_tell import to_pass_on
from backend.reference.working_days import LONDON
from backend.referrals.choices import PlaceWord, Step
from backend.referrals.models import Referral
from backend.referrals.places_gone import asked_now
from tests.backend.referrals.conftest import TODAY
from tests.factories.care_leavers import consent_to
from tests.factories.gated import step
from tests.factories.places import WORDS, accept, put_forward, take_acceptance_back, told_gone
from tests.factories.referrals import referral_world


NIGHT = dt.datetime.combine(TODAY, dt.time(21), LONDON)


@pytest.fixture
def lost(in_council):
    """Somebody who agreed to both ways of being written to, and whose place has gone."""
    world, (first, second) = put_forward(in_council, 2)
    accept(first, world.adviser)
    person = second.care_leaver
    ways = {"email": "sam@young.example", "phone": "07700 900 123"}
    confirmed = {f"{each}_confirmed": "in_person" for each in ways}
    update_profile(care_leaver=person, by=world.adviser, **ways, **confirmed)
    for kind in (ConsentKind.CONTACT_BY_EMAIL, ConsentKind.CONTACT_BY_TEXT):
        consent_to(person, kind)
    return world, second


def to_them() -> list[Message]:
    return list(Message.objects.filter(recipient=Recipient.YOUNG_PERSON).order_by("id"))


def send_at_night(world, referral, **facts) -> Message:
    with clock.moved_to(NIGHT):
        told_gone(referral, world.adviser, method="send", sure=asked_now(referral.care_leaver).key, **facts)
    (message,) = to_them()
    return message


def test_at_night_it_is_held_and_stands_on_their_record(lost):
    world, referral = lost
    message = send_at_night(world, referral)
    assert (message.step, clock.local(message.next_try_at).hour) == (DeliveryStep.HELD, 8)
    assert (message.about, message.kind) == (referral.care_leaver.public_id, MessageKind.TOLD)


FRIDAY_NIGHT = dt.datetime(2026, 6, 19, 20, 30, tzinfo=LONDON)


def test_what_would_be_held_until_a_bad_moment_says_so_before_it_is_sent(lost):
    """Pressed on Friday night it would come on Saturday morning, and nobody said yes to that."""
    world, referral = lost
    with clock.moved_to(FRIDAY_NIGHT):
        only_now = asked_now(referral.care_leaver)
        with pytest.raises(Refused, match=r"It goes on Saturday 20 June at 8am.+it is the weekend: they may be"):
            told_gone(referral, world.adviser, method="send", sure=only_now.key)
        assert not to_them()
        assert "Saturday" not in asked_now(referral.care_leaver, "phone").sentence
        told_gone(referral, world.adviser, method="send", sure=asked_now(referral.care_leaver, "send").key)
    assert len(to_them()) == 1


def test_what_its_carrier_takes_late_waits_for_a_good_moment(lost, settings):
    """Sent on Friday at four: the mail server comes back at eight in the evening, on Saturday and on their birthday."""
    world, referral = lost
    CareLeaver.objects.update(birth_date=dt.date(2007, 6, 22))
    friday = FRIDAY_NIGHT.replace(hour=16, minute=0)
    settings.EMAIL_BACKEND = "tests.backend.notifications.carriers.NobodyAtHome"
    with clock.moved_to(friday):
        told_gone(referral, world.adviser, method="send")
        (message,) = to_them()
        deliver(message_id=message.id)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    with clock.moved_to(friday + dt.timedelta(hours=2)):
        deliver(message_id=message.id)
    message.refresh_from_db()
    tuesday = dt.datetime(2026, 6, 23, 8, tzinfo=LONDON)
    assert (message.step, message.next_try_at, mail.outbox) == (DeliveryStep.HELD, tuesday, [])
    with clock.moved_to(tuesday):
        deliver(message_id=message.id)
    assert len(mail.outbox) == 1


def test_a_second_press_in_the_evening_holds_within_the_hour_and_an_evening_worker_is_not_left_out(lost):
    world, referral = lost
    update_profile(care_leaver=referral.care_leaver, contact_from=dt.time(18), by=world.adviser)
    with clock.moved_to(FRIDAY_NIGHT.replace(hour=18)):
        told_gone(referral, world.adviser, method="send", sure=asked_now(referral.care_leaver, "send").key)
    (message,) = to_them()
    with clock.moved_to(FRIDAY_NIGHT.replace(hour=18, minute=50)):
        assert stopped_to_them(message, clock.now()) is None
    with clock.moved_to(FRIDAY_NIGHT.replace(hour=21)):
        until = stopped_to_them(message, clock.now()).until
    assert clock.local(until) == dt.datetime(2026, 6, 20, 18, tzinfo=LONDON)


def test_an_agreement_taken_back_takes_it_back_too(lost):
    world, referral = lost
    message = send_at_night(world, referral)
    consent = Consent.objects.get(care_leaver=referral.care_leaver, kind=ConsentKind.CONTACT_BY_EMAIL)
    with clock.moved_to(NIGHT):
        withdraw_consent(consent=consent, on=clock.today(), by=world.adviser)
    message.refresh_from_db()
    assert message.step == DeliveryStep.TAKEN_BACK


def test_once_they_have_it_after_all_what_waits_is_taken_back(lost):
    world, referral = lost
    message = send_at_night(world, referral)
    with clock.moved_to(NIGHT):
        referral.refresh_from_db()
        take_acceptance_back(Referral.objects.exclude(pk=referral.pk).get(), world.adviser)
        step(referral=referral, step=Step.REOPENED, on=clock.today(), note="One more place", by=world.adviser)
    message.refresh_from_db()
    assert message.step == DeliveryStep.TAKEN_BACK


def test_another_step_leaves_what_their_adviser_tells_them(lost):
    world, referral = lost
    message = send_at_night(world, referral, withdraw=False)
    with clock.moved_to(NIGHT):
        referral.refresh_from_db()
        step(referral=referral, step=Step.WITHDRAWN, on=clock.today(), note="No place", by=world.adviser)
    message.refresh_from_db()
    assert message.step == DeliveryStep.HELD


@pytest.mark.parametrize("how", ["send", "send_text"])
def test_what_is_written_is_no_talk_and_what_is_said_is_one(lost, settings, how):
    """An offer of another employer is still to be told after it."""
    settings.MESSAGE_CARRIERS = settings.MESSAGE_CARRIERS | {"text": "here"}
    world, referral = lost
    other = referral_world(world.council)
    offered = world.refer(care_leaver=referral.care_leaver, opportunity=other.opportunity)
    step(referral=offered, step=Step.OFFERED, on=TODAY, by=other.employer_user)
    told_gone(referral, world.adviser, withdraw=False, method=how)
    (message,) = to_them()
    assert message.channel == (MessageChannel.EMAIL if how == "send" else MessageChannel.TEXT)
    assert not Contact.objects.exists()
    assert referral.events.get(step=PlaceWord.GONE).note == WORDS
    told_gone(referral, world.adviser, withdraw=False, method="text")
    assert list(to_pass_on(Referral.objects.all())) == [offered]
    told_gone(referral, world.adviser, method="phone")
    assert not to_pass_on(Referral.objects.all()).exists()


def came_back(person, by) -> None:
    """As the carrier says of a message before."""
    facts = {"channel": MessageChannel.EMAIL, "recipient": Recipient.YOUNG_PERSON, "about": person.public_id}
    before = Message.objects.create(council=person.council, to=person.email, subject="A", body="B", **facts)
    note(before, DeliveryStep.FAILED, why=Why.ADDRESS)


UNABLE = {
    "Their support has ended": lambda person, by: CareLeaver.objects.update(support_ended_on=TODAY),
    "nobody has made sure of it": lambda person, by: update_profile(care_leaver=person, email="b@young.example", by=by),
    "The last mail to this address came back": came_back,
    "They are in custody": lambda person, by: update_profile(care_leaver=person, in_custody=True, by=by),
}


@pytest.mark.parametrize("said", UNABLE)
def test_where_nothing_may_go_to_them_nothing_does(lost, said):
    world, referral = lost
    UNABLE[said](referral.care_leaver, world.adviser)
    with pytest.raises(Refused, match=f"{said}.* Read it out, or tell them yourself"):
        told_gone(referral, world.adviser, method="send")
    assert not Message.objects.filter(kind=MessageKind.TOLD).exists()
