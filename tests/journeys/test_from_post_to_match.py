"""In a real browser, with and without JavaScript: posted, sent back, corrected, approved, live and matched."""

import pytest

from tests.journeys.post_to_match import PostToMatch


pytestmark = pytest.mark.browser


@pytest.mark.full
@pytest.mark.parametrize("script", [True, False], ids=["with-javascript", "without-javascript"])
def test_a_post_is_sent_back_corrected_approved_and_matched(at_a_browser, script):
    with PostToMatch(at_a_browser, script=script) as journey:
        journey.given_an_employer_an_officer_and_a_young_person_who_wants_to_cook()
        journey.when_the_employer_posts_a_job_after_looking_at_the_preview()
        journey.and_the_officer_asks_for_a_change()
        journey.then_the_employer_sees_the_comment_beside_its_field_and_corrects_it()
        journey.when_the_officer_approves_it()
        journey.then_the_employer_sees_it_live()
        journey.and_it_is_matched()


def test_a_post_that_was_sent_is_sent_back_corrected_and_approved(at_a_browser):
    """How one is posted at a browser and comes to be matched, test_from_post_to_lasting tells."""
    with PostToMatch(at_a_browser, script=True) as journey:
        journey.given_an_employer_an_officer_and_a_young_person_who_wants_to_cook()
        journey.given_the_employer_has_sent_a_job()
        journey.and_the_officer_asks_for_a_change()
        journey.then_the_employer_sees_the_comment_beside_its_field_and_corrects_it()
        journey.when_the_officer_approves_it()
        journey.then_the_employer_sees_it_live()
