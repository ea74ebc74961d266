"""The day on which every test of a file or folder takes place."""

import datetime as dt

import pytest

from backend.core import clock


def today_is(day: dt.date | dt.datetime):
    """A fixture to be given a name in the file or the folder's conftest."""

    @pytest.fixture(autouse=True)
    def on_that_day():
        with clock.moved_to(day):
            yield

    return on_that_day
