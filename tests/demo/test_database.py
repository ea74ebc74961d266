"""The database that every other test uses."""

from types import SimpleNamespace

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection

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
