"""There is one first day: the one planned with the young person, else the opportunity's, in Python as in SQL."""

import datetime as dt

import pytest

from backend.opportunities.models import Opportunity
from backend.placements.choices import PromiseKind
from backend.placements.promise_moves import set_first_day
from backend.placements.promise_proposals import first_day_known
from backend.placements.promises import Planned, plan_fortnight
from backend.placements.undone_starts import undo_start
from backend.referrals.models import Referral
from backend.referrals.starts import planned_first_day, with_planned_day, with_start_to_ask_of
from tests.factories.gated import start_from
from tests.factories.placements import accepted
from tests.factories.referrals import referral_world
from tests.today import today_is


TODAY, DAY = dt.date(2026, 6, 15), dt.timedelta(days=1)
ADVERT, PLAN = TODAY + 14 * DAY, TODAY + 21 * DAY
_today_is = today_is(TODAY)


@pytest.fixture
def world(in_council):
    return referral_world(in_council, start_date=ADVERT, paid=True)


@pytest.fixture
def referral(world):
    return accepted(world)


def planned(world, referral, first_day, days_after=None):
    due = TODAY + DAY if days_after is None else None
    line = Planned(PromiseKind.OTHER, "We find you a mentor.", world.adviser, due, days_after)
    plan_fortnight(referral=referral, first_day=first_day, planned=[line], by=world.adviser)


def read(referral) -> Referral:
    return Referral.objects.select_related("opportunity").get(pk=referral.pk)


def asked(referral, on: dt.date) -> bool:
    return with_start_to_ask_of(Referral.objects.filter(pk=referral.pk), on).exists()


@pytest.mark.parametrize("given", [None, TODAY - DAY, TODAY, ADVERT])
@pytest.mark.parametrize("said", [None, TODAY - DAY, TODAY, PLAN])
def test_the_day_is_read_alike_in_both(referral, given, said):
    Opportunity.objects.filter(pk=referral.opportunity_id).update(start_date=given)
    Referral.objects.filter(pk=referral.pk).update(first_day=said)
    day = planned_first_day(read(referral))
    assert day == (said if said and said >= TODAY else given if given and given >= TODAY else None)
    same = {"planned_on": day} if day else {"planned_on__isnull": True}
    assert with_planned_day(Referral.objects.filter(pk=referral.pk)).filter(**same).exists()


def test_what_the_plan_says_counts_though_no_line_goes_by_it(world, referral):
    planned(world, referral, PLAN)
    assert (first_day_known(read(referral)), asked(referral, ADVERT), asked(referral, PLAN)) == (PLAN, False, True)
    set_first_day(referral=referral, first_day=PLAN + DAY, by=world.adviser)
    assert (asked(referral, PLAN), asked(referral, PLAN + DAY)) == (False, True)


def test_a_planned_day_is_known_where_the_opportunity_gives_none(world, referral):
    Opportunity.objects.filter(pk=referral.opportunity_id).update(start_date=None)
    assert asked(referral, PLAN - DAY)
    planned(world, referral, PLAN)
    assert not asked(referral, PLAN - DAY)


def test_who_set_it_and_what_it_was_stays_in_the_history(world, referral):
    planned(world, referral, PLAN)
    set_first_day(referral=referral, first_day=PLAN + DAY, by=world.adviser)
    days = referral.history.order_by("pgh_id").values_list("first_day", flat=True)
    assert list(dict.fromkeys(days)) == [None, PLAN, PLAN + DAY]


def test_a_start_that_never_was_leaves_the_planned_day(world, referral):
    planned(world, referral, PLAN, days_after=2)
    placement = start_from(referral=referral, on=TODAY, by=world.adviser)
    assert referral.promises.get().first_day == TODAY
    undo_start(placement=placement, reason="It was her sister", by=world.adviser)
    assert referral.promises.get().first_day == first_day_known(read(referral)) == PLAN
