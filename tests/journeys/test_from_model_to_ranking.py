"""In a real browser, with and without JavaScript: a head compares and approves a version, and what others see then."""

import pytest

from tests.journeys.model_to_ranking import ModelToRanking
from tests.sampling import one_in


pytestmark = pytest.mark.browser


@pytest.mark.parametrize("script", one_in(2, [True, False]), ids=["with-javascript", "without-javascript"])
def test_a_version_is_compared_approved_ranks_and_is_stopped(at_a_browser, script):
    with ModelToRanking(at_a_browser, script=script) as journey:
        journey.given_a_version_that_ranks_otherwise_and_a_young_person_who_wants_to_cook()
        journey.when_the_head_reads_the_version_and_looks_at_who_would_see_something_else()
        journey.and_approves_it()
        journey.then_the_young_persons_matches_are_ranked_by_it()
        journey.and_the_adviser_sees_what_would_open_more_doors()
        journey.and_a_proposal_of_who_could_take_which_place()
        journey.and_the_officer_sees_what_is_wanted_and_out_of_reach()
        journey.when_the_head_stops_it_with_a_reason()
        journey.then_the_reason_stays_with_the_version()
