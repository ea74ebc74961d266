import pytest
from django.test import Client

from tests.backend.opportunities.posts import employer_with_contact
from tests.web.sign_in import sign_in


@pytest.fixture
def firm(council):
    """An employer and one of its people."""
    return employer_with_contact(council)


@pytest.fixture
def client(firm, council):
    """That person, signed in; a fault of the service is an answer too."""
    return sign_in(Client(raise_request_exception=False), firm[1].memberships.get(council=council))
