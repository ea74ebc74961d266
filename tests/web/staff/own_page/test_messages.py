"""What a young person wrote is read exactly and answered once, by whoever works with them."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.care_leavers.choices import Feeling, OwnMessageKind, TalkTo
from backend.care_leavers.models import OwnMessage
from backend.care_leavers.own_messages import CORRECTED_WITHIN, answer_own_message, due_on, send_own_message
from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.councils.choices import Role
from backend.reference.working_days import next_working_day
from tests.factories.care_leavers import born_to_be
from tests.web.pages import filled, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


WORDS = " my maths is\r\nlevel 2 <i>not</i> 1 🙏 "


def page(person) -> str:
    return reverse("person-own-page", args=[person.public_id])


def wrote(person, kind=OwnMessageKind.WRONG, words=WORDS, **more) -> OwnMessage:
    return send_own_message(care_leaver=person, kind=kind, words=words, **more)


def answer_page(message) -> str:
    return reverse("own-message-answer", args=[message.public_id])


def said(response) -> str:
    return text_of(page_of(response).main)


def test_every_message_stands_with_its_kind_its_words_and_since_when(adviser, person):
    wrote(person)
    wrote(person, OwnMessageKind.GOING, "", feeling=Feeling.HARD)
    wrote(person, OwnMessageKind.TALK, "", talk_to=TalkTo.ANYBODY)
    shown = page_of(get_within(adviser, page(person)))
    assert shown.select_one("blockquote.onward-own-words").text.replace("\r\n", "\n") == WORDS.replace("\r\n", "\n")
    told = text_of(shown.main)
    for kind in (
        "Something here is wrong about me",
        "How it is going: hard",
        "I want to talk: anybody",
    ):
        assert kind in told
    assert OwnMessage.objects.get(kind=OwnMessageKind.WRONG).words == WORDS


def test_what_cannot_wait_comes_first_and_says_by_when(adviser, person):
    wrote(person, words="first")
    wrote(person, OwnMessageKind.TALK, "he hit me")
    shown = page_of(adviser.get(page(person)))
    assert [each.text for each in shown.select("blockquote")] == ["he hit me", "first"]
    assert "Cannot wait" in text_of(shown.main)


def test_what_is_late_says_since_when_it_was_due(adviser, person):
    message = wrote(person)
    assert due_on(message) == clock.today() + CORRECTED_WITHIN
    with clock.moved_to(clock.today() + CORRECTED_WITHIN + dt.timedelta(days=1)):
        assert "Was due" in said(adviser.get(page(person)))


def test_what_cannot_wait_is_due_on_the_next_working_day_whatever_it_is_about(person):
    message = wrote(person, words="he hit me")
    assert due_on(message) == next_working_day(clock.today())


def test_an_answer_is_for_them_to_read_and_given_once(adviser, person, desk):
    message = wrote(person)
    form = get_within(adviser, answer_page(message))
    assert "They can read this on their page" in said(form)
    done = adviser.post(answer_page(message), filled(form) | {"answer": "Changed. Your list is new."}, follow=True)
    assert f"Your answer is on {person.known_as}’s page." in said(done)
    assert "Changed. Your list is new." in said(done)
    message.refresh_from_db()
    assert (message.answer, message.answered_by) == ("Changed. Your list is new.", desk[1].user)
    again = adviser.get(answer_page(message), follow=True)
    assert "This was answered already." in said(again)
    late = adviser.post(answer_page(message), {"answer": "Another"})
    assert "This was answered already, by " in said(late)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"spoken_on": "", "told_whom": "Sam, lead", "answer": "x"}, "Enter the day you spoke with them"),
        ({"spoken_on": "1/1/2020", "told_whom": "Sam, lead", "answer": "x"}, "Give a day from when they wrote"),
        ({"told_whom": "", "answer": "x"}, "Enter who was told"),
        ({"told_whom": "Sam, lead", "answer": ""}, "What was done about it"),
    ],
)
def test_of_what_cannot_wait_it_is_asked_who_spoke_with_them_and_who_was_told(adviser, person, typed, says):
    message = wrote(person, OwnMessageKind.TALK, "he hit me")
    today = f"{clock.today():%d/%m/%Y}"
    answer = adviser.post(answer_page(message), {"spoken_on": today} | typed)
    assert says in said(answer)
    message.refresh_from_db()
    assert message.answered_at is None


def test_the_page_says_that_a_childs_clock_is_one_working_day(adviser, person, desk):
    update_profile(care_leaver=person, birth_date=born_to_be(17), by=desk[1].user)
    message = wrote(person, OwnMessageKind.TALK, "he hit me")
    told = said(adviser.get(answer_page(message)))
    assert "they are under 18, and one working day is the longest it may take" in told
    assert "ring 999" in told


def test_an_answer_to_what_cannot_wait_keeps_who_was_told_from_the_young_person(adviser, person, desk):
    message = wrote(person, OwnMessageKind.TALK, "he hit me")
    answer_own_message(
        message=message, answer="We talked", spoken_on=clock.today(), told_whom="Sam Okoro, lead", by=desk[1].user
    )
    told = said(adviser.get(page(person)))
    assert "Told: Sam Okoro, lead" in told
    assert "Spoken to on" in told


@pytest.mark.parametrize("role", [Role.HEAD, Role.STAFF])
def test_whoever_oversees_may_answer(person, in_council, role):
    message = wrote(person)
    client, membership = signed_in(in_council, role)
    client.post(answer_page(message), filled(client.get(answer_page(message))) | {"answer": "Done"})
    message.refresh_from_db()
    assert message.answered_by == membership.user


def test_a_personal_adviser_answers_their_own_and_finds_nobody_elses(person, in_council, desk):
    message = wrote(person)
    client, membership = signed_in(in_council, Role.PERSONAL_ADVISER)
    assert client.get(answer_page(message)).status_code == 404
    update_profile(care_leaver=person, personal_adviser=membership.user, by=desk[1].user)
    assert client.get(answer_page(message)).status_code == 200
