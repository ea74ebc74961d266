import psycopg
import pytest
from psycopg import errors


pytestmark = pytest.mark.servers


@pytest.fixture
def owner(running):
    with psycopg.connect(running[1]["DATABASE_OWNER_URL"], autocommit=True) as connection:
        connection.execute("DROP TABLE IF EXISTS people")
        connection.execute("CREATE TABLE people (id bigint GENERATED ALWAYS AS IDENTITY, council int, name text)")
        connection.execute("ALTER TABLE people ENABLE ROW LEVEL SECURITY")
        connection.execute(
            "CREATE POLICY own_council ON people"
            " USING (council = nullif(current_setting('onward.council_id', true), '')::int)"
        )
        connection.execute("INSERT INTO people (council, name) VALUES (1, 'Ada'), (2, 'Ben')")
        yield connection


@pytest.fixture
def application(running, owner):
    with psycopg.connect(running[1]["DATABASE_URL"], autocommit=True) as connection:
        yield connection


def names(connection: psycopg.Connection) -> list[str]:
    return [name for (name,) in connection.execute("SELECT name FROM people ORDER BY name")]


def test_the_application_sees_one_council_and_without_a_council_nobody(application):
    assert names(application) == []
    application.execute("SELECT set_config('onward.council_id', '2', false)")
    assert names(application) == ["Ben"]
    assert application.execute("UPDATE people SET name = 'Bo'").rowcount == 1
    with pytest.raises(errors.InsufficientPrivilege, match="row-level security"):
        application.execute("INSERT INTO people (council, name) VALUES (1, 'Cy')")


@pytest.mark.parametrize(
    "way_round",
    [
        "SET row_security = off; SELECT * FROM people",
        "SET ROLE onward_owner",
        "SET ROLE postgres",
        "ALTER TABLE people DISABLE ROW LEVEL SECURITY",
        "DROP POLICY own_council ON people",
        "TRUNCATE people",
        "ALTER ROLE onward_app BYPASSRLS",
        "CREATE TABLE copy AS SELECT 1",
        "CREATE DATABASE elsewhere",
    ],
)
def test_the_application_cannot_go_round_the_policies(application, way_round):
    with pytest.raises(errors.InsufficientPrivilege):
        application.execute(way_round)


def test_neither_role_is_above_the_rules(owner):
    rows = owner.execute(
        "SELECT rolname, rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname LIKE 'onward%' ORDER BY 1"
    ).fetchall()
    assert rows == [("onward_app", False, False, False), ("onward_owner", False, False, False)]
    memberships = owner.execute("SELECT count(*) FROM pg_auth_members WHERE member::regrole::text LIKE 'onward%'")
    assert memberships.fetchone() == (0,)


def test_the_owner_can_install_the_extensions_that_migrations_need(owner):
    for extension in ("pg_trgm", "unaccent"):
        owner.execute(f"CREATE EXTENSION IF NOT EXISTS {extension}")
    assert owner.execute("SELECT unaccent('Zoë'), similarity('Zoë', 'Zoe') > 0").fetchone() == ("Zoe", True)


def test_a_database_the_owner_makes_for_tests_is_open_to_the_application(running, owner):
    owner.execute("CREATE DATABASE test_made_by_owner")
    new_owner, new_application = (
        running[1][name].removesuffix("/onward") + "/test_made_by_owner"
        for name in ("DATABASE_OWNER_URL", "DATABASE_URL")
    )
    with psycopg.connect(new_owner) as connection:
        connection.execute("CREATE TABLE notes (id bigserial, note text)")
    with psycopg.connect(new_application) as connection:
        connection.execute("INSERT INTO notes (note) VALUES ('kept')")
        assert connection.execute("SELECT id, note FROM notes").fetchall() == [(1, "kept")]
    owner.execute("DROP DATABASE test_made_by_owner")


def test_text_sorts_and_folds_the_same_on_every_machine(owner):
    provider, locale, encoding = owner.execute(
        "SELECT datlocprovider, datlocale, pg_encoding_to_char(encoding)"
        " FROM pg_database WHERE datname = current_database()"
    ).fetchone()
    assert (provider, locale, encoding) == ("b", "C.UTF-8", "UTF8")
    assert owner.execute("SELECT lower('ÉÅŁ')").fetchone() == ("éåł",)
