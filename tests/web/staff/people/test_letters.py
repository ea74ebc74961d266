"""Asking a young person by letter to ring: the page says what goes and when, and an old or hidden home is refused."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.notifications.choices import DeliveryStep, MessageChannel
from backend.notifications.models import Message
from backend.notifications.steps import note
from tests.backend.opportunities.posts import TODAY
from tests.factories.letters import LINES, reached_by_letter
from tests.factories.referrals import referral_world
from tests.today import today_is
from tests.web.pages import banner_in, filled, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


_on_the_day = today_is(TODAY)


@pytest.fixture
def desk(in_council, settings):
    settings.MESSAGE_CARRIERS = {"email": "smtp", "text": "", "letter": "here"}
    return signed_in(in_council)


@pytest.fixture
def person(in_council, desk):
    world = referral_world(in_council)
    update_profile(care_leaver=world.person, eet_adviser=desk[1].user, by=desk[1].user)
    return reached_by_letter(world.person, desk[1].user)


def test_the_page_says_what_goes_and_the_record_how_it_stands_without_the_address(desk, person):
    client, page = desk[0], reverse("person-letter", args=[person.public_id])
    contacts = reverse("person-contacts", args=[person.public_id])
    assert page in get_within(client, contacts).content.decode()
    shown = get_within(client, page)
    said = text_of(page_of(shown).select_one("main"))
    assert not [words for words in ("I would like to talk with you", "post of 5pm") if words not in said]
    assert LINES.splitlines()[0] not in said
    answer = client.post(page, filled(shown), follow=True)
    assert "The letter is held until" in banner_in(answer)
    (message,) = Message.objects.filter(channel=MessageChannel.LETTER)
    assert LINES in message.to
    said = text_of(page_of(answer).select_one("main"))
    assert "letters are handed over at 5pm" in said
    assert LINES.splitlines()[0] not in said
    assert "asks them to ring already" in text_of(page_of(client.get(page)).select_one("main"))


def test_what_stands_in_the_way_stands_there_and_no_button_does(desk, person):
    update_profile(care_leaver=person, home_is_confidential=True, by=desk[1].user)
    page = reverse("person-letter", args=[person.public_id])
    said = text_of(page_of(get_within(desk[0], page)).select_one("main"))
    assert ("address is confidential" in said, "Send the letter" in said) == (True, False)
    desk[0].post(page, {})
    assert not Message.objects.exists()


def test_that_it_came_back_is_said_on_the_record_and_is_a_line_of_today(desk, person):
    client = desk[0]
    page = reverse("person-letter", args=[person.public_id])
    client.post(page, filled(client.get(page)))
    message = Message.objects.get()
    note(message, DeliveryStep.ACCEPTED, carrier="notify", reference="a")
    note(message, DeliveryStep.POSTED, carrier="notify", reference="a")
    contacts = get_within(client, reverse("person-contacts", args=[person.public_id]))
    assert "Printed and posted" in text_of(page_of(contacts).select_one("main"))
    back = reverse("person-letter-back", args=[message.public_id])
    assert back in contacts.content.decode()
    with clock.moved_to(clock.now() + dt.timedelta(days=6)):
        answer = client.post(back, filled(get_within(client, back)), follow=True)
        assert "came back" in banner_in(answer)
        assert "came back in the post" in text_of(page_of(client.get("/today/")).select_one("main"))
