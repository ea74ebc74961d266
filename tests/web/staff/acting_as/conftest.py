import pytest
from django.test import Client

from backend.councils.choices import Role
from tests.factories.councils import UserFactory
from tests.factories.employers import EmployerContactFactory, EmployerFactory
from tests.web.sign_in import sign_in, signed_in


@pytest.fixture
def robin(council):
    return signed_in(council, Role.ADMINISTRATOR, name="Robin Yewdale")


@pytest.fixture
def administrator(robin):
    return robin[0]


@pytest.fixture
def firm(council):
    """An employer and one of its people at a browser."""
    employer = EmployerFactory(council=council, name="Alder Bakery")
    user = UserFactory(email="sam.hill@somewhere.example")  # of one mail domain with whom they invite
    contact = EmployerContactFactory(employer=employer, user=user, name="Sam Hill")
    return employer, sign_in(Client(), contact.user.memberships.get())
