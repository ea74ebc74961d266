"""A world made once for the tests of a file; what each of them changes is taken back after it."""

import datetime as dt
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from django.db import transaction

from backend.core import clock
from backend.core.protection import STAFF, council_context
from backend.councils.models import Council
from backend.reference.services import load_reference
from tests.factories.councils import CouncilFactory
from tests.factories.referrals import ReferralWorld, referral_world


def kept(build: Callable[[Council], Any], day: dt.date):
    """A fixture that builds, as a member of the council's staff on that day; for `fresh`."""

    @pytest.fixture(scope="module")
    def built(django_db_setup, django_db_blocker):
        with django_db_blocker.unblock(), clock.moved_to(day), transaction.atomic():
            council = CouncilFactory()
            with council_context(council.id, audience=STAFF):
                yield build(council)
            transaction.set_rollback(True)

    return built


def referral_world_with_facts(council: Council, **opportunity) -> ReferralWorld:
    load_reference()
    return referral_world(council, **opportunity)


def fresh(built: str, *, autouse: bool = False):
    """A fixture of each test: that world as it was built, rows and all, whatever the tests before did."""

    @pytest.fixture(autouse=autouse)
    def as_built(request):
        world = request.getfixturevalue(built)
        with transaction.atomic():
            yield deepcopy(world)
            transaction.set_rollback(True)

    return as_built
