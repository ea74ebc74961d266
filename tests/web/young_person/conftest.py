import pytest

from backend.core import clock
from tests.backend.opportunities.posts import TODAY
from tests.web.young_person.worlds import own_world


@pytest.fixture(autouse=True)
def _on_the_day():
    with clock.moved_to(TODAY):
        yield


@pytest.fixture
def mine(db):
    """A young person with a link to their page."""
    return own_world()
