import pytest

from tests.notify_server import carried_by, notify_server


@pytest.fixture
def notify(settings):
    with notify_server() as world:
        for name, value in carried_by(world, "email", "text", "letter").items():
            setattr(settings, name, value)
        yield world
