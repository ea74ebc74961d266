"""What an employer's past with care leavers counts for, by hand."""

import pytest

from backend.placements.choices import BreakReason, EndReason
from backend.placements.employer_records import SAYS_NOTHING, employer_records
from backend.placements.models import Placement
from backend.placements.services import begin_break
from backend.ranking.records import opportunity_records
from tests.backend.placements.conftest import DAY, TODAY
from tests.factories.employers import EmployerFactory
from tests.factories.heard import heard_on
from tests.factories.opportunities import OpportunityFactory
from tests.factories.placements import placement_since


@pytest.fixture
def employer(world):
    return world.opportunity.employer


def record_of(employer, on=TODAY):
    return employer_records([employer.id], on).get(employer.id)


def begun(world, days_ago: int, *, after: int | None = None, reason="travel"):
    """One that goes on was heard of today."""
    first = TODAY - days_ago * DAY
    placement = placement_since(world, first, last=None if after is None else first + after * DAY, reason=reason)
    if after is None:
        heard_on(placement, TODAY, by=world.adviser)
    return placement


@pytest.mark.parametrize(
    ("starts", "expected"),
    [
        ([], (0, 0)),
        ([(181, None)], (1, 1)),
        ([(180, None)], None),
        ([(300, 181)], (1, 1)),
        ([(300, 180)], (1, 0)),
        ([(300, 180), (20, None)], (1, 0)),
        ([(300, None), (300, 40), (400, 200)], (3, 2)),
    ],
)
def test_a_start_counts_once_it_is_decided_whether_it_lasted(world, employer, starts, expected):
    for days_ago, after in starts:
        begun(world, days_ago, after=after)
    assert record_of(employer) == expected


@pytest.mark.parametrize(("silent", "expected"), [(0, (1, 0)), (1, (1, 0)), (2, None)])
def test_an_employer_of_whose_starts_more_are_silent_than_decided_has_no_record(world, employer, silent, expected):
    """An end is told of; those who stay and are asked nothing would never speak for them."""
    begun(world, 300, after=40)
    for _ in range(silent):
        placement_since(world, TODAY - 300 * DAY)
    placement_since(world, TODAY - 20 * DAY)  # too young to be silent
    assert record_of(employer) == expected


def test_an_end_counts_against_an_employer_unless_it_says_nothing_about_it(world, employer):
    begun(world, 300, after=40, reason=EndReason.PAY)
    for reason in EndReason:
        Placement.objects.update(end_reason=reason)
        assert record_of(employer) == (None if reason in SAYS_NOTHING else (1, 0)), reason
    assert {"redundancy", "employer_fault"} & {str(each) for each in SAYS_NOTHING} == set()
    assert {"illness", "pregnancy", "childcare", "custody"} <= {str(each) for each in SAYS_NOTHING}


def test_days_away_are_no_days_on_programme(world, employer):
    placement = begun(world, 190)
    begin_break(placement=placement, on=TODAY - 30 * DAY, reason=BreakReason.ILLNESS, by=world.adviser)
    assert record_of(employer) is None


def test_silence_decides_nothing_about_an_employer(world, employer):
    placement_since(world, TODAY - 300 * DAY)
    assert record_of(employer) is None


def test_what_had_not_happened_by_the_day_is_not_known_on_it(world, employer):
    begun(world, 300, after=40)
    assert record_of(employer, TODAY - 270 * DAY) is None
    assert record_of(employer, TODAY - 301 * DAY) == (0, 0)


def test_the_engine_is_told_both_numbers_or_neither(world, employer):
    begun(world, 300)
    begun(world, 20)
    newcomer = EmployerFactory(council=world.council)
    waiting = OpportunityFactory(council=world.council, employer=newcomer)
    told = opportunity_records([world.opportunity, waiting], council_id=world.council.id, on=TODAY)
    assert [(each["employer_starts"], each["employer_sustained_26"]) for each in told] == [(1, 1), (0, 0)]
