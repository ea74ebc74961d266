"""By which channel, to which address and at which hours a young person is written to."""

import datetime as dt

import pytest

from backend.care_leavers.choices import Confirmed, ConsentKind, ContactMethod, OwnMessageKind
from backend.care_leavers.consents import give_consent, withdraw_consent
from backend.care_leavers.imports.conflicts import take_theirs
from backend.care_leavers.models import CareLeaver, OwnMessage
from backend.care_leavers.own_page import agree_own_word, end_own_links, make_own_link
from backend.care_leavers.services import update_profile
from backend.care_leavers.text_replies import take_in_texts
from backend.care_leavers.writing import next_allowed, way_to, why_not_by, write_to_them
from backend.core import clock
from backend.core.errors import Refused
from backend.core.protection import clock_context
from backend.links.choices import Channel
from backend.notifications.carrying import deliver
from backend.notifications.choices import DeliveryStep, MessageChannel, MessageKind
from backend.notifications.models import Message, Reply
from backend.notifications.sweeping import ask_carriers
from backend.reference.working_days import LONDON
from tests.backend.care_leavers.imports.samples import GOOD, a_conflict, read_in, row
from tests.backend.opportunities.posts import TODAY
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import UserFactory
from tests.notify_server import carried_by, notify_server
from tests.today import today_is


_on_the_day = today_is(TODAY)
NUMBER = "07700 900 123"


@pytest.fixture
def by(in_council):
    return UserFactory()


@pytest.fixture
def person(in_council, by):
    found = CareLeaverFactory(council=in_council, phone=NUMBER, email="sam@young.example")
    for kind in (ConsentKind.CONTACT_BY_TEXT, ConsentKind.CONTACT_BY_EMAIL):
        give_consent(care_leaver=found, kind=kind, on=clock.today(), how=ContactMethod.PHONE, by=by)
    return found


@pytest.fixture
def notify(settings):
    with notify_server() as world:
        for name, value in carried_by(world, "text").items():
            setattr(settings, name, value)
        yield world


def written(person, channel=MessageChannel.TEXT, **facts) -> Message:
    facts = {"kind": MessageKind.REMINDER, "subject": "A reminder", "body": "Something is on.", **facts}
    return write_to_them(care_leaver=person, channel=channel, **facts)


def at(hour: int, minute: int = 0, *, day: dt.date = TODAY) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(hour, minute), LONDON)


@pytest.mark.parametrize(
    ("hours", "now", "allowed"),
    [
        ({}, at(12), at(12)),
        ({}, at(20), at(8, day=TODAY + dt.timedelta(days=1))),
        ({}, at(7, 59), at(8)),
        ({"contact_from": dt.time(15)}, at(12), at(15)),
        ({"contact_until": dt.time(14)}, at(14), at(8, day=TODAY + dt.timedelta(days=1))),
        ({"contact_from": dt.time(21)}, at(20, 30), at(21)),
        ({"contact_until": dt.time(7)}, at(7, 30), at(0, day=TODAY + dt.timedelta(days=1))),
        ({}, at(20, day=dt.date(2026, 10, 24)), at(8, day=dt.date(2026, 10, 25))),  # the clocks go back that night
    ],
)
def test_what_comes_at_the_wrong_hour_waits_for_the_next_right_one(person, hours, now, allowed):
    for name, value in hours.items():
        setattr(person, name, value)
    assert next_allowed(person, now) == allowed


def test_at_night_a_message_is_held_until_the_morning(person):
    with clock.moved_to(at(21)):
        message = written(person, MessageChannel.EMAIL)
    assert (message.step, message.next_try_at) == (DeliveryStep.HELD, at(8, day=TODAY + dt.timedelta(days=1)))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"in_custody": True}, "They are in custody"),
        ({"phone": "07700 900 999"}, "nobody has made sure of it"),
        ({"phone": ""}, "No mobile number is recorded"),
    ],
)
def test_what_may_not_go_is_refused_and_what_waits_is_taken_back(person, by, change, said):
    with clock.moved_to(at(21)):
        held = written(person)
        update_profile(care_leaver=person, by=by, **change)
        assert said in why_not_by(person, MessageChannel.TEXT)
        with pytest.raises(Refused, match=said):
            written(person)
    held.refresh_from_db()
    assert held.step == DeliveryStep.TAKEN_BACK


def test_an_agreement_taken_back_stops_what_is_not_yet_sent(person, by):
    with clock.moved_to(at(21)):
        held = written(person)
        other = written(person, MessageChannel.EMAIL)
        consent = person.consents.get(kind=ConsentKind.CONTACT_BY_TEXT)
        withdraw_consent(consent=consent, on=clock.today(), by=None)
    for message, step in ((held, DeliveryStep.TAKEN_BACK), (other, DeliveryStep.HELD)):
        message.refresh_from_db()
        assert message.step == step


def test_a_changed_number_is_written_to_once_somebody_says_how_it_was_confirmed(person, by):
    update_profile(care_leaver=person, by=by, phone="07700 900 999")
    assert person.phone_confirmed == Confirmed.NOT_YET
    update_profile(care_leaver=person, by=by, phone_confirmed=Confirmed.VOICE)
    assert why_not_by(person, MessageChannel.TEXT) == ""
    update_profile(care_leaver=person, by=by, phone="07700 900 111", phone_confirmed=Confirmed.IN_PERSON)
    assert why_not_by(person, MessageChannel.TEXT) == ""
    with pytest.raises(Refused, match="Nobody is heard by e-mail"):
        update_profile(care_leaver=person, by=by, email="other@young.example", email_confirmed=Confirmed.VOICE)


