"""An employer that may be one that is paused: nobody is put forward there before somebody has looked."""

import pytest

from tests.backend.ranking.gate_world import TODAY, gate_world
from tests.factories.employers import EmployerContactFactory, EmployerFactory
from tests.today import today_is


_today = today_is(TODAY)
pytestmark = pytest.mark.django_db


def test_nobody_at_an_employer_that_may_be_a_paused_one_is_put_forward(in_council):
    world = gate_world(in_council)
    EmployerContactFactory(employer=world.employer)
    world.employer.name = "Oter Street Motors"
    world.employer.save(update_fields=["name"])
    EmployerFactory(council=in_council, name="Otter Street Motors", paused=True)
    said = {name: world.try_step(name) for name in ("refer", "offered")}
    assert "may be one that is paused" in said["refer"]
    assert said["offered"].endswith("Say what you checked, then go on.")
