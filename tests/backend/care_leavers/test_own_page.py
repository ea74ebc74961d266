"""The word that opens a young person's own page, and the links to it: what is refused, and with which way out."""

import datetime as dt

import pytest
from django.core import mail

from backend.care_leavers.choices import ConsentKind, InTouch
from backend.care_leavers.own_page import (
    agree_own_word,
    agreed_word_of,
    end_own_links,
    make_own_link,
    own_links_of,
)
from backend.care_leavers.personal_words import refuse_personal_word
from backend.core import clock
from backend.core.errors import Refused
from backend.links.choices import Channel, LinkState, Purpose
from backend.links.services import link_of, state_of
from backend.links.visits import begin_visit, is_agreed_word, visit_of
from backend.notifications.carrying import deliver
from backend.notifications.choices import DeliveryStep, Why
from backend.notifications.models import Message
from backend.notifications.steps import note
from tests.factories.care_leavers import CareLeaverFactory, consent_to
from tests.factories.councils import MembershipFactory
from tests.today import today_is


BORN = dt.date(2007, 3, 4)
KNOWN = {
    "given_name": "José-Luís",
    "family_name": "O'Neil",
    "preferred_name": "Pip",
    "birth_date": BORN,
    "phone": "07700 900123",
    "email": "sunnyday@mail.example",
    "home_postcode": "SE15 4QF",
    "identifier": "YP-00817",
}
TOKEN_PLACE = -2

by_day = today_is(clock.today())  # at night a message to them waits for the morning


@pytest.fixture
def adviser(in_council):
    return MembershipFactory(council=in_council).user


@pytest.fixture
def person(in_council):
    return CareLeaverFactory(council=in_council, **KNOWN)


@pytest.fixture
def agreed(person, adviser):
    agree_own_word(care_leaver=person, word="Purple Otter", by=adviser)
    return person


@pytest.mark.parametrize(
    "word",
    [
        "04/03/2007",
        "4.3.2007",
        "2007-03-04",
        "03 04 2007",
        "040307",
        "070304",
        "4307x4307",
        "0403",
        "0304",
        "2007",
        "otter2007",
        "4 March",
        "4th of March",
        "4thMarch07",
        "march 4th",
        "MARCH04",
        "4mar",
        "mar07",
        "March the 4th",
        "٠٤٠٣٢٠٠٧",
        "۰۴۰۳",
        "fourth of March",
        "4 مارس",
        "4 tháng 3",
    ],
)
def test_no_writing_of_their_birth_date_is_a_word(person, adviser, word):
    with pytest.raises(Refused, match="birth date") as refusal:
        agree_own_word(care_leaver=person, word=word, by=adviser)
    assert refusal.value.field == "word"
    assert agreed_word_of(person) is None


@pytest.mark.parametrize(
    ("word", "what"),
    [
        ("José", "name"),
        ("jose1", "name"),
        ("joseluis", "name"),
        ("xxONeilxx", "name"),
        ("o'neil!", "name"),
        ("PIP-otter", "name"),
        ("0123", "phone"),
        ("9001", "phone"),
        ("07700 900 123", "phone"),
        ("Sunny Day", "e-mail"),
        ("se154qf", "postcode"),
        ("my SE15 4QF", "postcode"),
        ("YP00817", "council keeps"),
        ("x00817x", "council keeps"),
        ("1234", "easy"),
        ("7777", "easy"),
        ("9876", "easy"),
        ("Password", "easy"),
        ("abcdef", "easy"),
        ("password1", "easy"),
        ("1212", "easy"),
        ("1357", "easy"),
        ("7722", "easy"),
        ("123123", "easy"),
        ("otter SE15", "postcode"),
        ("4477", "phone"),
    ],
)
def test_what_others_know_of_them_is_no_word(person, word, what):
    with pytest.raises(Refused, match=what):
        refuse_personal_word(person, word)


