import pytest

from backend.councils.choices import Role
from tests.backend.employers.inviting.leaving import came_before
from tests.factories.councils import UserFactory
from tests.factories.employers import EmployerContactFactory, EmployerFactory


@pytest.fixture
def chief(in_council):
    """An administrator who stays."""
    return came_before(in_council, Role.ADMINISTRATOR, user__name="Cato Stay").user


@pytest.fixture
def leaver(in_council, chief):
    return came_before(in_council, Role.ADMINISTRATOR, user__name="Lea Gone")


@pytest.fixture
def firms(in_council):
    """Somebody who speaks for two employers, and a colleague at the first."""
    oak, elm = (EmployerFactory(council=in_council, name=name) for name in ("Oak Joinery", "Elm Joinery"))
    tess = UserFactory(email="tess@oak.example", name="Tess")
    for employer in (oak, elm):
        EmployerContactFactory(employer=employer, user=tess)
    colleague = EmployerContactFactory(employer=oak, user=UserFactory(email="ivo@oak.example", name="Ivo")).user
    return oak, elm, tess, colleague
