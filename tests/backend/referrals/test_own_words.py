"""Free text goes out when a person has read it, or when what it tells was agreed to; and never by a list's leave."""

import datetime as dt

import pytest

from backend.care_leavers.choices import ConsentKind as K
from backend.care_leavers.consents import withdraw_consent
from backend.care_leavers.models import Consent
from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.core.errors import Refused
from backend.notifications.models import Message
from backend.ranking.holds import not_held
from backend.referrals.details import remove_details_no_longer_agreed, take_back_details
from backend.referrals.disclosure import as_the_employer_reads, preview_of, to_be_added
from backend.referrals.models import OwnWordsReading, Referral
from backend.referrals.own_words import WordsAnswer, words_to_read
from backend.referrals.reminders import remind_employers
from tests.backend.referrals.conftest import TODAY
from tests.factories.care_leavers import consent_to
from tests.factories.councils import MembershipFactory
from tests.factories.gated import disclose_more, step
from tests.factories.referrals import referral_world


NO_LIST_KNOWS = "Please not near the old market, he would find me"
CARE, PRISON, PLAIN = "My foster carer taught me to cook", "I cooked in the HMP kitchen", "I want to be a chef"


def world_of(council, words, *kinds, **facts):
    world = referral_world(council, K.SHARE_ASPIRATION, *kinds)
    update_profile(care_leaver=world.person, aspiration=words, by=None, **facts)
    return world


@pytest.mark.parametrize("care_status", [False, True])
@pytest.mark.parametrize("words", [PLAIN, CARE, PRISON, f"{CARE}. {PRISON}", NO_LIST_KNOWS])
def test_no_free_text_goes_out_unread(in_council, words, care_status):
    """Who agreed to be known as a care leaver has not agreed to be known from prison, or by whom they fear."""
    world = world_of(in_council, words, *([K.SHARE_CARE_STATUS] if care_status else []))
    with pytest.raises(Refused, match="read by a person first") as refused:
        world.ask_to_refer(words="")
    assert refused.value.field == "words"
    assert not Referral.objects.exists()
    assert not Message.objects.exists()
    assert world.refer(words=WordsAnswer.READ).disclosed["aspiration"] == words
    assert OwnWordsReading.objects.count() == 1


@pytest.mark.parametrize("address", ["ada99@mail.example", "ukcareleaver99@mail.example", "incare4ever@mail.example"])
def test_an_address_is_read_too_whether_or_not_a_list_marks_it(in_council, address):
    world = referral_world(in_council, K.SHARE_EMAIL)
    update_profile(care_leaver=world.person, by=None, email=address, email_confirmed="in_person")
    with pytest.raises(Refused, match="read by a person first"):
        world.ask_to_refer(words="")
    assert world.refer(words=WordsAnswer.READ).words_readings.get().fields == ["email"]


def test_of_an_address_alone_there_is_nothing_to_leave_out(in_council):
    world = referral_world(in_council, K.SHARE_EMAIL)
    update_profile(care_leaver=world.person, by=None, email="ada99@mail.example", email_confirmed="in_person")
    with pytest.raises(Refused, match="nothing here that can be left out"):
        world.ask_to_refer(words=WordsAnswer.LEFT_OUT)


def test_the_refusal_names_each_phrase_and_what_it_may_tell(in_council):
    world = world_of(in_council, f"{CARE}, later {PRISON}")
    with pytest.raises(Refused, match=r"“foster.*been in care; “HMP” may tell of custody"):
        world.ask_to_refer(words="")


def test_words_may_be_left_out_and_everything_else_goes(in_council):
    world = world_of(in_council, CARE, K.SHARE_EMAIL)
    referral = world.refer(words=WordsAnswer.LEFT_OUT)
    assert set(referral.disclosed) == {"name", "email"}
    assert OwnWordsReading.objects.get().fields == ["email"]


def test_a_reading_says_who_when_which_text_and_what_was_marked(in_council):
    world = world_of(in_council, CARE)
    first = world.refer()
    reading = first.words_readings.get()
    assert (reading.by, reading.fields, reading.created_at.date()) == (world.adviser, ["aspiration"], TODAY)
    assert [each["phrase"] for each in reading.doubts] == ["foster"]
    other = world_of(in_council, PLAIN)
    assert other.refer().words_readings.get().digest != reading.digest


def test_whatever_was_typed_counts_as_free_text_once_it_holds_a_doubtful_phrase(in_council):
    world = referral_world(in_council, K.SHARE_EMAIL)
    update_profile(care_leaver=world.person, by=None, email="careleaver2007@mail.example", email_confirmed="in_person")
    with pytest.raises(Refused):
        world.ask_to_refer(words="")
    assert "email" not in world.refer(words=WordsAnswer.LEFT_OUT).disclosed
    disclosed = {"name": "Ada Bell", "experience": "Catering at HMYOI Invented"}
    assert [each.name for each in words_to_read(disclosed, care_status_agreed=False)] == ["experience"]


