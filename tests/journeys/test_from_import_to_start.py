"""In a real browser, from a file of the case system and from a match to a first day: by staff, an adviser, somebody at
an employer and a young person without an account, each page looked at by axe and at 320 pixels.

Each step's way to fail is walked in `test_steps_that_fail.py`, which says where the others are.
"""

import pytest

from tests.journeys.import_to_start import FIRST_DAY, TITLE, ImportToStart
from tests.journeys.match_to_start import FIRST_DAY as FIRST_DAY_ELSEWHERE
from tests.journeys.match_to_start import TITLE as ADVERT
from tests.journeys.match_to_start import MatchToStart
from tests.sampling import one_in


pytestmark = pytest.mark.browser
BOTH = pytest.mark.parametrize("script", one_in(2, [True, False]), ids=["with JavaScript", "without JavaScript"])


@BOTH
def test_somebody_who_was_in_a_file_starts_where_they_were_introduced(at_a_browser, browser, address, script):
    with ImportToStart(at_a_browser, browser, address, script=script) as walk:
        walk.given_a_council_that_has_nobody_yet()

        walk.when_staff_read_in_a_file()
        walk.then_one_of_them_has_matches()
        walk.when_what_they_agree_to_is_recorded()
        walk.and_it_is_shared_with_them_by_link()
        walk.then_they_open_it_with_their_word_and_say_that_they_are_interested()

        walk.when_the_adviser_introduces_them_after_the_preview()
        walk.then_the_employer_offers_times_by_link()
        walk.and_one_of_them_is_chosen()
        walk.when_the_interview_took_place()
        walk.and_the_employer_offers_a_place_by_link()
        walk.then_they_are_told_and_accept()
        walk.and_the_employer_reads_that_it_is_accepted_and_the_place_taken()

        walk.plans_the_first_fortnight()
        walk.reads_what_is_promised(walk.link)
        walk.starts(FIRST_DAY, TITLE, walk.link)


@BOTH
def test_somebody_who_was_helped_to_apply_starts_there(at_a_browser, browser, address, script):
    with MatchToStart(at_a_browser, browser, address, script=script) as walk:
        walk.given_a_match_with_an_advert_that_takes_applications()

        walk.when_the_adviser_helps_them_apply()
        walk.then_they_read_what_is_theirs_to_do()
        walk.when_everything_is_ready()
        walk.and_they_say_that_they_have_sent_it()
        walk.when_they_have_heard_of_an_interview()
        walk.and_its_day_is_known()
        walk.when_it_took_place_and_they_have_an_offer()
        walk.then_they_accept_it()

        walk.plans_the_first_fortnight()
        walk.reads_what_is_promised(walk.link)
        walk.starts(FIRST_DAY_ELSEWHERE, ADVERT, walk.link)
