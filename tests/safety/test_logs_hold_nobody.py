"""What fails is written down with a reference and the place in the code, and with nobody's words."""

import io
import logging

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import F

from backend.care_leavers.models import CareLeaver
from backend.core.logs import AddReference, WithoutWords
from backend.councils.choices import Role
from backend.web.staff.caseload import list_page
from tests.factories.care_leavers import CareLeaverFactory
from tests.web.sign_in import signed_in
from tools.local_servers.testing import FOLDER


CANARY = "Zephyrine-Quillfeather"


@pytest.fixture
def log():
    """All that the service would write, as its settings have it written."""
    (handler,) = [each for each in logging.getLogger().handlers if isinstance(each.formatter, WithoutWords)]
    before = handler.setStream(io.StringIO())
    yield handler.stream
    handler.setStream(before)


def line_of(*arguments, exc_info=None, level=logging.ERROR):
    record = logging.getLogger("backend").makeRecord("backend", level, __file__, 1, *arguments, exc_info=exc_info)
    AddReference().filter(record)
    return WithoutWords("%(levelname)s [%(reference)s] %(message)s").format(record)


def caught():
    try:
        try:
            raise ValueError(CANARY)
        except ValueError as problem:
            raise KeyError({"name": CANARY}) from problem
    except KeyError as problem:
        return problem


def test_of_an_error_its_kind_and_place_are_written_and_never_its_words():
    problem = caught()
    line = line_of("went wrong", (), exc_info=(type(problem), problem, problem.__traceback__))
    assert CANARY not in line
    for told in ("builtins.ValueError", "builtins.KeyError", "test_logs_hold_nobody.py", "in caught"):
        assert told in line


@pytest.mark.parametrize(
    "arguments",
    [
        ("left out: %s", (caught(),)),
        ("%(name)s: %(exc)s %(args)s", ({"name": "rank", "exc": CANARY, "args": [CANARY]},)),
    ],
)
def test_an_error_told_as_an_argument_is_told_by_its_kind(arguments):
    assert CANARY not in line_of(*arguments)


def failing_statements(council):
    """Each way in which PostgreSQL would write values down: a key, a whole row, a cast, a time-out."""
    person = CareLeaverFactory(council=council, identifier=CANARY)
    yield lambda: CareLeaverFactory(council=person.council, identifier=CANARY)
    yield lambda: CareLeaver.objects.filter(id=person.id).update(readiness=9, given_name=CANARY)
    yield lambda: CareLeaver.objects.filter(id=person.id).update(given_name=CANARY * 9)
    yield lambda: CareLeaver.objects.filter(id=person.id).update(readiness=F("id") * 10**6)
    yield lambda: run("SELECT %s::integer", CANARY)
    yield (
        lambda: (
            run("SELECT set_config('statement_timeout', '5', true), %s", CANARY)
            or run("SELECT pg_sleep(1), %s", CANARY)
        )
    )
    yield lambda: run(f"SELECT '{CANARY}' FROM nowhere")


def run(sql, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters or None)


@pytest.mark.django_db
def test_the_servers_own_log_names_nobody(in_council):
    log = FOLDER / "log" / "postgres.log"
    before = log.stat().st_size
    failed = 0
    for attempt in failing_statements(in_council):
        with pytest.raises(DatabaseError), transaction.atomic():
            attempt()
        failed += 1
    assert failed == 7
    assert CANARY.encode() not in log.read_bytes()[before:]


@pytest.mark.django_db
def test_the_role_of_the_service_is_told_to_log_nothing_of_its_statements():
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, setting FROM pg_settings WHERE name LIKE 'log%%' AND source = 'user'", [])
        told = dict(cursor.fetchall())
    assert told["log_min_messages"] == "fatal"
    assert told["log_min_error_statement"] == "panic"
    assert told["log_parameter_max_length_on_error"] == "0"
    assert told["log_min_duration_statement"] == "-1"


@pytest.mark.django_db
def test_values_go_beside_a_statement(in_council):
    """What another session, a slow-query log or a crash report can see of a statement holds places, not values."""
    CareLeaverFactory(council=in_council)
    with connection.cursor() as cursor:
        cursor.execute("SELECT query FROM pg_stat_activity WHERE pid = pg_backend_pid() AND %s = %s", [CANARY, CANARY])
        ((query,),) = cursor.fetchall()
    assert CANARY not in query


@pytest.mark.django_db
def test_a_page_that_fails_logs_its_reference_and_nobody(council, monkeypatch, log):
    def fails(request):
        raise ValueError(f"no such thing: {request.GET['q']}")

    client, _ = signed_in(council, Role.EET_ADVISER)
    client.raise_request_exception = False
    monkeypatch.setattr(list_page, "_filter", fails)
    answer = client.get("/people/", {"q": CANARY})
    logged = log.getvalue()
    assert answer.status_code == 500
    assert f"[{answer['X-Request-Reference']}]" in logged
    assert "builtins.ValueError" in logged
    assert CANARY not in logged
