"""Signs of what is agreed: another manager, pay under the minimum of their age, and the first bus."""

import datetime as dt
from decimal import Decimal
from functools import partial

import pytest

from backend.core import clock
from backend.placements.models import Placement, Promise
from backend.placements.pay_checks import Payslip, record_pay_check
from backend.placements.support import record_support
from backend.placements.terms import agree
from backend.ranking.may_need_support.listing import may_need_support, support_told
from backend.ranking.may_need_support.told import told_of_support
from tests.factories.placements import placement_since
from tests.kept_worlds import fresh, kept, referral_world_with_facts
from tests.today import today_is


TODAY = dt.date(2026, 6, 15)
DAY = dt.timedelta(days=1)
FIRST = TODAY - 12 * DAY
_today = today_is(TODAY)
kept_world = kept(partial(referral_world_with_facts, places=50), TODAY)
world = fresh("kept_world", autouse=True)


@pytest.fixture
def placement(world):
    started = placement_since(world, FIRST, weekly_hours=Decimal(20), type="job")
    for check_in in started.check_ins.all():
        check_in.delete()
    return started


def signs(day=TODAY):
    """By a page of its own and as Today tells them: the same."""
    with clock.moved_to(day):
        asked = may_need_support(Placement.objects.all())
        told = support_told(told_of_support(Placement.objects.all()).values_list("told", flat=True))
        found, beside = ([(s.name, s.on, s.sentence) for each in rows for s in each.signs] for rows in (asked, told))
        assert found == beside
        return found


def said(placement, world, since, **terms):
    with clock.moved_to(max(since, TODAY)):
        return agree(placement=placement, since=since, said_by="employer", terms=terms, by=world.adviser)


def born(placement, day):
    placement.care_leaver.birth_date = day
    placement.care_leaver.save(update_fields=["birth_date"])


def test_another_manager_is_a_sign_for_four_weeks_and_the_first_that_is_told_of_is_none(world, placement):
    said(placement, world, FIRST + DAY, manager={"name": "Jo Lane"})
    assert signs() == []
    said(placement, world, TODAY, manager={"name": "Sam Poole"})
    assert signs() == [("manager_changed", TODAY, "Another line manager since 15 June")]
    assert [len(signs(TODAY + days * DAY)) for days in (28, 29)] == [1, 0]
    about = may_need_support(Placement.objects.all())[0]
    assert "Poole" not in str(about.signs)
    record_support(placement=placement, kind="nothing", words="They get on", reasons=about.keys, by=world.adviser)
    assert signs() == []


# Pay as it is agreed, a birth date, and the rate of 2026-27 it is under; by hand, from the table of rates.
BY_HAND = [
    ("10.84", "hour", dt.date(2006, 1, 1), "10.85", FIRST),  # 20
    ("10.85", "hour", dt.date(2006, 1, 1), None, None),
    ("217.00", "week", dt.date(2006, 1, 1), None, None),  # 20 hours: 10.85 an hour
    ("216.99", "week", dt.date(2006, 1, 1), "10.85", FIRST),
    ("11284.00", "year", dt.date(2006, 1, 1), None, None),
    ("940.00", "month", dt.date(2006, 1, 1), "10.85", FIRST),  # 10.846...
    ("10.85", "hour", dt.date(2005, 6, 10), "12.71", dt.date(2026, 6, 10)),  # 21 five days ago
    ("8.00", "hour", dt.date(2009, 1, 1), None, None),  # 17
    ("9.00", "hour", dt.date(2008, 6, 15), "10.85", TODAY),  # 18 today
]


@pytest.mark.parametrize(("amount", "period", "birth_date", "rate", "since"), BY_HAND)
def test_agreed_pay_is_held_against_the_rate_of_their_age(world, placement, amount, period, birth_date, rate, since):
    born(placement, birth_date)
    said(placement, world, FIRST, pay={"amount": Decimal(amount), "period": period})
    found = signs()
    assert [(name, on) for name, on, _ in found] == ([("pay_below_floor", since)] if rate else [])
    assert rate is None or f"less than the £{rate} of the minimum for their age" in found[0][2]


