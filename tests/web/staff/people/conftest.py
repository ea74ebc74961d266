import pytest

from tests.factories.care_leavers import CareLeaverFactory
from tests.web.sign_in import signed_in


@pytest.fixture
def person(in_council):
    return CareLeaverFactory(council=in_council, given_name="Amina", family_name="Yusuf", age=19)


@pytest.fixture
def adviser(in_council):
    """The browser of an EET adviser of the council."""
    client, _ = signed_in(in_council)
    return client
