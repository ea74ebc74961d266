"""The test world: real servers, the application role, one council at a time, and no mercy for warnings."""

from contextlib import ExitStack

import pytest
from django.conf import settings as project_settings
from django.db import connections

from backend.core.protection import STAFF, council_context
from backend.core.rubbish import look_for_rubbish_less_often
from tests.factories.councils import CouncilFactory
from tests.factories.referrals import referral_world
from tests.kept_plans import keep_plans_over_tests
from tests.landing.later import leave_for_later
from tests.reference_facts import read_reference_facts_once
from tests.sampling import draw_as, is_before_a_landing
from tests.strictness import (
    MissingVariable,
    act_as_the_clock,
    close_around_commands_and_tasks,
    keep_no_contexts,
    keep_to_loopback,
)
from tools.local_servers.database import database_for_tests


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker, worker_id):
    act_as_the_clock(connections["default"].settings_dict)
    keep_plans_over_tests(connections["default"].settings_dict)
    keep_no_contexts()
    read_reference_facts_once()
    with ExitStack() as made:
        with django_db_blocker.unblock():
            made.enter_context(database_for_tests())
        yield  # blocked again, so that a test that asks for no database cannot leave rows behind
        django_db_blocker.unblock()


@pytest.fixture(scope="session", autouse=True)
def _no_network():
    with keep_to_loopback():
        yield


@pytest.fixture(autouse=True)
def _undefined_template_variables_fail(settings):
    settings.TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = MissingVariable()


@pytest.fixture
def council(db):
    return CouncilFactory()


@pytest.fixture
def in_council(council):
    """The rows of `council` are open to the test, as to a member of its staff."""
    with council_context(council.id, audience=STAFF):
        yield council


@pytest.fixture
def world(in_council):
    """A young person who agreed to share their name, and an opportunity whose employer can be written to."""
    return referral_world(in_council)


def pytest_configure(config):
    draw_as(config.option.markexpr)
    if is_before_a_landing():
        project_settings.WRITTEN_QUERIES_COMPARED = 2
    project_settings.MIDDLEWARE.insert(0, "tests.strictness.ClosedByDefault")
    close_around_commands_and_tasks()


@pytest.hookimpl(tryfirst=True)  # before tests are selected by their marks
def pytest_collection_modifyitems(config, items):
    if not config.pluginmanager.hasplugin("tests.landing.walked"):  # which are chosen anew
        leave_for_later(items)


def pytest_collection_finish():
    """What is there once every test is collected stays: looking through it for rubbish again and again took minutes."""
    look_for_rubbish_less_often()
