import datetime as dt

import pytest

from backend.intake.sync.run import sync_feed
from backend.opportunities.choices import Source
from tests.backend.intake.samples import advert
from tests.faa_server import KEY, faa_server
from tests.today import today_is


OPEN_DAY = dt.date(2026, 11, 20)


def adverts(number, first=0, **facts):
    """Whole adverts, so that no page of their own is asked for."""
    facts = {"fullDescription": "All about the work."} | facts
    return [
        advert(**{"vacancyReference": str(2_000_000_001 + place)} | facts) for place in range(first, first + number)
    ]


_on_a_day_when_the_samples_are_open = today_is(OPEN_DAY)


@pytest.fixture
def server(settings):
    with faa_server() as world:
        settings.FAA_API_URL, settings.FAA_API_KEY = world.address, KEY
        settings.FAA_API_FIRST_REST, settings.FAA_API_TIMEOUT = 0.01, 5
        yield world


@pytest.fixture
def sync(council):
    def read(**options):
        return sync_feed(**({"council": council, "source": Source.FAA.value, "by": None} | options))

    return read