def test_a_number_that_was_cleared_and_typed_anew_is_to_confirm(person, by):
    update_profile(care_leaver=person, by=by, phone="07700 900 111", phone_confirmed=Confirmed.VOICE)
    update_profile(care_leaver=person, by=by, phone="")
    update_profile(care_leaver=person, by=by, phone="07700 900 999")
    assert person.phone_confirmed == Confirmed.NOT_YET


@pytest.mark.parametrize(
    ("cell", "channel", "field"),
    [
        ({"phone": "07700 900999"}, MessageChannel.TEXT, "phone_confirmed"),
        ({"email": "new@young.example"}, MessageChannel.EMAIL, "email_confirmed"),
    ],
)
def test_what_a_file_changes_is_written_to_once_somebody_has_made_sure(person, by, cell, channel, field):
    """Whoever rings a case worker with "my new number" may be somebody they are kept safe from."""
    first = {"phone": "07700 900111", "email": "old@young.example"}
    read_in(person.council, row(**first), on=TODAY - dt.timedelta(days=9), by=by)
    person = CareLeaver.objects.get(identifier=GOOD["identifier"])
    for kind in (ConsentKind.CONTACT_BY_TEXT, ConsentKind.CONTACT_BY_EMAIL):
        give_consent(care_leaver=person, kind=kind, on=TODAY, how="in_person", by=by)
    with clock.moved_to(at(21)):
        held = written(person, channel)
    read_in(person.council, row(**cell), on=TODAY, by=by)
    person.refresh_from_db()
    assert {field: getattr(person, field) for field in cell} == cell
    assert getattr(person, field) == Confirmed.NOT_YET
    assert "nobody has made sure of it" in why_not_by(person, channel)
    held.refresh_from_db()
    assert held.step == DeliveryStep.TAKEN_BACK


def test_the_first_number_of_a_file_and_the_same_one_written_otherwise_need_no_confirming(person, by):
    files = {9: {}, 8: {"phone": "07700900123", "email": "sam@young.example"}, 7: {"phone": "+44 7700 900123"}}
    for days_ago, cells in files.items():
        on = TODAY - dt.timedelta(days=days_ago)
        read_in(person.council, row(**cells), on=on, by=by)
    person = CareLeaver.objects.get(identifier=GOOD["identifier"])
    assert (person.phone, person.phone_confirmed, person.email_confirmed) == ("+44 7700 900123", "", "")


def test_a_number_from_a_file_that_is_older_than_ours_and_taken_all_the_same_is_to_confirm(person, by):
    update_profile(care_leaver=person, by=by, phone="07700 900111", phone_confirmed=Confirmed.VOICE)
    take_theirs(conflict=a_conflict(person.council, person=person, phone="07700 900999"), by=by)
    person.refresh_from_db()
    assert (person.phone, person.phone_confirmed) == ("07700 900999", Confirmed.NOT_YET)


def test_a_confirmed_number_is_written_to_again_after_one_came_back(person, by, notify):
    message = written(person)
    deliver(message_id=message.id)
    notify.becomes("permanent-failure")
    ask_carriers()
    assert "The last text to this number came back" in why_not_by(person, MessageChannel.TEXT)
    assert way_to(person) == MessageChannel.EMAIL
    update_profile(care_leaver=person, by=by, phone_confirmed=Confirmed.VOICE)
    assert way_to(person) == MessageChannel.TEXT


def test_a_link_goes_by_text_where_texts_are_carried_and_not_once_links_are_off(person, by, notify):
    agree_own_word(care_leaver=person, word="purple otter", by=by)
    made = make_own_link(care_leaver=person, channel=Channel.TEXT, by=by)
    deliver(message_id=made.message.id)
    (taken,) = notify.taken
    assert (taken["to"], made.address in taken["words"]["body"]) == ("07700900123", True)
    with clock.moved_to(at(21)):
        held = make_own_link(care_leaver=person, channel=Channel.TEXT, by=by).message
        end_own_links(care_leaver=person, by=by)
    held.refresh_from_db()
    assert held.step == DeliveryStep.TAKEN_BACK


def test_a_reply_is_kept_to_the_letter_once_and_is_read_first_where_it_names_harm(person, notify):
    deliver(message_id=written(person).id)
    notify.texts_back("447700900123", "ok  thx\nwill do")
    notify.texts_back("447700900123", "he hit me")
    assert (take_in_texts(), take_in_texts()) == (2, 0)
    said = {each.words: each.names_harm for each in OwnMessage.objects.filter(kind=OwnMessageKind.TEXTED)}
    assert said == {"ok  thx\nwill do": False, "he hit me": True}
    assert Reply.objects.filter(council=person.council, is_kept=True).count() == 2


def test_a_reply_of_nobody_known_is_counted_and_its_words_are_nowhere(person, by, notify):
    deliver(message_id=written(person).id)
    notify.texts_back("447700900999", "who is this")
    update_profile(care_leaver=person, by=by, phone="07700 900 111", phone_confirmed=Confirmed.VOICE)
    notify.texts_back("447700900123", "wrong number mate")
    assert take_in_texts() == 2
    assert not OwnMessage.objects.exists()
    with clock_context():  # a reply of nobody is no council's
        assert set(Reply.objects.values_list("council", "is_kept")) == {(None, False), (person.council_id, False)}
