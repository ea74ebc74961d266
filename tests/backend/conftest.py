import pytest

from backend.core import clock
from tests.backend.opportunities.posts import TODAY


@pytest.fixture
def on_the_day():
    """The first of June 2026, when the wage floors of April 2026 are in force."""
    with clock.moved_to(TODAY):
        yield TODAY
