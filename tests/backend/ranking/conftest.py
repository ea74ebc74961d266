"""A world made once for the tests of a file; what each of them changes is taken back after it."""

from copy import deepcopy

import pytest
from django.db import transaction

from backend.core import clock
from backend.core.protection import council_context
from tests.backend.ranking.gate_world import TODAY, gate_world
from tests.factories.councils import CouncilFactory


@pytest.fixture(scope="module")
def kept_world(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), clock.moved_to(TODAY), transaction.atomic():
        council = CouncilFactory()
        with council_context(council.id):
            yield gate_world(council)
        transaction.set_rollback(True)


@pytest.fixture
def gate(kept_world):
    """Open as to a member of the council's staff."""
    with transaction.atomic():
        yield deepcopy(kept_world)
        transaction.set_rollback(True)
