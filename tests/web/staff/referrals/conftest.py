import pytest
from django.test import Client

from tests.web.sign_in import sign_in


@pytest.fixture
def adviser(world):
    return sign_in(Client(), world.adviser.memberships.get())
