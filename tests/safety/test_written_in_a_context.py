"""What everybody may read, and no policy closes, is still written only where it belongs."""

import psycopg
import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction

from backend.core.protection import EMPLOYER, clock_context, council_context
from backend.reference.models import Postcode
from backend.reference.services import load_sample_postcodes
from tests.factories.councils import CouncilFactory
from tests.strictness import nothing_open


pytestmark = pytest.mark.django_db
DENIED = "permission denied"


def done(sql: str) -> int | str:
    """How many rows a statement changed, or why it was refused; taken back either way."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
            count = cursor.rowcount
            transaction.set_rollback(True)
    except DatabaseError as refusal:
        return str(refusal).splitlines()[0]
    return count


def test_a_council_is_changed_by_its_own_staff_and_by_nobody_elsewhere():
    mine, other = CouncilFactory(), CouncilFactory()
    change = f"UPDATE councils_council SET name = 'Ours', safeguarding_lead_id = NULL WHERE id = {mine.id}"
    remove = f"DELETE FROM councils_council WHERE id = {mine.id}"
    with nothing_open():
        assert DENIED in str(done(change))
        assert DENIED in str(done(remove))
        with council_context(mine.id):
            assert done(change) == 1
        for context in (council_context(other.id), council_context(mine.id, audience=EMPLOYER)):
            with context:
                assert DENIED in str(done(change))
                assert DENIED in str(done(remove))
        with clock_context():
            assert done(change) == 1


def test_a_published_fact_is_loaded_by_a_command_and_never_by_a_page():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, min(column_name) FROM information_schema.columns"
            " WHERE table_name LIKE 'reference\\_%' AND table_schema = 'public' GROUP BY 1"
        )
        published = cursor.fetchall()
    assert len(published) >= 8
    statements = [f"DELETE FROM {name}" for name, _ in published]
    statements += [f'UPDATE {name} SET "{column}" = "{column}"' for name, column in published]
    with nothing_open():
        assert [sql for sql in statements if DENIED not in str(done(sql))] == []
        with council_context(1, audience=EMPLOYER):
            assert [sql for sql in statements if DENIED not in str(done(sql))] == []
        load_sample_postcodes()
    assert Postcode.objects.exists()


@pytest.mark.parametrize("table", ["auth_group", "auth_group_permissions", "django_migrations"])
def test_what_nobody_uses_is_written_by_the_owner_alone(table):
    assert DENIED in str(done(f"INSERT INTO {table} DEFAULT VALUES"))
    assert DENIED in str(done(f"DELETE FROM {table}"))


def test_a_setting_kept_for_the_role_does_not_reach_a_connection_of_ours():
    """A role may keep settings for itself; what the service asks for when it connects counts more."""
    server = connection.get_connection_params()
    plain = {name: server[name] for name in ("host", "port", "user", "dbname", "password") if server.get(name)}
    asked = settings.DATABASES["default"]["OPTIONS"]["options"]
    kept = {"search_path": "pg_temp", "row_security": "off", "statement_timeout": "0"}
    database = server["dbname"]
    with psycopg.connect(**plain, autocommit=True) as attacker:
        for name, value in kept.items():
            attacker.execute(f'ALTER ROLE CURRENT_USER IN DATABASE "{database}" SET {name} = {value}')
        try:
            with psycopg.connect(**plain, options=asked) as ours:
                found = {name: ours.execute(f"SHOW {name}").fetchone()[0] for name in kept}
        finally:
            attacker.execute(f'ALTER ROLE CURRENT_USER IN DATABASE "{database}" RESET ALL')
    assert found == {"search_path": "public", "row_security": "on", "statement_timeout": "30s"}
