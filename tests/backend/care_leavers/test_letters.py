"""Letters to a young person: to the home of now alone, in fixed words, with the post of 5pm, and never a link."""

import datetime as dt

import pytest

from backend.care_leavers.choices import ConsentKind
from backend.care_leavers.consents import withdraw_consent
from backend.care_leavers.letter_post import has_arrived_by, last_post_before, next_post
from backend.care_leavers.letters import ask_by_letter_to_ring, is_reached_by_letter, why_no_letter
from backend.care_leavers.services import update_profile
from backend.care_leavers.vetting import change_address, record_address, record_check
from backend.care_leavers.writing import write_to_them
from backend.core import clock
from backend.core.errors import Refused
from backend.councils.choices import Role
from backend.links.choices import Channel as LinkChannel
from backend.notifications.carrying import deliver
from backend.notifications.choices import DeliveryStep, MessageChannel, MessageKind, Why
from backend.notifications.decisions import note_came_back
from backend.notifications.models import Message
from backend.notifications.sweeping import ask_carriers
from backend.reference.choices import VettingCheck
from backend.reference.working_days import LONDON
from tests.backend.opportunities.posts import TODAY
from tests.factories.care_leavers import CareLeaverFactory, consent_to
from tests.factories.councils import MembershipFactory, UserFactory
from tests.factories.letters import HOME, LINES, reached_by_letter
from tests.notify_server import carried_by, notify_server
from tests.today import today_is


_on_the_day = today_is(TODAY)
NEVER_SAID = ("care", "job", "work", "interview", "place", "employer", "council", "apprentic", "http", "www")


@pytest.fixture
def by(in_council):
    return MembershipFactory(council=in_council, role=Role.EET_ADVISER, user__name="Priya Shah").user


@pytest.fixture
def person(in_council, by):
    in_council.employment_team_phone = "020 7946 0000"
    in_council.save()
    return reached_by_letter(CareLeaverFactory(council=in_council, given_name="Amina", family_name="Bell"), by)


@pytest.fixture
def notify(settings):
    with notify_server() as world:
        for name, value in carried_by(world, "letter").items():
            setattr(settings, name, value)
        yield world


def at(hour: int, minute: int = 0, *, day: dt.date = TODAY) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(hour, minute), LONDON)


def posted(person, by) -> Message:
    with clock.moved_to(at(12)):
        return ask_by_letter_to_ring(care_leaver=person, by=by)


def go(message: Message, moment: dt.datetime) -> Message:
    with clock.moved_to(moment):
        deliver(message_id=message.id)
    message.refresh_from_db()
    return message


def test_it_waits_for_the_post_and_the_envelope_and_its_words_tell_nothing(person, by, notify):
    message = posted(person, by)
    assert (message.step, message.why, message.next_try_at) == (DeliveryStep.HELD, Why.POST, at(17))
    assert go(message, at(17)).step == DeliveryStep.ACCEPTED
    (taken,) = notify.taken
    lines = [taken["words"][f"address_line_{number}"] for number in range(1, 5)]
    assert lines == ["Amina Bell", *LINES.splitlines(), HOME]
    said = f"{taken['words']['subject']} {taken['words']['body']}"
    assert "Please ring me on 020 7946 0000" in said
    assert ("Priya" in said, "Shah" in said) == (True, False)
    assert not [word for word in NEVER_SAID if word in said.lower()]


@pytest.mark.parametrize(
    ("status", "step", "why"),
    [
        ("accepted", DeliveryStep.ACCEPTED, ""),
        ("received", DeliveryStep.POSTED, ""),
        ("permanent-failure", DeliveryStep.FAILED, Why.NOT_PRINTED),
        ("cancelled", DeliveryStep.FAILED, Why.REFUSED),
    ],
)
def test_what_the_carrier_says_of_it_is_told_as_it_is_and_a_week_later_too(person, by, notify, status, step, why):
    message = go(posted(person, by), at(17))
    notify.becomes(status)
    with clock.moved_to(at(9, day=TODAY + dt.timedelta(days=8))):
        ask_carriers()
    message.refresh_from_db()
    assert (message.step, message.why) == (step, why)
    assert not why_no_letter(person), "what could not be printed says nothing of the address"


def _move(person, by):
    update_profile(care_leaver=person, home_postcode="SE1 9GF", by=by)


def _hide(person, by):
    update_profile(care_leaver=person, home_is_confidential=True, by=by)


def _hide_beside(person, by):
    change_address(
        address=person.past_addresses.get(), starts_on=dt.date(2026, 1, 5), ends_on=None, lines=LINES, postcode=HOME,
        is_confidential=True, by=by,
    )  # fmt: skip


def _leave(person, by):
    change_address(
        address=person.past_addresses.get(), starts_on=dt.date(2026, 1, 5), ends_on=TODAY, lines=LINES, postcode=HOME,
        by=by,
    )  # fmt: skip


def _go_to_custody(person, by):
    update_profile(care_leaver=person, in_custody=True, by=by)


def _stop(person, by):
    consent = person.consents.get(kind=ConsentKind.CONTACT_BY_LETTER)
    withdraw_consent(consent=consent, on=clock.today(), by=None)