def test_a_name_that_holds_one_is_read_and_cannot_be_left_out(in_council):
    world = referral_world(in_council)
    world.person.family_name = "Example (LAC)"
    world.person.save()
    with pytest.raises(Refused, match="name cannot be left out"):
        world.ask_to_refer(words=WordsAnswer.LEFT_OUT)
    assert world.refer(words=WordsAnswer.READ).words_readings.get().fields == ["name"]


def withdraw(person, kind, by):
    consent = Consent.objects.in_force().get(care_leaver=person, kind=kind)
    withdraw_consent(consent=consent, on=clock.today(), by=by)
    remove_details_no_longer_agreed(care_leaver=person, by=by)


def test_words_that_went_out_on_the_agreement_about_care_come_back_with_it(in_council):
    world = world_of(in_council, CARE, K.SHARE_CARE_STATUS)
    referral = world.refer(words=WordsAnswer.READ)
    withdraw(world.person, K.SHARE_CARE_STATUS, world.adviser)
    referral.refresh_from_db()
    assert set(referral.disclosed) == {"name"}


def test_without_the_name_nothing_stays_and_no_reminder_goes(in_council):
    world = referral_world(in_council, K.SHARE_PHONE, K.SHARE_EMAIL)
    referral = world.refer()
    withdraw(world.person, K.SHARE_NAME, world.adviser)
    referral.refresh_from_db()
    assert referral.disclosed == {}
    Message.objects.all().delete()
    with clock.moved_to(TODAY + dt.timedelta(days=4)):
        assert remind_employers(not_held=not_held, council=in_council) == 0
    assert not Message.objects.exists()


ENDS = ("withdrawn", "declined_by_employer", "declined_by_young_person", "no_response")


@pytest.mark.parametrize("end", ENDS)
def test_of_one_that_ended_the_employer_reads_a_reference_and_of_one_taken_back_all_again(world, end):
    referral = world.refer()
    assert as_the_employer_reads(referral)
    step(referral=referral, step=end, on=TODAY, by=world.adviser)
    assert as_the_employer_reads(referral) == []
    step(referral=referral, step="reopened", on=TODAY, note="By mistake", by=world.adviser)
    assert as_the_employer_reads(referral) == [("Name", world.person.full_name)]


def test_a_later_agreement_is_added_as_previewed_with_an_event_and_a_neutral_message(in_council):
    world = world_of(in_council, CARE)
    Consent.objects.filter(kind=K.SHARE_ASPIRATION).delete()
    referral = world.refer(words="")
    consent_to(world.person, K.SHARE_PHONE, K.SHARE_ASPIRATION)
    added = to_be_added(referral)
    assert set(added) == {"phone", "aspiration"}
    Message.objects.all().delete()
    with pytest.raises(Refused, match="read by a person"):
        disclose_more(referral=referral, previewed=added, by=world.adviser)
    with pytest.raises(Refused, match="not what was on the page"):
        disclose_more(referral=referral, previewed={"phone": "1"}, by=world.adviser)
    stranger = MembershipFactory(council=in_council, role="personal_adviser").user
    with pytest.raises(Refused, match="Only an EET adviser"):
        disclose_more(referral=referral, previewed=added, words="read", by=stranger)
    disclose_more(referral=referral, previewed=added, words=WordsAnswer.READ, by=world.adviser)
    referral.refresh_from_db()
    assert referral.disclosed == preview_of(world.person, world.opportunity.employer)
    assert referral.events.last().step == "details_added"
    message = Message.objects.get()
    assert referral.reference in message.subject
    assert world.person.given_name not in message.subject + message.body
    with pytest.raises(Refused, match="nothing that the employer does not read already"):
        disclose_more(referral=referral, previewed={}, by=world.adviser)


def test_nothing_is_added_to_one_that_ended_nor_without_a_name(in_council):
    world = referral_world(in_council)
    referral = world.refer()
    consent_to(world.person, K.SHARE_PHONE)
    added = to_be_added(referral)
    take_back_details(referral=referral, by=world.adviser)
    Consent.objects.filter(kind=K.SHARE_NAME).delete()
    with pytest.raises(Refused, match="reference only"):
        disclose_more(referral=referral, previewed=added, by=world.adviser)
    step(referral=referral, step="withdrawn", on=TODAY, by=world.adviser)
    with pytest.raises(Refused, match="Nothing can be added"):
        disclose_more(referral=referral, previewed=added, by=world.adviser)


@pytest.mark.parametrize(
    ("facts", "tells"),
    [
        ({"ring_fenced": True}, "kept for care leavers"),
        ({"pledges": ["guaranteed_interview"]}, "pledged a guaranteed interview to care leavers"),
        ({"pledges": ["workplace_buddy", "work_trial"]}, "pledged a work trial"),
        ({"pledges": ["workplace_buddy", "named_contact", "application_support"]}, ""),
    ],
)
def test_a_pledge_for_care_leavers_tells_like_a_ring_fence(in_council, facts, tells):
    world = referral_world(in_council, **facts)
    if tells:
        with pytest.raises(Refused, match=tells):
            world.ask_to_refer()
        consent_to(world.person, K.SHARE_CARE_STATUS)
    assert world.ask_to_refer().pk
