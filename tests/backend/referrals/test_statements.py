"""A statement is made of sentences that they said and of nothing else; what may tell too much is confirmed."""

from dataclasses import replace

import pytest

from backend.care_leavers.choices import OwnMessageKind
from backend.care_leavers.own_messages import send_own_message
from backend.care_leavers.services import record_view, update_profile
from backend.core import clock
from backend.core.errors import Refused
from backend.councils.choices import Role
from backend.opportunities.standard_duties import record_duties
from backend.reference.choices import Route
from backend.reference.models import ApprenticeshipStandard
from backend.referrals.choices import Heading, Way
from backend.referrals.statements import (
    Chosen,
    duties_entered,
    duties_to_choose,
    keep_statement,
    opened_on,
    paragraphs_of,
    said_by,
    sentences_of,
    statement_of,
    whole_text,
)
from tests.factories.councils import MembershipFactory
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


def test_what_they_wrote_in_another_language_is_offered_to_no_employer_unread(applying):
    before = {each.as_said for each in said_by(applying.care_leaver, applying)}
    wrote = {"kind": OwnMessageKind.GOING, "words": "toi khong ngu duoc trong nha nay"}
    send_own_message(care_leaver=applying.care_leaver, **wrote)
    assert {each.as_said for each in said_by(applying.care_leaver, applying)} == before


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


@pytest.fixture
def duties(advert):
    facts = {"source": "A list", "confidence": "confirmed", "as_of": clock.today()}
    standard = ApprenticeshipStandard.objects.create(
        lars_code=98765, title="Baker", level=2, route=Route.values[0], **facts
    )
    post = advert.opportunity
    post.lars_code = standard.lars_code
    post.save(update_fields=["lars_code"])
    return enter_duties(advert, "Prepare dough\nServe people")


def enter_duties(advert, words: str):
    officer = MembershipFactory(council=advert.council, role=Role.ENGAGEMENT_OFFICER).user
    about = {"council": advert.council, "lars_code": 98765, "starts_on": clock.today(), "read_on": clock.today()}
    return record_duties(duties=words, source="Page of the standard", by=officer, **about)


def test_their_sentences_stand_under_the_duties_of_the_standard_in_its_order_and_words(advert, applying, duties):
    applying.refresh_from_db()
    first, second = duties_to_choose(applying, None, duties_entered(applying))
    assert [each.title for each in (first, second)] == ["Duty 1: Prepare dough", "Duty 2: Serve people"]
    stall = chosen_of(applying, "I ran a food stall", heading=second.key, place=1)
    cook = chosen_of(applying, "I want to cook.", place=2)
    kept = keep(advert, applying, stall, cook, told="I kneaded bread with my gran.", told_under=first.key)
    assert paragraphs_of(sentences_of(kept)) == [
        ("Why I want to do this", "I want to cook."),
        ("Duty 1: Prepare dough", "I kneaded bread with my gran."),
        ("Duty 2: Serve people", "I ran a food stall"),
    ]


def test_duties_entered_since_change_no_statement_and_those_that_went_are_refused(advert, applying, duties):
    applying.refresh_from_db()
    (_, second) = duties_to_choose(applying, None, duties_entered(applying))
    kept = keep(advert, applying, chosen_of(applying, "I ran a food stall", heading=second.key))
    enter_duties(advert, "Bake")
    offered = duties_to_choose(applying, kept, duties_entered(applying))
    assert [each.title for each in offered] == ["Duty 1: Bake", "Duty 2: Serve people"]
    assert paragraphs_of(sentences_of(statement_of(applying))) == [("Duty 2: Serve people", "I ran a food stall")]
    with pytest.raises(Refused, match="changed meanwhile"):
        keep(advert, applying, chosen_of(applying, "I want to cook.", heading="duty-000000000000"))
