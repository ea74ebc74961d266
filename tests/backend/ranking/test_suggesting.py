"""What is put on a young person's own page, what of it may be shown today, and what they say of it."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from backend.core.errors import Refused
from backend.core.protection import EMPLOYER, council_context
from backend.opportunities.choices import OpportunityState
from backend.opportunities.models import Opportunity
from backend.ranking.suggesting import still_shown, suggest_to
from backend.referrals.models import Referral
from backend.shortlists.choices import NotForMe, OwnAnswer
from backend.shortlists.models import Decision, Suggestion, SuggestionAnswer
from backend.shortlists.suggestions import MOST_SUGGESTED, answer_suggestion, end_suggestion
from tests.factories.care_leavers import AvoidedEmployerFactory
from tests.factories.opportunities import OpportunityFactory


@pytest.fixture
def put(world):
    """Puts opportunities on the page of the world's young person."""

    def suggest(*opportunities, **facts):
        return suggest_to(care_leaver=world.person, opportunities=opportunities, by=world.adviser, **facts)

    return suggest


def shown(world):
    current = world.person.suggestions.current().select_related("opportunity")
    return [each.opportunity for each in still_shown(world.person, list(current))]


def test_what_is_put_there_is_shown_in_its_order_and_once(world, put):
    second = OpportunityFactory(council=world.council)
    assert len(put(world.opportunity, second, words="Near you. ")) == 2
    assert put(world.opportunity) == []
    assert shown(world) == [world.opportunity, second]
    assert {each.words for each in Suggestion.objects.all()} == {"Near you."}


def test_showing_decides_nothing(world, put):
    (suggestion,) = put(world.opportunity)
    answer_suggestion(suggestion=suggestion, answer=OwnAnswer.INTERESTED, by=None)
    assert not Decision.objects.exists()
    assert not Referral.objects.exists()


def test_an_employer_they_avoid_is_refused_by_name_and_nothing_of_the_rest_is_put_there(world, put):
    other = OpportunityFactory(council=world.council)
    AvoidedEmployerFactory(care_leaver=world.person, employer=other.employer)
    with pytest.raises(Refused, match=other.title), transaction.atomic():
        put(world.opportunity, other)
    assert not Suggestion.objects.exists()


def test_a_mark_that_is_made_later_takes_it_from_the_page_at_once(world, put):
    put(world.opportunity)
    AvoidedEmployerFactory(care_leaver=world.person, employer=world.opportunity.employer)
    assert shown(world) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"state": OpportunityState.WITHDRAWN},
        {"state": OpportunityState.PAUSED},
        {"closing_date": dt.date(2020, 1, 1)},
        {"opens_on": dt.date(2099, 1, 1), "closing_date": dt.date(2099, 2, 1)},
    ],
)
def test_what_is_open_no_longer_is_shown_no_longer(world, put, changes):
    put(world.opportunity)
    Opportunity.objects.filter(pk=world.opportunity.pk).update(**changes)
    assert shown(world) == []


def test_at_most_ten_are_there(world, put):
    put(*(OpportunityFactory(council=world.council) for _ in range(MOST_SUGGESTED)))
    with pytest.raises(Refused, match="At most 10"):
        put(world.opportunity)
    end_suggestion(suggestion=Suggestion.objects.first(), by=world.adviser)
    put(world.opportunity)


def test_what_is_taken_away_may_be_put_there_again(world, put):
    (first,) = put(world.opportunity)
    end_suggestion(suggestion=first, by=world.adviser)
    assert shown(world) == []
    with pytest.raises(Refused, match="not on their page any more"):
        end_suggestion(suggestion=first, by=world.adviser)
    (second,) = put(world.opportunity)
    assert second != first
    assert shown(world) == [world.opportunity]


# What they say


def test_their_words_are_kept_letter_for_letter(world, put):
    (suggestion,) = put(world.opportunity)
    words = "  nah 😅\r\nto far,  innit \t"
    answer_suggestion(
        suggestion=suggestion, answer=OwnAnswer.NOT_FOR_ME, because=[NotForMe.TOO_FAR], words=words, by=None
    )
    (kept,) = SuggestionAnswer.objects.all()
    assert (kept.words, kept.because, kept.by) == (words, ["too_far"], None)


def test_the_last_answer_counts_and_every_answer_is_kept(world, put):
    (suggestion,) = put(world.opportunity)
    for answer in (OwnAnswer.INTERESTED, OwnAnswer.NOT_FOR_ME, OwnAnswer.TAKEN_BACK):
        answer_suggestion(suggestion=suggestion, answer=answer, by=None)
    assert Suggestion.objects.with_answer().get().answer == OwnAnswer.TAKEN_BACK
    assert SuggestionAnswer.objects.count() == 3
    assert not Suggestion.objects.answered(OwnAnswer.INTERESTED).exists()


def test_the_same_said_twice_is_one_answer(world, put):
    (suggestion,) = put(world.opportunity)
    for _ in range(2):
        answer_suggestion(suggestion=suggestion, answer=OwnAnswer.INTERESTED, words="yes", by=None)
    assert SuggestionAnswer.objects.count() == 1


def test_reasons_belong_to_a_no(world, put):
    (suggestion,) = put(world.opportunity)
    answer_suggestion(suggestion=suggestion, answer=OwnAnswer.INTERESTED, because=[NotForMe.PAY], by=None)
    assert SuggestionAnswer.objects.get().because == []


def test_what_has_gone_from_the_page_is_not_answered(world, put):
    (suggestion,) = put(world.opportunity)
    end_suggestion(suggestion=suggestion, by=world.adviser)
    with pytest.raises(Refused, match="has gone from your list"):
        answer_suggestion(suggestion=suggestion, answer=OwnAnswer.INTERESTED, by=None)


def test_too_many_letters_are_refused_and_nothing_is_kept(world, put):
    (suggestion,) = put(world.opportunity)
    with pytest.raises(Refused, match="at most 2,000 letters"):
        answer_suggestion(suggestion=suggestion, answer=OwnAnswer.NOT_FOR_ME, words="x" * 2001, by=None)
    assert not SuggestionAnswer.objects.exists()


def test_an_answer_is_never_changed(world, put):
    (suggestion,) = put(world.opportunity)
    answer_suggestion(suggestion=suggestion, answer=OwnAnswer.INTERESTED, by=None)
    with pytest.raises(Exception, match="permission denied"), transaction.atomic():
        SuggestionAnswer.objects.update(words="something else")


def test_an_opportunity_is_there_once_at_a_time_whatever_writes(world, put):
    put(world.opportunity)
    with pytest.raises(IntegrityError, match="an_opportunity_is_suggested_once_at_a_time"), transaction.atomic():
        Suggestion.objects.create(
            council=world.council, care_leaver=world.person, opportunity=world.opportunity, by=world.adviser
        )


def test_no_employer_reads_what_was_shown_or_said(world, put):
    (suggestion,) = put(world.opportunity)
    answer_suggestion(suggestion=suggestion, answer=OwnAnswer.NOT_FOR_ME, words="their boss", by=None)
    with council_context(world.council.id, audience=EMPLOYER, user_id=world.employer_user.id):
        assert not Suggestion.objects.exists()
        assert not SuggestionAnswer.objects.exists()