def _live_in_two(person, by):
    starts_on = dt.date(2026, 2, 1)
    record_address(care_leaver=person, starts_on=starts_on, ends_on=None, lines="2 Elm Road", postcode=HOME, by=by)


def _lose_the_home(person, by):
    update_profile(care_leaver=person, home_postcode="", by=by)


@pytest.mark.parametrize(
    ("happens", "said"),
    [
        (_move, "two places, and one of them is old"),
        (_hide, "address is confidential"),
        (_hide_beside, "address is confidential"),
        (_leave, "No street and town"),
        (_go_to_custody, "They are in custody"),
        (_stop, "No agreement to be contacted by letter"),
        (_live_in_two, "More than one address"),
        (_lose_the_home, "No home is on record"),
    ],
)
def test_to_no_old_and_to_no_hidden_home_and_what_waits_is_taken_back(person, by, notify, happens, said):
    message = posted(person, by)
    with clock.moved_to(at(13)):
        happens(person, by)
        message.refresh_from_db()
        assert message.step == DeliveryStep.TAKEN_BACK
        person.refresh_from_db()
        assert said in why_no_letter(person)
        with pytest.raises(Refused, match=said):
            ask_by_letter_to_ring(care_leaver=person, by=by)
    go(message, at(17))
    assert notify.taken == []


@pytest.mark.parametrize(
    "facts",
    [
        {"kind": MessageKind.OWN_PAGE, "secret": "TOKEN"},
        {"kind": MessageKind.REMINDER, "body": "See https://x.example/a"},
        {"kind": MessageKind.TOLD},
    ],
)
def test_no_link_and_no_words_of_an_adviser_go_into_one(person, facts):
    words = {"subject": "Your next steps", "body": "The place has gone."} | facts
    with pytest.raises(Refused, match="says nothing else, and no link"):
        write_to_them(care_leaver=person, channel=MessageChannel.LETTER, **words)
    assert "letter" not in {each.value for each in LinkChannel}


def test_while_one_is_on_its_way_another_is_refused_and_says_by_when_it_has_come(person, by, notify):
    go(posted(person, by), at(17))
    with clock.moved_to(at(9, day=TODAY + dt.timedelta(days=1))), pytest.raises(Refused, match="has arrived by"):
        ask_by_letter_to_ring(care_leaver=person, by=UserFactory())
    with clock.moved_to(at(9, day=TODAY + dt.timedelta(days=10))):
        assert ask_by_letter_to_ring(care_leaver=person, by=by)


def test_one_that_came_back_closes_the_address_until_it_is_gone_through_with_them(person, by, notify):
    message = go(posted(person, by), at(17))
    with clock.moved_to(at(9, day=TODAY + dt.timedelta(days=7))):
        note_came_back(message=message, by=by)
        assert "came back" in why_no_letter(person)
        with pytest.raises(Refused, match="once"):
            note_came_back(message=message, by=by)
        message.refresh_from_db()
        assert message.is_in_trouble
        record_check(care_leaver=person, kind=VettingCheck.DBS, checked_on=clock.today(), sat_with="Priya Shah", by=by)
        assert not why_no_letter(person)


def test_a_quicker_way_goes_first(person, by, settings):
    settings.MESSAGE_CARRIERS = {"email": "smtp", "text": "notify", "letter": "notify"}
    assert is_reached_by_letter(person)
    update_profile(care_leaver=person, email="a@young.example", email_confirmed="in_person", by=by)
    consent_to(person, ConsentKind.CONTACT_BY_EMAIL)
    assert not is_reached_by_letter(person)
    settings.MESSAGE_CARRIERS = {"email": "smtp", "text": "", "letter": ""}
    assert "Nothing carries" in why_no_letter(person)


FRIDAY, CHRISTMAS_EVE = dt.date(2026, 12, 4), dt.date(2026, 12, 24)


@pytest.mark.parametrize(
    ("written", "goes", "arrived"),
    [
        (at(12, day=FRIDAY), at(17, day=FRIDAY), dt.date(2026, 12, 10)),
        (at(17, day=FRIDAY), at(17, day=dt.date(2026, 12, 7)), dt.date(2026, 12, 10)),  # handed over at that moment
        (at(18, day=FRIDAY), at(17, day=dt.date(2026, 12, 7)), dt.date(2026, 12, 11)),
        (at(20, day=CHRISTMAS_EVE), at(17, day=dt.date(2026, 12, 29)), dt.date(2027, 1, 5)),
    ],
)
def test_weekends_and_holidays_count_as_the_post_does(in_council, written, goes, arrived):
    assert (next_post(written), has_arrived_by(in_council, written)) == (goes, arrived)


def test_the_last_post_before_a_day_is_there_before_it(in_council):
    for days in range(40):
        day = FRIDAY + dt.timedelta(days=days)
        last = last_post_before(in_council, day)
        later = next_post(last + dt.timedelta(minutes=31))
        assert has_arrived_by(in_council, last) < day <= has_arrived_by(in_council, later)
