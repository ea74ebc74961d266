"""A statement is made of sentences that they said and of nothing else; what may tell too much is confirmed."""

from dataclasses import replace

import pytest

from backend.care_leavers.choices import OwnMessageKind
from backend.care_leavers.own_messages import send_own_message
from backend.care_leavers.services import record_view, update_profile
from backend.core import clock
from backend.core.errors import Refused
from backend.referrals.choices import Heading, Way
from backend.referrals.statements import (
    Chosen,
    keep_statement,
    opened_on,
    paragraphs_of,
    said_by,
    sentences_of,
    statement_of,
    whole_text,
)
from tests.factories.referrals import referral_world
from tests.factories.unasked import step


WHY, DONE = Heading.WHY, Heading.DONE


@pytest.fixture
def applying(advert):
    by = advert.adviser
    update_profile(care_leaver=advert.person, aspiration="I want to cook. I was in foster care!", by=by)
    record_view(care_leaver=advert.person, on=clock.today(), words="I ran a food stall\nI like early starts", by=by)
    about = {"care_leaver": advert.person, "kind": OwnMessageKind.GOING}
    send_own_message(words="My tutor says im quick.", **about)
    send_own_message(words="It is not safe here", **about)
    advert.person.refresh_from_db()
    return advert.refer(Way.HELPED_TO_APPLY)


def chosen_of(applying, words: str, **facts) -> Chosen:
    said = next(each for each in said_by(applying.care_leaver, applying) if each.as_said == words)
    return replace(Chosen(said, words, WHY, 1), **facts)


def keep(advert, applying, *chosen, opened=None, **facts):
    opened = opened_on(statement_of(applying)) if opened is None else opened
    return keep_statement(referral=applying, chosen=chosen, opened=opened, by=advert.adviser, **facts)


def test_their_own_sentences_each_with_where_and_when_and_none_that_names_harm(applying, advert):
    said = {each.as_said: (each.origin, bool(each.day)) for each in said_by(applying.care_leaver, applying)}
    assert said == {
        "I want to cook.": ("What they would like to do, on their profile", False),
        "I was in foster care!": ("What they would like to do, on their profile", False),
        "I ran a food stall": (f"Said to {advert.adviser}", True),
        "I like early starts": (f"Said to {advert.adviser}", True),
        "My tutor says im quick.": ("Written on their own page", True),
    }


def test_chosen_sentences_stand_under_their_headings_in_order_word_for_word(advert, applying):
    stall, starts = (
        chosen_of(applying, words, heading=DONE) for words in ("I ran a food stall", "I like early starts")
    )
    cook = chosen_of(applying, "I want to cook.", place=3)
    kept = keep(advert, applying, replace(starts, place=2), replace(stall, place=1), cook)
    assert paragraphs_of(sentences_of(kept)) == [
        ("Why I want to do this", "I want to cook."),
        ("What I have done", "I ran a food stall I like early starts"),
    ]
    said = {word for each in said_by(applying.care_leaver, applying) for word in each.as_said.split()}
    assert set(whole_text(sentences_of(kept)).split()) <= said


def test_a_care_word_is_marked_with_why_and_confirmed_or_left_out(advert, applying):
    care = chosen_of(applying, "I was in foster care!")
    assert care.said.doubts
    with pytest.raises(Refused, match=r"may tell that somebody has been in care. Leave “I was in foster care!” out"):
        keep(advert, applying, care)
    (sentence,) = sentences_of(keep(advert, applying, replace(care, is_confirmed=True)))
    assert sentence.confirmed_by == str(advert.adviser)


def test_spelling_is_theirs_to_change_and_it_says_who(advert, applying):
    quick = chosen_of(applying, "My tutor says im quick.", text="My tutor says I'm quick.")
    with pytest.raises(Refused, match="put their words back"):
        keep(advert, applying, quick)
    (sentence,) = sentences_of(keep(advert, applying, replace(quick, is_their_change=True)))
    assert (sentence.as_said, sentence.text) == ("My tutor says im quick.", "My tutor says I'm quick.")
    assert sentence.changed_by == advert.person.known_as
    another = replace(quick, text="I have excellent communication skills.", is_their_change=True)
    with pytest.raises(Refused, match="became another sentence"):
        keep(advert, applying, another)


def test_what_they_say_now_is_kept_as_it_is_typed_and_without_words_that_tell(advert, applying):
    kept = keep(advert, applying, told="I cooked for ten people. Every day.", told_under=DONE)
    assert [(each.text, each.origin, each.heading) for each in sentences_of(kept)] == [
        ("I cooked for ten people.", f"Said to {advert.adviser}", "done"),
        ("Every day.", f"Said to {advert.adviser}", "done"),
    ]
    with pytest.raises(Refused, match="in other words"):
        keep(advert, applying, told="My social worker says I cook well.")


def test_a_sentence_of_an_earlier_application_is_offered_again(advert, applying, in_council):
    keep(advert, applying, told="I am never late.")
    other = referral_world(in_council, from_feed=True).opportunity
    again = advert.refer(Way.HELPED_TO_APPLY, opportunity=other)
    assert "I am never late." in [each.as_said for each in said_by(again.care_leaver, again)]


def test_of_two_who_open_it_at_once_the_second_is_told(advert, applying):
    opened = opened_on(None)
    keep(advert, applying, told="I am never late.", opened=opened)
    with pytest.raises(Refused, match="It was changed since you opened it, by"):
        keep(advert, applying, told="I like people.", opened=opened)


def test_once_sent_it_stays_and_nobody_else_writes_it(advert, applying, world):
    with pytest.raises(Refused, match="Only who helps them"):
        keep_statement(referral=applying, chosen=[], opened=opened_on(None), by=world.employer_user)
    step(referral=applying, step="applied", on=clock.today(), by=advert.adviser)
    with pytest.raises(Refused, match="stays as it was"):
        keep(advert, applying, told="One more.")