@pytest.mark.parametrize("word", ["0770", "7700", "4477", "x9001"])
def test_no_four_digits_of_a_number_are_a_word_however_it_is_kept(person, word):
    for phone in ("+44 7700 900123", "0044 7700 900123", "+44 (0)7700 900123", "07700 900123"):
        person.phone = phone
        with pytest.raises(Refused, match="phone"):
            refuse_personal_word(person, word)


def test_a_word_with_an_accent_opens_with_and_without_it(person, adviser):
    agree_own_word(care_leaver=person, word="Café Noir", by=adviser)
    link = make_own_link(care_leaver=person, channel=Channel.BY_HAND, by=adviser).link
    assert is_agreed_word(link, "cafe noir")
    assert is_agreed_word(link, "CAFE\u0301-NOIR")


def test_a_new_word_closes_the_page_wherever_it_is_open(agreed, adviser):
    link = make_own_link(care_leaver=agreed, channel=Channel.BY_HAND, by=adviser).link
    _, secret = begin_visit(link=link)
    assert visit_of(secret, Purpose.NEXT_STEPS)
    agree_own_word(care_leaver=agreed, word="silver kettle", by=adviser)
    assert visit_of(secret, Purpose.NEXT_STEPS) is None


@pytest.mark.parametrize("word", ["Purple Otter", "marching", "8142", "7391", "pineapple", "marmalade"])
def test_other_words_are_taken(person, adviser, word):
    agree_own_word(care_leaver=person, word=word, by=adviser)
    assert agreed_word_of(person).by == adviser


def test_a_person_with_one_name_and_nothing_else_recorded_can_agree_a_word(in_council, adviser):
    bare = CareLeaverFactory(council=in_council, given_name="", family_name="Li")
    agree_own_word(care_leaver=bare, word="lively", by=adviser)
    assert agreed_word_of(bare)


def test_another_word_takes_the_place_of_the_one_before(agreed, adviser):
    link = make_own_link(care_leaver=agreed, channel=Channel.BY_HAND, by=adviser).link
    agree_own_word(care_leaver=agreed, word="green heron", by=adviser)
    assert not is_agreed_word(link, "purple otter")
    assert is_agreed_word(link, "Green-Heron")


def test_no_link_is_made_without_a_word(person, adviser):
    with pytest.raises(Refused, match="Agree a word"):
        make_own_link(care_leaver=person, channel=Channel.BY_HAND, by=adviser)
    assert not own_links_of(person).exists()


def test_a_link_by_email_goes_in_a_mail_that_says_nothing_of_them(agreed, adviser):
    consent_to(agreed, ConsentKind.CONTACT_BY_EMAIL)
    made = make_own_link(care_leaver=agreed, channel=Channel.EMAIL, by=adviser)
    sent = Message.objects.get()
    assert (sent.to, sent.subject) == ("sunnyday@mail.example", "Your next steps")
    token = made.address.split("/")[TOKEN_PLACE]
    assert made.address in sent.body
    assert link_of(token, Purpose.NEXT_STEPS) == made.link
    said = f"{sent.subject} {sent.body.replace(made.address, '')}".casefold()
    for word in ("care", "council", "adviser", "social", "jos", "neil", "pip", agreed.council.name.casefold(), "yp-0"):
        assert word not in said


def test_what_opens_it_is_in_no_mail_of_ours_once_that_is_delivered(settings, agreed, adviser):
    settings.IS_DEMO = False  # whose letter box the rows themselves are
    consent_to(agreed, ConsentKind.CONTACT_BY_EMAIL)
    with clock.moved_to(clock.today()):  # at noon, when they may be written to
        made = make_own_link(care_leaver=agreed, channel=Channel.EMAIL, by=adviser)
        token, sent = made.address.split("/")[TOKEN_PLACE], Message.objects.get()
        deliver(message_id=sent.pk)
    sent.refresh_from_db()
    assert token in mail.outbox[-1].body
    assert token not in sent.body + sent.secret
    assert "Your next steps are here" in sent.body


