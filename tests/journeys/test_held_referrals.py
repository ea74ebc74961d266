"""In a real browser: a fact that changes after somebody was put forward has its consequence at once."""

import pytest

from tests.journeys.held_referrals import HeldReferral


pytestmark = pytest.mark.browser


def test_an_avoided_employer_is_recorded_after_the_offer(at_a_browser):
    with HeldReferral(at_a_browser) as journey:
        journey.given_somebody_who_may_be_put_forward("Wexmoor")
        journey.and_they_are_introduced()
        journey.and_the_employer_offers_a_place()
        journey.and_the_employer_reads_the_name()
        journey.when_the_adviser_records_the_employer_as_one_to_avoid()
        journey.then_the_employer_reads_a_reference_and_cannot_answer()
        journey.and_today_shows_it_to_the_adviser_first("Safety: not to be offered")
        journey.and_its_acceptance_is_refused_with_the_reason()
        journey.but_it_can_be_withdrawn()


def test_permission_is_recorded_as_no_after_the_shortlist(at_a_browser):
    with HeldReferral(at_a_browser) as journey:
        journey.given_somebody_who_may_be_put_forward("Tidebrook")
        journey.given_it_is_shortlisted()
        journey.when_the_adviser_records_that_permission_to_work_is_no()
        journey.then_the_shortlist_says_why_it_cannot_be_referred()
        journey.and_neither_does_the_preview_ask_for_anything()
        journey.and_nobody_was_written_to()


def test_consent_is_withdrawn_before_the_reminder(at_a_browser):
    with HeldReferral(at_a_browser) as journey:
        journey.given_somebody_who_may_be_put_forward("Ravenscar")
        journey.and_they_are_introduced()
        journey.and_the_employer_reads_the_name()
        journey.when_they_take_back_that_their_name_is_told()
        journey.then_the_employer_reads_a_reference_and_cannot_answer()
        journey.and_today_shows_it_to_the_adviser_first("taken back that the employer is told their name")
        journey.when_the_day_of_the_reminder_comes()
        journey.then_the_employer_is_not_reminded()
