"""A placement of a hundred days and an employer it may go on at, made once for the tests of a file."""

from dataclasses import dataclass

import pytest

from backend.employers.models import Employer
from backend.placements.models import Placement
from backend.reference.services import load_reference
from tests.backend.placements.conftest import FIRST, TODAY, another_employer
from tests.factories.placements import placement_since
from tests.factories.referrals import ReferralWorld, referral_world
from tests.kept_worlds import fresh, kept


@dataclass
class PlacementWorld:
    world: ReferralWorld
    placement: Placement
    new_employer: Employer


def build(council) -> PlacementWorld:
    load_reference()
    world = referral_world(council)
    placement = placement_since(world, FIRST, weekly_hours=37, lars_code=196)
    return PlacementWorld(world, placement, another_employer(world))


kept_world = kept(build, TODAY)
made = fresh("kept_world")


@pytest.fixture
def world(made):
    return made.world


@pytest.fixture
def placement(made):
    return made.placement


@pytest.fixture
def new_employer(made):
    return made.new_employer
