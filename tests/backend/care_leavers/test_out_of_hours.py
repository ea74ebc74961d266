"""What cannot wait, or may not, is told at once to whoever the council names, without a word of what or of whom."""

import pytest

from backend.care_leavers.choices import OwnMessageKind
from backend.care_leavers.models import OwnMessage
from backend.care_leavers.own_messages import send_own_message
from backend.notifications.models import Message
from tests.factories.care_leavers import CareLeaverFactory


@pytest.fixture
def person(in_council):
    return CareLeaverFactory(council=in_council)


def test_words_that_name_harm_are_told_out_of_hours_without_a_word_of_whom(person):
    person.council.out_of_hours_email = "duty@council.example"
    send_own_message(care_leaver=person, kind=OwnMessageKind.TALK, words="he hits me")
    alert = Message.objects.get()
    assert alert.to == "duty@council.example"
    assert alert.subject == "Something waits to be read"
    address = "http://testserver/today/?whose=all&kind=wrote-cannot-wait"
    assert alert.body == f"Something was written that cannot wait. Sign in to read it:\n\n{address}\n"


def test_of_words_in_another_language_somebody_is_told_at_once_and_none_are_too_long(person):
    person.council.out_of_hours_email = "duty@council.example"
    said = ("هو يضربني كل يوم", "toi khong ngu duoc trong nha nay", "toi khong ngu duoc trong nha nay " * 200)
    for number, words in enumerate(said, start=1):
        message = send_own_message(care_leaver=person, kind=OwnMessageKind.TALK, words=words)
        assert message.words == words
        assert not message.names_harm, "nobody knows until it is read"
        alert = Message.objects.latest("id")
        assert Message.objects.count() == number
        assert alert.body.endswith("\n\nhttp://testserver/today/?whose=all\n"), "it stands under no kind of its own"


def test_nobody_is_told_of_other_words_nor_where_the_council_names_nobody(person):
    send_own_message(care_leaver=person, kind=OwnMessageKind.TALK, words="he hits me")
    person.council.out_of_hours_email = "duty@council.example"
    send_own_message(care_leaver=person, kind=OwnMessageKind.TALK, words="ring me")
    assert not Message.objects.exists()
    assert OwnMessage.objects.count() == 2
