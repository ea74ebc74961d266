"""Two placements of known outcome make a number; what is nobody's doing never counts."""

import pytest

from backend.placements.choices import NEVER_COUNTS_AS_LEFT
from backend.placements.early_ends import early_ends
from backend.ranking.records import EetHistory, person_record
from tests.backend.placements.conftest import DAY, TODAY
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.heard import heard_on
from tests.factories.placements import placement_since


@pytest.fixture
def person(world):
    return CareLeaverFactory(council=world.council, ready=True)


@pytest.fixture
def stays(world, person):
    """Placements one after another, each (days, why it ended); the last of them may go on."""

    def make(*spells):
        first = TODAY - 700 * DAY
        for days, reason in spells:
            last = first + days * DAY if reason else None
            placement = placement_since(world, first, last=last, reason=reason, person=person)
            if last is None:
                heard_on(placement, TODAY, by=world.adviser)
            first = (last or TODAY) + DAY

    return make


def counted(person) -> int | None:
    return early_ends([person.id], TODAY).get(person.id)


@pytest.mark.parametrize(
    ("spells", "expected"),
    [
        ([], None),
        ([(40, "not_for_me")], None),
        ([(40, "not_for_me"), (40, "travel")], 2),
        ([(40, "not_for_me"), (200, "travel")], 1),
        ([(200, "travel"), (90, "completed")], 0),
        ([(40, "not_for_me"), (40, "illness")], None),
        ([(40, "not_for_me"), (40, "illness"), (60, "dismissed")], 2),
        ([(300, "pay"), (30, "")], 0),
    ],
)
def test_it_takes_two_of_known_outcome(person, stays, spells, expected):
    stays(*spells)
    assert counted(person) == expected


@pytest.mark.parametrize("reason", sorted(NEVER_COUNTS_AS_LEFT))
def test_health_family_and_the_employers_doing_never_count_against_anybody(person, stays, reason):
    stays((40, reason), (40, reason), (40, reason))
    assert counted(person) in (None, 0)


def test_what_had_not_happened_yet_on_the_day_is_not_counted(person, stays):
    stays((40, "not_for_me"), (40, "travel"))
    assert early_ends([person.id], TODAY - 640 * DAY) == {}


def test_the_engine_is_told_the_number_or_nothing(world, person, stays):
    beginner = CareLeaverFactory(council=world.council, ready=True)
    stays((40, "not_for_me"), (40, "travel"))
    history = EetHistory([person, beginner], on=TODAY)
    assert person_record(person, on=TODAY, history=history)["early_ends"] == 2
    assert person_record(beginner, on=TODAY, history=history)["early_ends"] is None
