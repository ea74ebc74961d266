"""In a real browser, with and without JavaScript: posted, sent back, corrected, approved, live and matched."""

import pytest

from tests.journeys.post_to_match import PostToMatch
from tests.sampling import one_in


pytestmark = pytest.mark.browser


@pytest.mark.parametrize("script", one_in(2, [True, False]), ids=["with-javascript", "without-javascript"])
def test_a_post_is_sent_back_corrected_approved_and_matched(at_a_browser, script):
    with PostToMatch(at_a_browser, script=script) as journey:
        journey.given_an_employer_an_officer_and_a_young_person_who_wants_to_cook()
        journey.when_the_employer_posts_a_job_after_looking_at_the_preview()
        journey.and_the_officer_asks_for_a_change()
        journey.then_the_employer_sees_the_comment_beside_its_field_and_corrects_it()
        journey.when_the_officer_approves_it()
        journey.then_the_employer_sees_it_live()
        journey.and_it_is_matched()
