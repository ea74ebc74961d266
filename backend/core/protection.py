"""The second wall: PostgreSQL shows rows about people only inside a council's context."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.conf import settings
from django.db import DatabaseError, connection, models, transaction
from django.db.migrations.operations.base import Operation

from backend.core.session_sql import COUNCIL, COUNCIL_OF_STAFF, USER, audience_is


STAFF, EMPLOYER = "staff", "employer"
PUBLIC = "public"  # anybody at all, who is in no council
RETENTION = "retention"  # the clock that removes what is past keeping; nobody signs in as it
CLOCK = "clock"  # what runs by itself for all councils together: it names itself, and nobody signs in as it

OF_STAFF = f"council_id = {COUNCIL_OF_STAFF}"


@contextmanager
def account_context(*, user_id: int | None = None, address: str = "") -> Iterator[None]:
    """Open one account, by its number or its e-mail address, and the roles it has; of the council nothing.

    It may stand around a whole request, outside any transaction, and is closed after it.
    """
    before = _write_account(str(user_id or ""), "" if "\0" in address else address.strip().lower())
    try:
        yield
    finally:
        if not connection.needs_rollback:  # else it ends with the transaction
            with suppress(DatabaseError):  # and with the connection, where that broke
                _write_account(*before)


def _write_account(user_id: str, address: str) -> tuple[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT before.*, set_config('onward.account_id', %s, false), set_config('onward.address', %s, false)"
            " FROM (SELECT coalesce(current_setting('onward.account_id', true), ''),"
            " coalesce(current_setting('onward.address', true), '') OFFSET 0) AS before",
            [user_id, address],
        )
        before_id, before_address, *_ = cursor.fetchone()
        return before_id, before_address


@contextmanager
def council_context(council_id: int | None, *, audience: str = STAFF, user_id: int | None = None) -> Iterator[None]:
    """Open the rows of one council to this transaction, and close them again after it."""
    inside_another = connection.in_atomic_block
    with transaction.atomic():
        before = _write_context(str(council_id or ""), audience, str(user_id or ""))
        yield
        if inside_another and not connection.needs_rollback:  # else it ends with the transaction
            _write_context(*before)


@contextmanager
def clock_context() -> Iterator[None]:
    """Open what work across councils needs, also around a function: jobs and opportunities of all, nobody's record."""
    with council_context(None, audience=CLOCK):
        yield


def _write_context(council_id: str, audience: str, user_id: str) -> tuple[str, str, str]:
    """What it was before, asked in the same statement: every page opens its council at least once."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT before.*, set_config('onward.council_id', %s, true), set_config('onward.audience', %s, true),"
            " set_config('onward.user_id', %s, true) FROM ("
            "SELECT coalesce(current_setting('onward.council_id', true), ''),"
            " coalesce(current_setting('onward.audience', true), ''),"
            " coalesce(current_setting('onward.user_id', true), '') OFFSET 0) AS before",  # read whole before it is set
            [council_id, audience, user_id],
        )
        council, audience_before, user, *_ = cursor.fetchone()
        return council, audience_before, user


class ProtectByCouncil(Operation):
    """Put a row-level policy on every model of the app that has a council and is about people.

    `employer_reads` names models an employer's people may read too, by the column that holds the employer.
    Event tables of the change history are covered and made append-only for the application role.
    """

    reversible = True
    reduces_to_sql = True
    whose = "by council"

    def __init__(self, models_covered: list[str], employer_reads: dict[str, str] | None = None):
        self.models_covered = models_covered
        self.employer_reads = employer_reads or {}

    def deconstruct(self):
        return (self.__class__.__name__, [self.models_covered], {"employer_reads": self.employer_reads})

    def state_forwards(self, app_label, state):
        """Policies are no part of Django's model state."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for name in self.models_covered:
            model = to_state.apps.get_model(app_label, name)
            schema_editor.execute(self.sql_for(model), params=None)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for name in self.models_covered:
            table = to_state.apps.get_model(app_label, name)._meta.db_table
            schema_editor.execute(_opened_sql(table), params=None)

    def sql_for(self, model: type[models.Model]) -> str:
        return protection_sql(model, self.employer_reads.get(model.__name__))

    def describe(self):
        return f"Protect {', '.join(self.models_covered)} {self.whose}"


def _opened_sql(table: str) -> str:
    return f'DROP POLICY IF EXISTS own_council ON "{table}"; ALTER TABLE "{table}" DISABLE ROW LEVEL SECURITY;'


