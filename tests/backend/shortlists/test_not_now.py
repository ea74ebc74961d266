"""'Not now' remembers which fact it waits for, and is over by itself when that fact turns."""

import datetime as dt

import pytest

from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.core.errors import Refused
from backend.opportunities.models import Opportunity
from backend.opportunities.sites import replace_sites
from backend.shortlists.choices import NotThisOne, Until
from backend.shortlists.models import Decision, Match
from backend.shortlists.returning import FACTS
from backend.shortlists.services import decide, undo_decision
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import MembershipFactory
from tests.factories.shortlists import MatchFactory
from tests.sampling import one_in


DAY = dt.timedelta(days=1)


@pytest.fixture
def match(in_council):
    return MatchFactory(care_leaver=CareLeaverFactory(council=in_council, age=17))


@pytest.fixture
def by(in_council):
    return MembershipFactory(council=in_council).user


def not_now(match, by, until, **facts):
    return decide(match=match, kind="not_this_one", because="not_now", until=until, by=by, **facts)


def is_listed(match) -> bool:
    return Match.objects.undecided().filter(id=match.id).exists()


def change_offer(match, **facts):
    Opportunity.objects.filter(id=match.opportunity_id).update(**facts)


# What is waited for, a change of the young person's facts, of the offer's, and one that has nothing to do with it.
TURNS = {
    Until.PERMISSION: ({"right_to_work": True}, {"paid": False}, {"maths_level": 1}),
    Until.DATES: ({"available_from": dt.date(2027, 1, 4)}, {"start_date": dt.date(2027, 2, 1)}, {"english_level": 1}),
    Until.ENTRY_LEVEL: ({"highest_level": 2}, {"min_level": 0}, {"maths_level": 1}),
    Until.ENGLISH: ({"english_level": 2}, {"english_required": 0}, {"maths_level": 1}),
    Until.MATHS: ({"maths_level": 1}, {"maths_required": 0}, {"english_level": 1}),
    Until.HOURS: ({"max_weekly_hours": 20}, {"weekly_hours": 16}, {"can_drive": True}),
    Until.TRAVEL: ({"max_travel_minutes": 75}, {"remote": True}, {"can_drive": True}),
    Until.DRIVING: ({"can_drive": True}, {"driving_required": False}, {"maths_level": 1}),
    Until.FUNDING: ({"funding_residence": True}, {"type": "job"}, {"maths_level": 1}),
}


@pytest.mark.parametrize("until", TURNS)
def test_it_is_over_when_a_fact_of_either_side_turns_and_not_before(match, by, until):
    change_offer(match, paid=True, weekly_hours=None, type="apprenticeship", remote=None)
    theirs, its, other = TURNS[until]
    decision = not_now(match, by, until)
    assert (decision.waits_for, is_listed(match)) == (until, False)
    update_profile(care_leaver=match.care_leaver, by=by, **other)
    assert not is_listed(match), "a fact it does not wait for"
    update_profile(care_leaver=match.care_leaver, by=by, **theirs)
    assert is_listed(match)
    over = Decision.objects.returned(clock.today()).get()
    assert over == decision
    assert over.has_returned(clock.today())
    assert over.why_returned(clock.today()) == FACTS[until][0][next(iter(theirs))]
    update_profile(care_leaver=match.care_leaver, by=by, **dict.fromkeys(theirs))
    assert not is_listed(match), "the fact was taken back, so it waits again"
    change_offer(match, **its)
    assert is_listed(match)


@pytest.mark.parametrize(
    ("because", "theirs"),
    [
        (NotThisOne.LEVEL, {"english_level": 1}),
        (NotThisOne.LEVEL, {"highest_level": 2}),
        (NotThisOne.TIMING, {"available_from": dt.date(2027, 3, 1)}),
        (NotThisOne.HOURS, {"max_weekly_hours": 30}),
        (NotThisOne.TOO_FAR, {"home_easting": 530000, "home_northing": 180000}),
    ],
)
def test_a_reason_that_a_fact_stands_behind_waits_for_it(match, by, because, theirs):
    decide(match=match, kind="not_this_one", because=because, by=by)
    assert not is_listed(match)
    update_profile(care_leaver=match.care_leaver, by=by, **theirs)
    assert is_listed(match)


FAR, NEAR = ({"address": "Yard", "easting": 600_000 - 70_000 * i, "northing": 300_000 - 130_000 * i} for i in (0, 1))
MOVES = {
    "moved": ([FAR], [NEAR], True),
    "a second one": ([FAR], [FAR, NEAR], True),
    "one less": ([FAR, NEAR], [NEAR], True),
    "read at last": ([{"address": "Yard"}], [NEAR], True),
    "its area is wider": ([FAR], [FAR | {"radius_metres": 900}], True),
    "none any more": ([FAR], [], True),
    "other words": ([FAR], [FAR | {"address": "The yard"}], False),
    "another order": ([FAR, NEAR], [NEAR, FAR], False),
}


