import pytest

from tests.web.sign_in import signed_in


@pytest.fixture
def desk(in_council):
    """The browser of an EET adviser, and who that is."""
    return signed_in(in_council)


@pytest.fixture
def adviser(desk):
    return desk[0]
