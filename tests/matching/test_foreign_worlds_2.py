"""The inner city of tests/benchmarks/foreign: the same each time, like life in its rates, and true as it says."""

from collections import Counter
from datetime import date, timedelta
from math import exp, prod
from statistics import fmean
from time import monotonic

import pytest

from matching import Opportunities, People, Referrals
from tests.benchmarks.foreign.inner_city import World
from tests.benchmarks.foreign.inner_city_contrary import ContraryTruth
from tests.benchmarks.foreign.inner_city_employers import FORMAL, TEACHER
from tests.benchmarks.foreign.inner_city_people import SETTLED, Inner
from tests.benchmarks.foreign.inner_city_truth import KindTruth, Pair


KINDS = "kind", "contrary"


class StillFirm:
    """An employer with nothing hidden but its class."""

    strain = openness = 1.0

    def __init__(self, latent):
        self.latent = latent


ORDINARY = Pair(
    person=Inner(SETTLED, 1.0, 1.0),
    firm=StillFirm(TEACHER),
    chemistry=1.0,
    rank=0,
    fit=0,
    minutes=20.0,
    age=19.0,
    readiness=4,
    months=0,
    moves=0,
    early_ends=0,
    step=0,
    experienced=False,
    unmet=(),
    needs=(),
    pledges=(),
    type="apprenticeship",
    route="Care services",
    hours=37.5,
    pay=300.0,
    night=False,
    wait=4.0,
    month=4,
    starts=10,
    lasted=6,
)


pytestmark = pytest.mark.full  # what the comparison with peers stands on, and nothing that is served


def stays(truth, pair):
    return prod(1 - leaves for leaves in truth.weekly(pair))


def lasting_share(rows):
    """Kaplan-Meier at week 26."""
    starts = [row for row in rows if row["started"]]
    share = 1.0
    for week in sorted({row["weeks_observed"] for row in starts if row["left"] and row["weeks_observed"] < 26}):
        there = sum(row["weeks_observed"] >= week for row in starts)
        gone = sum(row["weeks_observed"] == week and row["left"] for row in starts)
        share *= 1 - gone / there
    return share


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_seed_gives_the_same_city_and_another_seed_another(kind):
    one, two, other = World(kind, 4, 30, 20), World(kind, 4, 30, 20), World(kind, 5, 30, 20)
    history = two.history(120)  # asked for first here, last there
    assert one.people() == two.people() != other.people()
    assert one.opportunities() == two.opportunities() != other.opportunities()
    pairs = [(person, offer) for person in one.people() for offer in one.opportunities()]
    assert [one.chances(*pair) for pair in pairs] == [two.chances(*pair) for pair in pairs]
    assert one.history(120) == history != other.history(120)


PINNED = (  # of seed 4: chances of the first person at the last offer, last row, starts and weeks of 120 referrals
    ("kind", (0.14349431, 0.012492515), ("past-person-120-115", "past-opportunity-120-2610-176-27"), 36, 1384.65),
    ("contrary", (0.255898839, 0.072437704), ("past-person-120-95", "past-opportunity-120-2608-163-9"), 47, 1819.88),
)