@pytest.mark.parametrize(
    ("channel", "kind", "gone", "says"),
    [
        (Channel.EMAIL, None, {}, "No agreement to be contacted by e-mail"),
        (Channel.TEXT, None, {}, "No agreement to be contacted by text"),
        (Channel.EMAIL, ConsentKind.CONTACT_BY_EMAIL, {"email": ""}, "No e-mail address"),
        (Channel.TEXT, ConsentKind.CONTACT_BY_TEXT, {"phone": ""}, "No mobile number"),
        (Channel.EMAIL, ConsentKind.CONTACT_BY_EMAIL, {"in_custody": True}, "give it to them yourself"),
        (Channel.TEXT, ConsentKind.CONTACT_BY_TEXT, {"in_custody": True}, "give it to them yourself"),
        (Channel.BY_HAND, None, {"in_touch": InTouch.DIED}, "support has ended"),
        (Channel.BY_HAND, None, {"support_ended_on": dt.date(2026, 1, 5)}, "support has ended"),
    ],
)
def test_what_may_not_go_out_is_refused_with_the_way_out(agreed, adviser, channel, kind, gone, says):
    if kind:
        consent_to(agreed, kind)
    for name, value in gone.items():
        setattr(agreed, name, value)
    agreed.save()
    with pytest.raises(Refused, match=says):
        make_own_link(care_leaver=agreed, channel=channel, by=adviser)
    assert not own_links_of(agreed).exists()
    assert not Message.objects.exists()


def test_in_custody_a_link_by_hand_is_made(agreed, adviser):
    agreed.in_custody = True
    agreed.save()
    assert make_own_link(care_leaver=agreed, channel=Channel.BY_HAND, by=adviser).link.state == LinkState.WORKS


def test_a_text_is_ready_to_copy_and_nothing_is_sent(agreed, adviser):
    consent_to(agreed, ConsentKind.CONTACT_BY_TEXT)
    made = make_own_link(care_leaver=agreed, channel=Channel.TEXT, by=adviser)
    assert made.text_message == f"Your next steps: {made.address} The page asks for the word that you chose."
    assert made.link.address == "07700900123"
    assert not Message.objects.exists()


def test_a_new_link_ends_those_before_and_what_is_open_by_them(agreed, adviser):
    first = make_own_link(care_leaver=agreed, channel=Channel.BY_HAND, by=adviser).link
    _, secret = begin_visit(link=first)
    second = make_own_link(care_leaver=agreed, channel=Channel.BY_HAND, by=adviser).link
    first.refresh_from_db()
    assert (state_of(first), state_of(second)) == (LinkState.ENDED, LinkState.WORKS)
    assert visit_of(secret, Purpose.NEXT_STEPS) is None


def test_a_link_that_never_went_is_not_to_be_sent_again_once_it_is_switched_off(agreed, adviser):
    consent_to(agreed, ConsentKind.CONTACT_BY_EMAIL)
    make_own_link(care_leaver=agreed, channel=Channel.EMAIL, by=adviser)
    note(Message.objects.get(), DeliveryStep.FAILED, why=Why.REFUSED)
    assert Message.objects.in_trouble().count() == 1
    end_own_links(care_leaver=agreed, by=adviser)
    assert not Message.objects.in_trouble().exists()


def test_all_links_of_one_person_are_switched_off_and_nobody_elses(agreed, adviser, in_council):
    other = CareLeaverFactory(council=in_council)
    agree_own_word(care_leaver=other, word="silver fox", by=adviser)
    make_own_link(care_leaver=other, channel=Channel.BY_HAND, by=adviser)
    make_own_link(care_leaver=agreed, channel=Channel.BY_HAND, by=adviser)
    assert end_own_links(care_leaver=agreed, by=adviser) == 1
    assert end_own_links(care_leaver=agreed, by=adviser) == 0
    assert own_links_of(other).get().state == LinkState.WORKS


def test_the_list_of_links_says_when_each_was_opened_last(agreed, adviser):
    link = make_own_link(care_leaver=agreed, channel=Channel.BY_HAND, by=adviser).link
    assert own_links_of(agreed).get().opened_at is None
    begin_visit(link=link)
    visit, _ = begin_visit(link=link)
    assert own_links_of(agreed).get().opened_at == visit.created_at
