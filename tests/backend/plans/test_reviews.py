"""A review: held with the plan as it stood, sent back, put right, signed by somebody else, and not changed any more."""

import pytest
from django.db import ProgrammingError, transaction

from backend.core import clock
from backend.core.errors import Refused
from backend.plans.choices import Advocate, ReviewState
from backend.plans.models import PlanReview
from backend.plans.reviews import (
    Held,
    correct_review,
    hold_review,
    review_due_of,
    reviews_due,
    send_review_back,
    sign_review,
)
from backend.plans.services import change_action, set_action
from backend.reference import limits
from backend.reference.choices import Confidence
from backend.reference.choices import StatutoryLimit as Limit
from tests.backend.plans.conftest import DAY, TODAY


GOOD = {
    "held_on": TODAY,
    "summary": "She starts at the kennels in July.",
    "they_attended": True,
    "advocate": Advocate.DECLINED,
    "their_view": "im happy with it  tbh",
}


def held(**facts):
    return Held(**GOOD | facts)


@pytest.fixture
def review(plan, aim, adviser):
    set_action(aim=aim, words="Visit", by=adviser)
    return hold_review(plan=plan, held=held(), by=adviser)


def test_it_keeps_their_words_and_how_the_plan_stood(review, aim, adviser):
    assert review.their_view == "im happy with it  tbh"
    (stood,) = review.stood
    assert stood["aim"] == "Work with animals"
    assert stood["actions"][0]["flags"] == ["no_owner", "no_date"]
    action = aim.actions.get()
    kept = {"words": "Go twice", "matters": "", "owner": adviser, "owner_name": "", "target_on": TODAY + DAY}
    change_action(action=action, by=adviser, **kept)
    assert PlanReview.objects.get().stood == review.stood, "what changes later changes no review"


@pytest.mark.parametrize(
    ("facts", "field", "said"),
    [
        ({"summary": " "}, "summary", "Enter what was decided"),
        ({"their_view": ""}, "their_view", "Enter what they said, or why"),
        ({"no_view_because": "She left"}, "no_view_because", "leave out why"),
        ({"held_on": TODAY + DAY}, "held_on", "up to today"),
        ({"held_on": TODAY - DAY}, "held_on", "when the plan was opened"),
        ({"summary": "x" * 4001}, "summary", "at most 4,000 letters"),
    ],
)
def test_what_is_refused_names_its_field_and_writes_nothing(plan, adviser, facts, field, said):
    with pytest.raises(Refused, match=said) as refused:
        hold_review(plan=plan, held=held(**facts), by=adviser)
    assert refused.value.field == field
    assert not PlanReview.objects.exists()


def test_sent_back_put_right_and_signed_by_somebody_else(review, adviser, head):
    with pytest.raises(Refused, match="Enter what the adviser has to put right"):
        send_review_back(review=review, reason=" ", by=head)
    send_review_back(review=review, reason="Nobody does the visit", by=head)
    with pytest.raises(Refused):
        sign_review(review=review, by=head)
    correct_review(review=review, held=held(summary="She starts in August."), by=adviser)
    with pytest.raises(Refused, match="somebody else signs"):
        sign_review(review=review, by=adviser)
    sign_review(review=review, by=head)
    assert [each.step for each in review.events.all()] == ["held", "sent_back", "corrected", "signed"]
    assert review.state == ReviewState.SIGNED
    with pytest.raises(Refused):
        correct_review(review=review, held=held(), by=adviser)


def test_the_database_keeps_a_signed_review(review, head):
    sign_review(review=review, by=head)
    with pytest.raises(ProgrammingError, match="Cannot update or delete"), transaction.atomic():
        PlanReview.objects.filter(pk=review.pk).update(summary="Another")


def test_a_review_held_moves_the_next_one(plan, review, adviser):
    assert review_due_of(plan, today=TODAY).on == clock.months_after(TODAY, 6)
    later = TODAY + 40 * DAY
    with clock.moved_to(later):
        hold_review(plan=plan, held=held(held_on=later), by=adviser)
        assert review_due_of(plan, today=later).on == clock.months_after(later, 6)
        with pytest.raises(Refused, match="already"):
            hold_review(plan=plan, held=held(held_on=later - DAY), by=adviser)


@pytest.fixture
def _four_months_from_july(monkeypatch):
    rows = limits._rows_by_limit()
    (row,) = rows[Limit.PLAN_REVIEW_MOST_MONTHS]
    earlier = type(row)(**vars(row) | {"valid_until": TODAY + 15 * DAY})
    later = type(row)(**vars(row) | {"valid_from": TODAY + 16 * DAY, "number": 4})
    monkeypatch.setattr(limits, "_rows_by_limit", lambda: rows | {Limit.PLAN_REVIEW_MOST_MONTHS: [earlier, later]})


@pytest.mark.usefixtures("_four_months_from_july")
def test_the_longest_time_between_reviews_follows_the_law_of_the_day(plan):
    """The six months of today are not read in their source: the row says so."""
    assert limits.limit_on(TODAY, Limit.PLAN_REVIEW_MOST_MONTHS).confidence == Confidence.TO_CHECK
    assert review_due_of(plan, today=TODAY + 15 * DAY).on == clock.months_after(TODAY, 6)
    assert review_due_of(plan, today=TODAY + 16 * DAY).on == clock.months_after(TODAY, 4)


def test_many_plans_are_asked_at_once(plan, review, django_assert_num_queries):
    with django_assert_num_queries(1):
        reviews_due([plan], today=TODAY)
