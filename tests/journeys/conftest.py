import pytest

from tests.brokers import broker_of_its_own
from tests.journeys import chromium, service
from tests.journeys.people import Person


@pytest.fixture(scope="package")
def browser():
    path = chromium.program()
    with chromium.started(path) as running:
        yield running


@pytest.fixture(scope="module")
def address(browser, django_db_setup, django_db_blocker, worker_id):
    """Where the whole service answers, with empty tables before and after."""
    with (
        django_db_blocker.unblock(),
        service.database_from_the_browsers_thread(),
        broker_of_its_own(worker_id),
        service.worker(),
        service.web_server() as running,
    ):
        yield running


@pytest.fixture
def at_a_browser(browser, address):
    """Somebody at a browser of their own; when they leave, nothing may have gone wrong."""
    people = []

    def sit_down(membership, **options) -> Person:
        people.append(Person(membership, chromium.Watched(browser, address, **options)))
        return people[-1]

    yield sit_down
    for person in people:
        person.leave()