# Hourly pay agreed on a day, then the first payslip by the day it was looked at and the pounds for 80 hours: whether
# pay is a sign. They are 20, so that the minimum is £10.85 an hour, £868.
NEWEST = [
    ("10.00", FIRST, None, True),  # the advert says nothing, or more
    ("10.00", FIRST, (TODAY, "868"), False),  # a later payslip at the minimum
    ("10.00", TODAY, (TODAY, "900"), False),  # on one day the payslip is what was paid
    ("10.00", TODAY + DAY, (TODAY, "900"), True),  # agreed after it
    ("11.00", FIRST, (TODAY, "867"), True),  # paid less than was agreed
    ("11.00", TODAY + DAY, (TODAY, "867"), False),  # put right after it
    ("10.00", TODAY + DAY, (TODAY, "867"), True),
    (None, None, (TODAY, "867"), True),
    (None, None, (TODAY, "868"), False),
]


@pytest.mark.parametrize(("agreed", "since", "slip", "is_sign"), NEWEST)
def test_of_pay_the_newest_fact_rules(world, placement, agreed, since, slip, is_sign):
    born(placement, dt.date(2006, 1, 1))
    placement.opportunity.paid, placement.opportunity.wage_from = True, Decimal("12.00" if agreed else "10.00")
    placement.opportunity.wage_period = "hour"
    placement.opportunity.save(update_fields=["paid", "wage_from", "wage_period"])
    if agreed:
        said(placement, world, since, pay={"amount": Decimal(agreed), "period": "hour"})
    if slip:
        looked_at(placement, world, *slip)
    with_slip = [name for name, *_ in signs(TODAY + 2 * DAY)]
    assert ("pay_below_floor" in with_slip) is is_sign


def looked_at(placement, world, day, gross):
    """Their first payslip, of 80 hours."""
    promised = {"words": "We check your pay.", "owner": world.adviser, "promised_by": world.adviser, "due_on": TODAY}
    whose = {"council": world.council, "care_leaver": placement.care_leaver, "referral": placement.referral}
    promise = Promise.objects.create(kind="pay", **whose, **promised)
    period = {"period_first": FIRST, "period_last": TODAY, "hours": Decimal(80), "gross": Decimal(gross)}
    kind = {"is_apprentice": False, "in_first_year": False, "hours_are_sure": True}
    with clock.moved_to(day):
        record_pay_check(promise=promise, payslip=Payslip(**period, **kind), by=world.adviser)


def test_the_advert_speaks_where_nothing_is_agreed_and_a_new_rate_is_a_new_sign(world, placement):
    born(placement, dt.date(2000, 1, 1))
    post = placement.opportunity
    post.paid, post.wage_from, post.wage_period = True, Decimal("12.00"), "hour"
    post.save(update_fields=["paid", "wage_from", "wage_period"])
    assert [(name, on) for name, on, _ in signs()] == [("pay_below_floor", FIRST)]
    assert signs()[0][2].startswith("The advert pays £12.00 an hour, less than the £12.71")
    said(placement, world, TODAY, pay={"amount": Decimal("12.80"), "period": "hour"})
    assert signs() == []
    april = dt.date(2027, 4, 1)
    ((name, on, sentence),) = signs(april + 3 * DAY)
    assert (name, on) == ("pay_below_floor", april)
    assert "£13.21" in sentence
    assert "Check before relying on this" in sentence


@pytest.mark.parametrize(
    ("pattern", "arrives", "is_sign"),
    [
        ("06:30 to 14:30", dt.time(6, 40), True),
        ("06:30 to 14:30", dt.time(6, 20), False),  # somebody looked: there is one in time
        ("09:00 to 17:00", dt.time(9, 10), True),
        ("", dt.time(9, 10), False),  # nobody knows when it starts
    ],
)
def test_the_first_bus_is_what_somebody_looked_up(world, placement, pattern, arrives, is_sign):
    placement.opportunity.working_pattern = pattern
    placement.opportunity.save(update_fields=["working_pattern"])
    assert bool(signs()) is (pattern == "06:30 to 14:30")
    said(placement, world, TODAY, arrival={"at": arrives})
    assert [name for name, *_ in signs()] == (["first_bus"] if is_sign else [])
    assert signs(TODAY + 57 * DAY) == []
