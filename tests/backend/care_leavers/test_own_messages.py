"""What a young person writes on their own page: kept as they wrote it, and answered by somebody with a name."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from backend.care_leavers.choices import Feeling, OwnMessageKind, TalkTo
from backend.care_leavers.consents import give_consent, withdraw_consent
from backend.care_leavers.models import OwnMessage
from backend.care_leavers.own_messages import answer_own_message, send_own_message
from backend.core import clock
from backend.core.errors import Refused
from backend.core.protection import EMPLOYER, council_context
from tests.factories.care_leavers import ConsentFactory


def written(world, kind=OwnMessageKind.GOING, **facts):
    return send_own_message(care_leaver=world.person, kind=kind, **facts)


def test_the_words_are_kept_letter_for_letter(world):
    words = "\r\n  im ok\tI GUESS 😐 \r\n"
    assert OwnMessage.objects.get(pk=written(world, words=words).pk).words == words


@pytest.mark.parametrize("facts", [{"feeling": Feeling.GOOD}, {"talk_to": TalkTo.PERSONAL_ADVISER}, {"words": "hi"}])
def test_one_thing_said_is_enough(world, facts):
    assert written(world, **facts).answered_at is None


@pytest.mark.parametrize("words", ["", "  \r\n "])
def test_nothing_said_is_no_message(world, words):
    with pytest.raises(Refused, match="Write something first"):
        written(world, words=words)
    with pytest.raises(Refused, match="Tell us what is wrong"):
        written(world, OwnMessageKind.WRONG, words=words, feeling=Feeling.OK)


def test_the_database_keeps_no_empty_message(world):
    with pytest.raises(IntegrityError, match="a_message_says_something"), transaction.atomic():
        OwnMessage.objects.create(council=world.council, care_leaver=world.person, kind=OwnMessageKind.TALK)


def test_an_answer_has_words_and_a_name_and_is_given_once(world):
    message = written(world, OwnMessageKind.WRONG, words="I can drive")
    with pytest.raises(Refused, match="Say what was done"):
        answer_own_message(message=message, answer=" ", by=world.adviser)
    with pytest.raises(Refused, match="“leaving care” may tell"):
        answer_own_message(message=message, answer="The leaving care team rings you", by=world.adviser)
    answer_own_message(message=message, answer="Put right. ", by=world.adviser)
    assert (message.answer, message.answered_by) == ("Put right.", world.adviser)
    with pytest.raises(Refused, match="answered already"):
        answer_own_message(message=message, answer="Again", by=world.adviser)
    assert not OwnMessage.objects.waiting().exists()


def test_words_that_name_harm_are_answered_with_the_day_of_the_talk_and_who_was_told(world):
    message = written(world, words="he hits me")
    facts = {"message": message, "answer": "We spoke.", "by": world.adviser}
    today = clock.today()
    for changes, said in (
        ({}, "Give the day"),
        ({"spoken_on": today - dt.timedelta(days=1)}, "from when they wrote"),
        ({"spoken_on": today + dt.timedelta(days=1)}, "from when they wrote"),
        ({"spoken_on": today, "told_whom": " "}, "Say who was told"),
    ):
        with pytest.raises(Refused, match=said):
            answer_own_message(**facts | changes)
    answer_own_message(**facts, spoken_on=today, told_whom="Ama Boateng, duty lead")
    message.refresh_from_db()
    assert (message.spoken_on, message.told_whom) == (today, "Ama Boateng, duty lead")


def test_no_employer_reads_a_message(world):
    written(world, words="the boss shouts")
    with council_context(world.council.id, audience=EMPLOYER, user_id=world.employer_user.id):
        assert not OwnMessage.objects.exists()


# Agreements that they take back themselves


def test_what_they_take_back_themselves_names_them_and_nobody_else(world):
    consent = ConsentFactory(care_leaver=world.person, kind="share_email")
    withdraw_consent(consent=consent, on=clock.today(), by=None)
    consent.refresh_from_db()
    assert (consent.withdrawn_by_themselves, consent.withdrawal_recorded_by) == (True, None)
    with pytest.raises(Refused, match="by themselves"):
        withdraw_consent(consent=consent, on=clock.today(), by=world.adviser)


def test_what_they_took_back_themselves_is_given_again_only_where_they_agree_anew(world):
    consent = ConsentFactory(care_leaver=world.person, kind="share_email")
    withdraw_consent(consent=consent, on=clock.today(), by=None)
    facts = {"care_leaver": world.person, "kind": "share_email", "how": "phone", "by": world.adviser}
    with pytest.raises(Refused):
        give_consent(on=clock.today() - dt.timedelta(days=1), **facts)
    assert give_consent(on=clock.today(), renews=[str(consent.public_id)], **facts).withdrawn_on is None
