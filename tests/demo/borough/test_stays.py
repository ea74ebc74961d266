"""What somebody of the invented borough does after a placement has ended."""

import datetime as dt
import random

import pytest

from backend.activities.choices import Source
from backend.activities.services import start_activity
from backend.core import clock
from backend.demo.borough.stays import Stay
from backend.demo.borough.timeline import Timeline
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.placements import placement_since


LEAVES_SCHOOL = dt.date(2026, 6, 26)  # the last Friday in June
DAY = dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("birth_date", "on", "before", "does"),
    [
        (dt.date(2010, 3, 1), LEAVES_SCHOOL, None, "F2"),
        (dt.date(2010, 3, 1), LEAVES_SCHOOL + DAY, None, "F5"),
        (dt.date(2007, 3, 1), LEAVES_SCHOOL, None, "F5"),
        (dt.date(2007, 3, 1), LEAVES_SCHOOL, "P2", "P2"),
    ],
)
def test_work_is_nobodys_activity_in_school_years_or_beside_a_course(world, birth_date, on, before, does):
    ended = dt.date(2026, 6, 10)
    with clock.moved_to(dt.date(2026, 5, 1)):
        person = CareLeaverFactory(council=world.council, ready=True, birth_date=birth_date)
    placed = placement_since(world, ended - 30 * DAY, last=ended, person=person, type="work_experience")
    stay = Stay(random.Random(1), Timeline(on), placed.pk)
    with clock.moved_to(on):
        if before:
            start_activity(care_leaver=person, code=before, on=on, source=Source.WORKER, by=world.adviser)
        stay._now_does("F5")
        assert person.activity_spells.on(on).get().code == does