@pytest.mark.parametrize(("kind", "chances", "last", "starts", "weeks"), PINNED)
def test_the_city_is_the_same_in_every_process(kind, chances, last, starts, weeks):
    world = World(kind, 4, 30, 20)
    rows = world.history(120)
    assert world.chances(world.people()[0], world.opportunities()[-1]) == pytest.approx(chances, abs=1e-8)
    assert (rows[-1]["person"]["id"], rows[-1]["opportunity"]["id"]) == last
    assert sum(row["started"] for row in rows) == starts
    assert sum(row["weeks_observed"] for row in rows) == pytest.approx(weeks)
    years = Counter((world.today - row["on"]).days // 366 for row in rows)
    assert min(years[year] for year in range(4)) > 20  # referrals come evenly over four years


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_about_three_in_ten_start_and_six_in_ten_of_them_stay_as_the_truth_says(kind):
    rows, starts, lasting = [], [], []
    for seed in range(21, 29):
        world = World(kind, seed)
        for row in world.history(400):
            start, weekly = world.outlook(row["person"], row["opportunity"], row["on"])
            rows.append(row)
            starts.append(start)
            lasting += [prod(1 - leaves for leaves in weekly)] if row["started"] else []
    started = fmean(row["started"] for row in rows)
    assert 0.25 <= started <= 0.35
    assert 0.55 <= lasting_share(rows) <= 0.65
    assert fmean(starts) == pytest.approx(started, abs=4 * (0.21 / len(rows)) ** 0.5)
    assert fmean(lasting) == pytest.approx(lasting_share(rows), abs=4 * (0.24 / len(lasting)) ** 0.5)


@pytest.mark.parametrize("kind", KINDS)
def test_the_engine_takes_its_records(kind):
    world = World(kind, 6, 80, 60)
    assert len(People.from_records(world.people())) == 80
    assert len(Opportunities.from_records(world.opportunities())) == 60
    referrals = Referrals.from_records(world.history(400))
    assert referrals.observed_until(world.today) == world.today
    assert not {row["id"] for row in world.people()} & set(referrals.person_id)
    assert {row["employer_id"] for row in world.opportunities()} & set(referrals.opportunities.columns["employers"])


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_histories_of_three_sizes_in_less_than_a_minute(kind):
    world, begun = World(kind, 7), monotonic()
    for size in (120, 1200, 5000):
        rows = world.history(size)
        assert len(rows) == size
        assert all(row["on"] + timedelta(weeks=row["weeks_observed"]) <= world.today for row in rows)
    assert monotonic() - begun < 60
    people = Counter(row["person"]["id"] for row in rows)
    assert 0.4 < sum(times for times in people.values() if times > 1) / 5000 < 0.7


@pytest.mark.parametrize("kind", KINDS)
def test_chances_are_chances_and_a_pledge_on_the_record_changes_them(kind):
    world = World(kind, 8, 40, 40)
    buddy_matters = 0
    for person in world.people():
        for offer in world.opportunities():
            start, lasting = world.chances(person, offer)
            assert 0 < lasting < start <= 0.97
            pledges = [*offer["pledges"], "workplace_buddy"]
            buddy_matters += world.chances(person, offer | {"pledges": pledges}) != (start, lasting)
    assert buddy_matters > 400


def test_what_is_not_written_down_holds_all_the_same():
    world = World("kind", 9, 150, 6)
    offers, held = world.opportunities(), set()
    for silent in (person for person in world.people() if person["readiness"] is None):
        told = [[world.chances(silent | {"readiness": level}, offer) for offer in offers] for level in range(1, 6)]
        held.add(told.index([world.chances(silent, offer) for offer in offers]))
    assert len(held) > 2  # people differ in it, though nobody wrote it down


def test_a_start_by_hand():
    """Yes .92, seen .85 or .93, taken on .72, turns up: each by the table of its door."""
    kind = KindTruth()
    assert kind.start(ORDINARY) == pytest.approx(1.12 * 0.92 * 0.93 * 0.72)
    formal = ORDINARY._replace(firm=StillFirm(FORMAL), readiness=2, months=12, wait=14.0)
    assert kind.start(formal) == pytest.approx(1.12 * 0.92 * (0.18 * 0.72) * 0.72 * exp(-9 / 9))
    promised = formal._replace(pledges=("guaranteed_interview",))
    assert kind.start(promised) / kind.start(formal) == pytest.approx(0.88 / 0.18)
    two_needs = ORDINARY._replace(unmet=("esol", "reading_writing"), needs=("esol", "reading_writing"))
    assert kind.start(two_needs) / kind.start(ORDINARY) == pytest.approx(0.5)  # the worst alone


def test_a_stay_by_hand():
    """April to September: four weeks of .05 * .6, and each week a move of .001 and a background of .0052."""
    rates = 4 * 0.05 * 0.6 + 26 * (0.002 * 0.5 + 0.008 * 0.65)
    assert stays(KindTruth(), ORDINARY) == pytest.approx(exp(-0.9 * rates))
    november = ORDINARY._replace(month=11)  # December to February are weeks 5 to 17
    assert stays(KindTruth(), november) == pytest.approx(exp(-0.9 * (rates + 13 * 0.009 * 0.6)))


UNREADY, MOVED = ORDINARY._replace(readiness=2), ORDINARY._replace(moves=4)
BELIEFS = (  # which of two stays is longer: 1 the first, -1 the second, 0 neither
    (ORDINARY, UNREADY, 1, -1),
    (ORDINARY, MOVED, 1, -1),
    (MOVED._replace(pledges=("workplace_buddy",)), MOVED, 1, -1),
    (ORDINARY._replace(minutes=5.0), ORDINARY, 0, -1),
    (ORDINARY._replace(lasted=9), ORDINARY, 1, 0),
    (ORDINARY, ORDINARY._replace(rank=2), 1, -1),
    (ORDINARY, ORDINARY._replace(early_ends=2), 1, -1),
    (ORDINARY._replace(pledges=("application_support",)), ORDINARY, 0, 0),
)


@pytest.mark.parametrize(("one", "other", "kind", "contrary"), BELIEFS)
def test_beliefs_hold_in_the_kind_city_and_fail_in_the_contrary_one(one, other, kind, contrary):
    for truth, sign in ((KindTruth(), kind), (ContraryTruth(), contrary)):
        difference = stays(truth, one) - stays(truth, other)
        assert (difference > 1e-9) - (difference < -1e-9) == sign


def test_readiness_opens_doors_in_the_kind_city_alone():
    assert KindTruth().start(UNREADY) < KindTruth().start(ORDINARY)
    assert ContraryTruth().start(UNREADY) == ContraryTruth().start(ORDINARY)


def test_another_kind_is_refused():
    with pytest.raises(ValueError, match="kind must be one of kind, contrary"):
        World("gentle", 1)


def test_today_is_the_day_of_the_contract():
    assert World("kind", 1).today == date(2026, 11, 23)
