"""The first day that is given judges a start, whatever day the opportunity was to begin on."""

import datetime as dt
from functools import partial

import pytest

from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.core.errors import Refused
from backend.placements.models import Placement
from backend.ranking.gated_steps import correct_first_day, say_checked
from backend.ranking.holds import held_among
from backend.referrals.models import Clearance
from tests.factories.gated import start_from
from tests.factories.opportunities import OpportunityFactory
from tests.factories.placements import accepted
from tests.kept_worlds import fresh, kept, referral_world_with_facts
from tests.today import today_is


TODAY = dt.date(2027, 3, 8)
DAY = dt.timedelta(days=1)
RELEASE, PLANNED = TODAY + 24 * DAY, TODAY + 31 * DAY
WORDS = "Rang the prison: out in the morning of that day."
_today = today_is(TODAY)


kept_world = kept(partial(referral_world_with_facts, places=9), TODAY)
world = fresh("kept_world")


def accepted_in_custody(world, *, planned=PLANNED, release=RELEASE, checked=True):
    """Accepted, held for custody, and checked for the day the opportunity is to begin on."""
    facts = {"council": world.council, "employer": world.opportunity.employer, "start_date": planned, "places": 5}
    referral = accepted(world, opportunity=OpportunityFactory(**facts))
    update_profile(care_leaver=world.person, in_custody=True, release_date=release, by=None)
    referral.refresh_from_db()
    if checked:
        answer = held_among([referral])[referral.id]
        say_checked(referral=referral, answer=answer, checked=WORDS, by=world.adviser)
    return referral


def released(world):
    update_profile(care_leaver=world.person, in_custody=False, by=None)


def test_a_check_made_for_the_planned_day_says_nothing_of_today(world):
    referral = accepted_in_custody(world)
    assert not held_among([referral])
    with pytest.raises(Refused, match="can be there on 8 March 2027, the first day given") as refusal:
        start_from(referral=referral, on=TODAY, by=world.adviser)
    assert refusal.value.field == "checked"
    assert not Placement.objects.exists()


def test_a_check_made_for_the_planned_day_counts_on_that_day_and_on_no_other(world):
    referral = accepted_in_custody(world)
    with clock.moved_to(PLANNED + 4 * DAY):
        assert not held_among([referral]), "it is still to begin on the planned day, as far as is recorded"
        for on in (RELEASE - DAY, RELEASE, PLANNED - DAY, PLANNED + DAY, PLANNED + 4 * DAY):
            with pytest.raises(Refused, match="the first day given"):
                start_from(referral=referral, on=on, by=world.adviser)
        assert start_from(referral=referral, on=PLANNED, by=world.adviser).starts_on == PLANNED


def test_of_a_day_gone_by_it_is_asked_whether_they_were_there_and_not_whether_they_can_be(world):
    referral = accepted_in_custody(world, checked=False)
    with clock.moved_to(TODAY + 3 * DAY), pytest.raises(Refused) as refusal:
        start_from(referral=referral, on=TODAY, by=world.adviser)
    assert "they could be there on 8 March 2027" in str(refusal.value)
    assert "licence" not in str(refusal.value), "nobody is released early into the past"


def test_no_day_is_on_record_and_a_check_of_that_says_nothing_of_a_day(world):
    referral = accepted_in_custody(world, planned=None)
    with clock.moved_to(TODAY + 3 * DAY):
        assert not held_among([referral]), "nobody has to check anew every morning"
        with pytest.raises(Refused, match="11 March 2027, the first day given"):
            start_from(referral=referral, on=TODAY + 3 * DAY, by=world.adviser)


def test_what_was_checked_of_the_day_given_is_a_word_about_that_day(world):
    referral = accepted_in_custody(world, checked=False)
    placement = start_from(referral=referral, on=TODAY, checked=WORDS, by=world.adviser)
    said = Clearance.objects.get()
    assert "8 March 2027" in said.sentence
    assert placement.starts_on == TODAY


@pytest.mark.parametrize(("days", "is_judged"), [(-6, True), (-1, True), (0, False), (5, False)])
def test_a_start_recorded_after_the_release_for_a_day_before_it_is_judged_by_it(world, days, is_judged):
    referral = accepted_in_custody(world, checked=False)
    with clock.moved_to(RELEASE + 6 * DAY):
        released(world)
        assert not held_among([referral])
        if not is_judged:
            assert start_from(referral=referral, on=RELEASE + days * DAY, by=world.adviser)
            return
        with pytest.raises(Refused, match=r"in custody until 1 April 2027") as refusal:
            start_from(referral=referral, on=RELEASE + days * DAY, by=world.adviser)
        assert "can be asked of probation" not in refusal.value.message


def test_a_corrected_first_day_is_judged_as_the_first_was(world):
    referral = accepted_in_custody(world)
    with clock.moved_to(PLANNED):
        placement = start_from(referral=referral, on=PLANNED, by=world.adviser)
        facts = {"placement": placement, "on": RELEASE - DAY, "why": "It was earlier", "by": world.adviser}
        with pytest.raises(Refused, match="31 March 2027, the first day given") as refusal:
            correct_first_day(**facts)
        assert refusal.value.field == "checked"
        placement.refresh_from_db()
        assert placement.starts_on == PLANNED
        assert correct_first_day(**facts, checked=WORDS).starts_on == RELEASE - DAY


@pytest.mark.parametrize(
    ("facts", "min_age", "words"),
    [
        ({"right_to_work_until": TODAY - DAY, "extension_applied": False}, 16, "until 7 March 2027"),
        ({"birth_date": dt.date(2010, 10, 1)}, 16, "may leave school only after"),
        ({"birth_date": dt.date(2009, 3, 20)}, 18, "open from 18"),
    ],
)
def test_the_law_asks_about_the_day_given_and_not_the_planned_one(world, facts, min_age, words):
    offer = {"start_date": PLANNED, "min_age": min_age, "employer": world.opportunity.employer, "places": 5}
    referral = accepted(world, opportunity=OpportunityFactory(council=world.council, **offer))
    update_profile(care_leaver=world.person, by=None, **facts)
    with pytest.raises(Refused, match=words):
        start_from(referral=referral, on=TODAY, by=world.adviser)
    assert not Placement.objects.exists()
