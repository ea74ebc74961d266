"""Every table, walked as the application's database role: with no context, another's, and each that there is.

What is open without a context stands in a list, with its reason. A table nobody thought of is not in it, and fails.
"""

import json

import pytest
from allauth.account.models import EmailAddress
from django.db import DatabaseError, connection, transaction
from django.test import Client

from backend.accounts.models import AccountMail
from backend.core.protection import (
    EMPLOYER,
    PUBLIC,
    RETENTION,
    STAFF,
    account_context,
    clock_context,
    council_context,
)
from backend.councils.choices import Role
from tests.architecture.rows import KINDS, Rows
from tests.backend.opportunities.posts import TODAY
from tests.factories.councils import CouncilFactory, MembershipFactory, UserFactory
from tests.safety.open_tables import OF_ITS_OWN, OPEN, SEEN_BY_THE_CLOCK
from tests.strictness import nothing_open
from tests.today import today_is
from tests.web.sign_in import sign_in


pytestmark = [pytest.mark.django_db, pytest.mark.slow]
TABLES = """SELECT relname FROM pg_class WHERE relkind IN ('r', 'p', 'v', 'm', 'f')
    AND relnamespace = 'public'::regnamespace AND has_table_privilege(current_user, oid, 'SELECT') ORDER BY 1"""
_on_the_day = today_is(TODAY)


def asked(sql: str, parameters=None) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall() if cursor.description else []


def tables() -> list[str]:
    return [name for (name,) in asked(TABLES)]


def seen() -> dict[str, int]:
    """By table, how many rows this role may read now."""
    counts = " UNION ALL ".join(f"SELECT '{name}', count(*) FROM \"{name}\"" for name in tables())
    return {name: count for name, count in asked(counts) if count}


@pytest.fixture
def councils():
    """One with a row of every kind, and one with people but nothing of its own."""
    full, other = CouncilFactory(), CouncilFactory()
    rows = Rows(full)
    with council_context(full.id, user_id=rows.adviser.id):
        for name in dict.fromkeys(KINDS.values()):
            getattr(rows, name)
        sign_in(Client(), rows.adviser.memberships.get()).get("/people/")
    asked("SELECT set_config('onward.session', '', false)")
    with clock_context():
        EmailAddress.objects.create(user=rows.adviser, email=rows.adviser.email)
        AccountMail.objects.create(kind=AccountMail.Kind.PASSWORD_RESET, to=rows.adviser.email)
    others = {role: MembershipFactory(council=other, role=role).user for role in (Role.HEAD, Role.EMPLOYER)}
    return full, rows, other, others


def closed(counts: dict[str, int]) -> dict[str, int]:
    return {name: count for name, count in counts.items() if name not in OPEN}


def without_a_policy() -> set[str]:
    walled = "SELECT relname FROM pg_class JOIN pg_policy ON polrelid = pg_class.oid WHERE relrowsecurity"
    return set(tables()) - {name for (name,) in asked(walled)}


def test_every_table_but_those_of_the_list_has_a_policy(db, monkeypatch):
    assert without_a_policy() == set(OPEN)
    monkeypatch.delitem(OPEN, "councils_council")
    assert without_a_policy() - set(OPEN) == {"councils_council"}, "one that nobody thought of is found"


def test_nothing_is_read_without_a_context_and_of_another_council_nothing_in_any(councils):
    *_, other, others = councils
    with nothing_open():
        assert closed(seen()) == {}
        with council_context(None, audience=PUBLIC):
            assert closed(seen()) == {}, "nothing of it was published"
        for audience in (STAFF, EMPLOYER, PUBLIC, RETENTION):
            for user in others.values():
                with council_context(other.id, audience=audience, user_id=user.id):
                    assert set(closed(seen())) <= OF_ITS_OWN, audience
        for somebody in (*others.values(), UserFactory()):
            with account_context(user_id=somebody.id), council_context(None, audience="", user_id=None):
                assert set(closed(seen())) <= OF_ITS_OWN
                assert all(count == 1 for count in closed(seen()).values())


def test_the_clock_reads_what_it_needs_and_nobodys_record(councils):
    with clock_context():
        assert set(closed(seen())) == set(SEEN_BY_THE_CLOCK)


def test_in_its_own_council_each_table_with_rows_is_open_to_its_staff(councils):
    full, rows, *_ = councils
    with council_context(full.id, user_id=rows.adviser.id):
        assert len(closed(seen())) > 75


def samples(council, user) -> dict[str, str]:
    """Of each closed table one row, as the council's staff read it."""
    with council_context(council.id, user_id=user.id):
        return {name: asked(f'SELECT to_jsonb(row.*)::text FROM "{name}" row LIMIT 1')[0][0] for name in closed(seen())}


def done(sql: str, parameters=None) -> int | str:
    """How many rows a statement changed, or why it was refused; taken back either way."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            count = cursor.rowcount
            transaction.set_rollback(True)
    except DatabaseError as refusal:
        return str(refusal).splitlines()[0]
    return count


def test_from_elsewhere_no_row_is_changed_removed_or_written(councils):
    full, rows, other, others = councils
    copies = samples(full, rows.adviser)
    with nothing_open():
        for context in (
            council_context(None, audience=""),
            council_context(other.id, user_id=others[Role.HEAD].id),
            council_context(other.id, audience=EMPLOYER, user_id=others[Role.EMPLOYER].id),
        ):
            with context:
                went = {name: list(_tries(name, copy)) for name, copy in copies.items() if name not in OF_ITS_OWN}
            assert {name: answers for name, answers in went.items() if not all(map(_is_refused, answers))} == {}


def _tries(name: str, copy: str):
    first = next(iter(json.loads(copy)))
    yield done(f'UPDATE "{name}" SET "{first}" = "{first}"')
    yield done(f'DELETE FROM "{name}"')
    row = f'SELECT * FROM jsonb_populate_record(NULL::"{name}", %s::jsonb)'
    yield done(f'INSERT INTO "{name}" {row}', [copy])


def _is_refused(answer: int | str) -> bool:
    return answer == 0 or "row-level security" in str(answer) or "permission denied" in str(answer)


def test_what_runs_as_the_owner_looks_in_no_other_schema():
    """A function that searched a schema of the caller's would run the caller's code with the owner's rights."""
    unsafe = "SELECT proname FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace"
    assert asked(f"{unsafe} AND NOT coalesce(proconfig::text, '') LIKE '%search_path=public, pg_temp%'") == []
