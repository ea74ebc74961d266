"""A text that comes in goes to the one person it can be from; any other waits for somebody who can tell."""

import datetime as dt

import pytest

from backend.care_leavers.choices import ConsentKind
from backend.care_leavers.models import OwnMessage
from backend.care_leavers.services import update_profile
from backend.care_leavers.text_replies import take_in_texts
from backend.care_leavers.unplaced_texts import settle_text
from backend.care_leavers.writing import write_to_them
from backend.core import clock
from backend.core.errors import Refused
from backend.core.protection import clock_context
from backend.notifications.carrying import deliver
from backend.notifications.choices import MessageChannel, MessageKind
from backend.notifications.models import Message, Reply
from tests.backend.opportunities.posts import TODAY
from tests.factories.care_leavers import CareLeaverFactory, consent_to
from tests.factories.councils import UserFactory
from tests.notify_server import carried_by, notify_server, taken_and_silent
from tests.today import today_is


_on_the_day = today_is(TODAY)
NUMBER, FROM = "07700 900 123", "447700900123"


@pytest.fixture
def by(in_council):
    return UserFactory()


@pytest.fixture
def notify(settings):
    with notify_server() as world:
        for name, value in carried_by(world, "text").items():
            setattr(settings, name, value)
        yield world


@pytest.fixture
def texted(in_council, notify):
    def write(number=NUMBER, at=None):
        person = CareLeaverFactory(council=in_council, phone=number)
        consent_to(person, ConsentKind.CONTACT_BY_TEXT)
        facts = {"kind": MessageKind.REMINDER, "subject": "A reminder", "body": "Something is on."}
        with clock.moved_to(at or clock.now()):
            message = write_to_them(care_leaver=person, channel=MessageChannel.TEXT, **facts)
            deliver(message_id=message.id)
        return person

    return write


def said_of(person) -> list[str]:
    return [each.words for each in OwnMessage.objects.filter(care_leaver=person)]


def to_place() -> list[tuple[str, bool]]:
    return list(Reply.objects.to_settle().values_list("words", "names_harm"))


def test_of_two_with_one_number_nobody_is_guessed(texted, notify):
    first, second = texted(), texted()
    notify.texts_back(FROM, "i am not ok\nring me")
    assert (take_in_texts(), take_in_texts()) == (1, 0)
    assert (said_of(first), said_of(second)) == ([], [])
    assert to_place() == [("i am not ok\nring me", False)]


def test_an_answer_to_what_may_have_gone_is_theirs(texted, notify):
    notify.faults = [taken_and_silent]
    person = texted()
    assert Message.objects.get().sent_at is None
    notify.texts_back(FROM, "ok thx")
    take_in_texts()
    assert said_of(person) == ["ok thx"]


def test_whoever_was_written_to_after_it_came_is_not_its_sender(texted, notify):
    first = texted()
    notify.texts_back(FROM, "ok thx")
    later = texted(at=dt.datetime.now(dt.UTC).replace(hour=12) + dt.timedelta(days=1))
    take_in_texts()
    assert (said_of(first), said_of(later)) == (["ok thx"], [])


def test_it_is_theirs_whose_number_it_still_is_though_another_was_written_to_last(texted, notify, by):
    first, second = texted(), texted()
    update_profile(care_leaver=second, phone="07700 900 999", by=by)
    notify.texts_back(FROM, "ok thx")
    take_in_texts()
    assert (said_of(first), said_of(second)) == (["ok thx"], [])


GONE = {
    "another number": {"phone": "07700 900 999"},
    "custody": {"in_custody": True},
    "support ended": {"support_ended_on": TODAY},
}


@pytest.mark.parametrize("change", GONE.values(), ids=GONE)
def test_words_that_name_harm_are_kept_and_told_of_whosever_they_are(texted, notify, by, council, change):
    person = texted()
    type(council).objects.filter(pk=council.pk).update(out_of_hours_email="duty@council.example")
    type(person).objects.filter(pk=person.pk).update(**change)
    notify.texts_back(FROM, "he hit me")
    take_in_texts()
    assert (said_of(person), to_place()) == ([], [("he hit me", True)])
    alert = Message.objects.get(kind=MessageKind.ALERT)
    assert alert.to == "duty@council.example"
    assert "kind=texts-cannot-wait" in alert.body
    assert "hit" not in alert.body


def test_of_a_number_that_nobody_wrote_to_only_words_that_name_harm_are_kept(texted, notify, council):
    texted()
    notify.texts_back("447700900777", "who is this")
    notify.texts_back("447700900777", "he hit me")
    take_in_texts()
    assert to_place() == [("he hit me", True)]
    with clock_context():
        assert Reply.objects.filter(council=None, words="", number="").count() == 1


def test_a_person_places_it_once_and_it_stands_here_no_more(texted, notify, by):
    first, _ = texted(), texted()
    notify.texts_back(FROM, "he hit me")
    take_in_texts()
    reply = Reply.objects.to_settle().get()
    settle_text(reply=reply, person=first, told_whom="Sam", done="Rang them", by=by)
    message = OwnMessage.objects.get()
    assert (message.words, message.names_harm, message.care_leaver) == ("he hit me", True, first)
    reply.refresh_from_db()
    assert (reply.words, reply.number, reply.settled_by_id, reply.is_kept) == ("", "", by.pk, True)
    assert (reply.told_whom, reply.done) == ("", ""), "of somebody known it stands with the answer to them"
    with pytest.raises(Refused, match="settled this text"):
        settle_text(reply=reply, person=None, by=by)