class ProtectByRule(Operation):
    """Put one row-level policy on a table, in words of SQL that use the functions of the context."""

    reversible = True
    reduces_to_sql = True

    def __init__(self, model: str, using: str, check: str = ""):
        self.model, self.using, self.check = model, using, check

    def deconstruct(self):
        return (self.__class__.__name__, [self.model, self.using, self.check], {})

    def state_forwards(self, app_label, state):
        """Policies are no part of Django's model state."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        model = to_state.apps.get_model(app_label, self.model)
        schema_editor.execute(policy_sql(model, self.using, check=self.check), params=None)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        table = to_state.apps.get_model(app_label, self.model)._meta.db_table
        schema_editor.execute(_opened_sql(table), params=None)

    def describe(self):
        return f"Protect {self.model} by a rule"


class ProtectFromEmployers(ProtectByCouncil):
    """Put a row-level policy on models of which no employer reads a row."""

    def __init__(self, models_covered: list[str]):
        super().__init__(models_covered)

    def deconstruct(self):
        return (self.__class__.__name__, [self.models_covered], {})


class ProtectByPerson(ProtectFromEmployers):
    """Put a row-level policy on models whose rows only one person may reach, in the council they act for.

    The clock may find and remove what is past keeping; it can neither write nor change a row.
    """

    whose = "by person"

    def sql_for(self, model: type[models.Model]) -> str:
        theirs = f"council_id = {COUNCIL} AND user_id = {USER}"
        past_keeping = f"council_id = {COUNCIL} AND {audience_is(RETENTION)}"
        return policy_sql(model, f"({theirs}) OR ({past_keeping})", check=theirs)


class ProtectByCouncilOrAddress(ProtectFromEmployers):
    """Rows of the council's staff that somebody may read too who signs in with the e-mail address they are sent to."""

    whose = "by council, open to the address they are sent to"

    def sql_for(self, model: type[models.Model]) -> str:
        theirs = f"email = (SELECT lower(accounts_user.email) FROM accounts_user WHERE accounts_user.id = {USER})"
        return policy_sql(model, f"({OF_STAFF}) OR ({theirs})", check=OF_STAFF)


def policy_sql(model: type[models.Model], using: str, *, check: str = "") -> str:
    return table_policy_sql(model._meta.db_table, using, check=check)


def table_policy_sql(table: str, using: str, *, check: str = "") -> str:
    """For a table whose model is not ours, too."""
    with_check = f" WITH CHECK ({check})" if check else ""
    return "; ".join(
        [
            f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY',
            f'DROP POLICY IF EXISTS own_council ON "{table}"',
            f'CREATE POLICY own_council ON "{table}" USING ({using}){with_check}',
        ]
    )


def read_and_write_sql(table: str, *, read: str, write: str) -> str:
    """For a table of which more is read than written: a single policy would let what is read be removed too."""
    return "; ".join(
        [
            f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY',
            f'DROP POLICY IF EXISTS own_council ON "{table}"',
            f'CREATE POLICY own_council ON "{table}" FOR SELECT USING ({read})',
            f'CREATE POLICY written ON "{table}" USING ({write}) WITH CHECK ({write})',
        ]
    )


def protection_sql(model: type[models.Model], employer_column: str | None) -> str:
    using = OF_STAFF
    if employer_column:
        mine = f"SELECT employer_id FROM employers_employercontact WHERE user_id = {USER}"
        theirs = f"{audience_is(EMPLOYER)} AND {employer_column} IN ({mine})"
        using = f"council_id = {COUNCIL} AND ({audience_is(STAFF)} OR ({theirs}))"
    statements = [policy_sql(model, using)]
    if any(field.name == "pgh_id" for field in model._meta.get_fields()):
        statements.append(append_only_sql(model._meta.db_table))
    return "; ".join(statements)


def append_only_sql(table: str) -> str:
    role = settings.APPLICATION_ROLE
    return f'REVOKE UPDATE, DELETE, TRUNCATE ON "{table}" FROM "{role}"'


class AppendOnly(Operation):
    """The application role may add rows to these tables and never change or remove one."""

    reversible = True
    reduces_to_sql = True

    def __init__(self, models_covered: list[str]):
        self.models_covered = models_covered

    def deconstruct(self):
        return (self.__class__.__name__, [self.models_covered], {})

    def state_forwards(self, app_label, state):
        """Grants are no part of Django's model state."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for name in self.models_covered:
            table = to_state.apps.get_model(app_label, name)._meta.db_table
            schema_editor.execute(append_only_sql(table), params=None)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for name in self.models_covered:
            table = to_state.apps.get_model(app_label, name)._meta.db_table
            schema_editor.execute(f'GRANT UPDATE, DELETE ON "{table}" TO "{settings.APPLICATION_ROLE}"', params=None)

    def describe(self):
        return f"Make {', '.join(self.models_covered)} append-only"


class NoLongerAppendOnly(AppendOnly):
    """Rows of these tables may be put right again, where their change history keeps what they said."""

    def database_forwards(self, *schema):
        super().database_backwards(*schema)

    def database_backwards(self, *schema):
        super().database_forwards(*schema)

    def describe(self):
        return f"Let {', '.join(self.models_covered)} be put right"
