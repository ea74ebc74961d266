"""The last place went: a person tells the young person, at a good moment or after a second thought."""

import datetime as dt

import pytest
from django.core import mail

from backend.care_leavers.choices import ConsentKind
from backend.care_leavers.models import Contact
from backend.core import clock
from backend.core.errors import Refused
from backend.notifications.choices import Recipient
from backend.notifications.models import Message
from backend.referrals.choices import PlaceWord, ReferralState
from backend.referrals.places_gone import SUBJECT, asked_now, draft_for, tell_place_gone
from tests.factories.care_leavers import consent_to
from tests.factories.places import WORDS, accept, put_forward, told_gone


LONDON = dt.timezone(dt.timedelta(hours=1))  # in summer


def at(day: dt.date, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(hour, minute), tzinfo=LONDON)


MONDAY, SATURDAY = dt.date(2026, 6, 15), dt.date(2026, 6, 20)
BANK_HOLIDAY = dt.date(2026, 8, 31)


def test_it_is_recorded_that_they_were_told_and_the_referral_ends_in_the_same_act(in_council):
    world, (first, second) = put_forward(in_council, 2)
    accept(first, world.adviser)
    told_gone(second, world.adviser)
    second.refresh_from_db()
    assert second.state == ReferralState.WITHDRAWN
    told = Contact.objects.get(care_leaver=second.care_leaver)
    assert (told.method, told.reached, told.on, told.recorded_by) == ("phone", True, clock.today(), world.adviser)
    assert WORDS in told.note
    event = second.events.last()
    assert (event.step, event.note, event.by) == (PlaceWord.GONE, WORDS, world.adviser)


def test_after_17_00_nothing_is_recorded_or_sent_until_it_is_pressed_again(in_council):
    world, (first, second) = put_forward(in_council, 2)
    accept(first, world.adviser)
    with clock.moved_to(at(MONDAY, 18)):
        with pytest.raises(Refused, match=r"It is after 17:00: .* Press the button again"):
            told_gone(second, world.adviser)
        assert not Contact.objects.exists()
        told_gone(second, world.adviser, sure=asked_now(second.care_leaver).key)
    assert Contact.objects.count() == 1


def test_an_email_goes_where_it_was_agreed_and_is_exactly_what_was_read(in_council):
    world, (first, second) = put_forward(in_council, 2)
    accept(first, world.adviser)
    person = second.care_leaver
    with pytest.raises(Refused, match="No agreement to be contacted by e-mail is recorded"):
        told_gone(second, world.adviser, method="send")
    person.email = "amina@mail.example"
    person.save(update_fields=["email"])
    consent_to(person, ConsentKind.CONTACT_BY_EMAIL)
    Message.objects.all().delete()
    told_gone(second, world.adviser, method="send")
    sent = Message.objects.get(recipient=Recipient.YOUNG_PERSON)
    assert (sent.to, sent.subject, sent.body) == ("amina@mail.example", SUBJECT, f"{WORDS}\n")
    assert not mail.outbox, "it is delivered after the commit, by the carrier"


@pytest.mark.parametrize(
    ("words", "says"), [("", "Write what you say"), ("As a care leaver you know", "care leaver"), ("x" * 1001, "1,000")]
)
def test_words_that_may_not_stand_there_are_refused_and_nothing_is_recorded(in_council, words, says):
    world, (first, second) = put_forward(in_council, 2)
    accept(first, world.adviser)
    with pytest.raises(Refused, match=says):
        tell_place_gone(referral=second, words=words, method="phone", withdraw=True, by=world.adviser)
    second.refresh_from_db()
    assert (second.state, Contact.objects.count()) == (ReferralState.INTRODUCED, 0)


def test_where_a_place_is_left_or_it_is_theirs_there_is_nothing_to_tell(in_council):
    world, (first, second) = put_forward(in_council, 2)
    with pytest.raises(Refused, match="A place is free again"):
        told_gone(second, world.adviser)
    accept(first, world.adviser)
    with pytest.raises(Refused, match="has a place here themselves"):
        told_gone(first, world.adviser)
    told_gone(second, world.adviser)
    with pytest.raises(Refused, match="is at “Withdrawn” by now"):
        told_gone(second, world.adviser)


def test_the_draft_is_never_a_no_to_them_and_names_neither_job_nor_employer(in_council):
    world, (referral,) = put_forward(in_council, 1)
    said = draft_for(referral.care_leaver, world.adviser)
    assert "It is not about you. I will look at what else there is" in said
    assert world.opportunity.title not in said
    assert world.opportunity.employer.name not in said
