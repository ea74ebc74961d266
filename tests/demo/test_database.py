"""The database that every other test uses."""

from contextlib import closing
from types import SimpleNamespace

import psycopg
import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection, connections

from backend.core.protection import council_context
from tests.factories.councils import CouncilFactory
from tests.factories.referrals import referral_world
from tools.local_servers import emptying
from tools.local_servers.database import drop
from tools.local_servers.migrations import migrations_digest


@pytest.mark.django_db
def test_tests_are_bound_by_the_policies_like_the_service_itself():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, current_database()")
        user, database = cursor.fetchone()
        assert user == "onward_app"
        assert database.startswith("test_")
        cursor.execute("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (False,)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", ["first", "second"])
def test_what_a_test_committed_is_gone_before_the_next(turn):
    assert not ContentType.objects.filter(app_label="left over").exists()
    ContentType.objects.create(app_label="left over", model=turn)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("few", [emptying.FEW, 0], ids=["row-by-row", "whole-tables"])
def test_nothing_is_left_in_any_table_whoever_refers_to_whom_and_history_is_kept_afterwards(monkeypatch, few):
    monkeypatch.setattr(emptying, "FEW", few)
    council = CouncilFactory()
    with council_context(council.id):
        referral_world(council).refer()
    call_command("flush", verbosity=0, interactive=False, inhibit_post_migrate=True)
    params = connections["owner"].get_connection_params()
    named = {name: params[name] for name in ("user", "password", "host", "port", "dbname")}
    with psycopg.connect(**named) as owner:
        tables = connection.introspection.django_table_names(only_existing=True)
        assert "referrals_referral" in tables
        left = [name for name in tables if owner.execute(f'SELECT EXISTS (SELECT FROM "{name}")').fetchone()[0]]
        assert left == []
        assert owner.execute("SELECT DISTINCT tgenabled FROM pg_trigger").fetchall() == [("O",)]
    assert CouncilFactory().id == 1, "numbers begin anew"


@pytest.mark.django_db(transaction=True)
def test_a_database_is_dropped_although_somebody_is_still_connected_to_it():
    """Threads of a web server or a worker may outlive the test that started them."""
    owner, application = connections["owner"].get_connection_params(), connection.get_connection_params()
    named = {name: owner[name] for name in ("user", "password", "host", "port")} | {"autocommit": True}
    with psycopg.connect(**named, dbname=owner["dbname"]) as server:
        drop(server.cursor(), "left_open")
        server.execute("CREATE DATABASE left_open")
        reached = {name: application[name] for name in ("user", "password", "host", "port")}
        with closing(psycopg.connect(**reached, dbname="left_open")) as forgotten:
            drop(server.cursor(), "left_open")
            with pytest.raises(psycopg.OperationalError):
                forgotten.execute("SELECT 1")
        assert server.execute("SELECT 1 FROM pg_database WHERE datname = 'left_open'").fetchall() == []


def test_a_changed_migration_or_what_it_imports_means_another_database(tmp_path, monkeypatch):
    (tmp_path / "migrations").mkdir()
    migration = tmp_path / "migrations" / "0001_initial.py"
    monkeypatch.setattr(apps, "get_app_configs", lambda: [SimpleNamespace(path=str(tmp_path))])
    digests = set()
    for source in (
        "",
        "operations = []",
        "from backend.core.protection import AppendOnly",
        "import backend.core.clock",
    ):
        migration.write_text(source)
        assert migrations_digest() == migrations_digest()
        digests.add(migrations_digest())
    monkeypatch.setattr("tools.local_servers.migrations._source", lambda module: tmp_path / "imported.py")
    for source in ("RULE = 1", "RULE = 2"):
        (tmp_path / "imported.py").write_text(source)
        digests.add(migrations_digest())
    assert len(digests) == 6
