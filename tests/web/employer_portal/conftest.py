import pytest
from django.test import Client

from backend.councils.choices import Role
from backend.councils.models import Membership
from tests.factories.employers import EmployerContactFactory, EmployerFactory
from tests.web.sign_in import sign_in


@pytest.fixture
def employer(in_council):
    return EmployerFactory(council=in_council, name="Blue Door Bakery", verified=True)


@pytest.fixture
def contact(employer):
    return EmployerContactFactory(employer=employer, signs_in=True)


def browser_of(user):
    return sign_in(Client(), Membership.objects.get(user=user, role=Role.EMPLOYER))


@pytest.fixture
def client(contact):
    """The browser of somebody of the employer."""
    return browser_of(contact.user)
