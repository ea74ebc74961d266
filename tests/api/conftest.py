import pytest

from backend.councils.choices import Role
from tests.api.callers import Caller


@pytest.fixture
def adviser(council):
    return Caller.of(council, Role.EET_ADVISER)
