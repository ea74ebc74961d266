"""The whole way, in a real browser: an opportunity is posted, matched, taken up, and lasts thirteen weeks."""

import pytest

from tests.journeys.post_to_lasting import Journey


pytestmark = pytest.mark.browser


@pytest.fixture
def journey(at_a_browser):
    with Journey(at_a_browser) as begun:
        yield begun


def test_an_opportunity_is_posted_matched_taken_up_and_lasts(journey):
    journey.given_a_young_person_who_wants_to_cook_and_agreed_to_share_name_and_qualifications()

    journey.when_the_employer_posts_an_apprenticeship_for_a_chef()
    journey.and_the_adviser_has_the_young_person_open()
    journey.and_the_officer_approves_it()
    journey.then_it_is_on_the_shortlist_by_itself_with_reasons()

    journey.when_the_adviser_shortlists_it()
    journey.and_refers_after_the_preview()
    journey.then_the_employer_sees_what_was_agreed_to_and_nothing_else()

    journey.when_the_employer_arranges_an_interview_and_offers_a_place()
    journey.and_the_adviser_records_that_it_is_accepted_and_started()
    journey.then_the_last_place_is_taken()

    journey.when_check_ins_are_recorded_in_weeks(1, 4, 8, 13)
    journey.then_week_13_is_reached_and_week_26_is_not()
    journey.and_the_head_sees_one_start_and_one_apprentice()