@pytest.mark.parametrize("because", one_in(2, [NotThisOne.TOO_FAR, NotThisOne.NOT_NOW]))
@pytest.mark.parametrize("move", MOVES)
def test_too_far_is_over_when_the_work_moves(match, by, because, move):
    before, after, is_over = MOVES[move]
    replace_sites(match.opportunity, before)
    until = Until.TRAVEL if because == NotThisOne.NOT_NOW else ""
    decide(match=match, kind="not_this_one", because=because, until=until, by=by)
    assert not is_listed(match)
    replace_sites(match.opportunity, after)
    assert is_listed(match) == is_over
    decision = Decision.objects.standing().with_facts_now().get()
    assert decision.has_returned(clock.today()) == is_over
    assert (decision.why_returned(clock.today()) == "where the work is") == is_over


@pytest.mark.parametrize(
    ("until", "before", "after"),
    [
        (Until.HOURS, {"daily_hours": 12}, {"daily_hours": 7}),
        (Until.HOURS, {"night_work": True}, {"night_work": False}),
        (Until.PERMISSION, {"type": "job"}, {"type": "further_education"}),
        (Until.PERMISSION, {"start_date": dt.date(2027, 9, 1)}, {"start_date": dt.date(2027, 2, 1)}),
        (Until.AGE, {"level": 4}, {"level": 3}),
        (Until.DATES, {"opens_on": dt.date(2026, 1, 5)}, {"opens_on": None}),
    ],
)
def test_it_is_over_when_what_stood_against_it_in_the_offer_turns(match, by, until, before, after):
    change_offer(match, **before)
    not_now(match, by, until)
    assert not is_listed(match)
    change_offer(match, **after)
    assert is_listed(match)


def test_it_is_over_when_custody_ends_without_a_day(match, by):
    update_profile(care_leaver=match.care_leaver, in_custody=True, by=by)
    not_now(match, by, Until.DATES)
    update_profile(care_leaver=match.care_leaver, in_custody=False, by=by)
    assert is_listed(match)


def test_what_was_decided_before_a_fact_was_kept_waits_for_the_facts_it_kept(match, by):
    decision = not_now(match, by, Until.TRAVEL)
    kept = {name: value for name, value in decision.waits_facts.items() if name != "sites"}
    Decision.objects.filter(id=decision.id).update(waits_facts=kept)
    replace_sites(match.opportunity, [NEAR])
    assert not is_listed(match)
    assert not Decision.objects.with_facts_now().get().has_returned(clock.today())
    update_profile(care_leaver=match.care_leaver, max_travel_minutes=75, by=by)
    assert is_listed(match)


@pytest.mark.parametrize("because", [NotThisOne.INTEREST, NotThisOne.EMPLOYER, NotThisOne.SUPPORT, NotThisOne.PAY])
def test_a_reason_without_a_fact_stays(match, by, because):
    decide(match=match, kind="not_this_one", because=because, by=by)
    facts = {"english_level": 1, "available_from": dt.date(2027, 3, 1), "right_to_work": True}
    update_profile(care_leaver=match.care_leaver, by=by, **facts)
    with clock.moved_to(clock.today() + dt.timedelta(days=700)):
        assert not is_listed(match)


def test_until_they_are_older_is_over_on_the_birthday(match, by):
    decision = not_now(match, by, Until.AGE)
    turns = match.care_leaver.birth_date.replace(year=match.care_leaver.birth_date.year + 18)
    assert decision.until_on == turns
    with clock.moved_to(turns - DAY):
        assert not is_listed(match)
    with clock.moved_to(turns):
        assert is_listed(match)
        assert "has come" in Decision.objects.returned(clock.today()).get().why_returned(clock.today())


def test_until_they_are_old_enough_for_it(match, by):
    match.opportunity.min_age = 21
    assert not_now(match, by, Until.AGE).until_on.year == match.care_leaver.birth_date.year + 21


def test_until_a_day(match, by):
    for day, word in ((None, "Give the day"), (clock.today(), "to come"), (dt.date(2999, 1, 1), "within the next")):
        with pytest.raises(Refused, match=word) as refusal:
            not_now(match, by, Until.DAY, until_on=day)
        assert refusal.value.field == "until_on"
    on = clock.today() + dt.timedelta(days=30)
    not_now(match, by, Until.DAY, until_on=on)
    with clock.moved_to(on - DAY):
        assert not is_listed(match)
    with clock.moved_to(on):
        assert is_listed(match)


def test_not_now_says_what_it_waits_for(match, by):
    with pytest.raises(Refused) as refusal:
        decide(match=match, kind="not_this_one", because="not_now", by=by)
    assert refusal.value.field == "until"


def test_a_decision_that_is_over_makes_way_for_a_new_one_and_one_in_force_does_not(match, by):
    first = not_now(match, by, Until.ENGLISH)
    with pytest.raises(Refused, match="already decided"):
        decide(match=match, kind="shortlist", by=by)
    update_profile(care_leaver=match.care_leaver, english_level=2, by=by)
    second = decide(match=match, kind="shortlist", by=by)
    first.refresh_from_db()
    assert (first.undone_by, "decided anew" in first.undone_reason) == (by, True)
    assert list(Decision.objects.standing()) == [second]
    undo_decision(decision=second, reason="A slip", by=by)
    assert is_listed(match)
