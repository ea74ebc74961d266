"""What a session says of itself to PostgreSQL, in words of SQL for policies and functions."""


def setting(name: str) -> str:
    return f"nullif(current_setting('onward.{name}', true), '')"


COUNCIL = f"(SELECT {setting('council_id')}::bigint)"
# Of whoever is staff, and of nobody else: one question for both, since a large query asks it hundreds of times.
COUNCIL_OF_STAFF = (
    f"(SELECT CASE WHEN current_setting('onward.audience', true) = 'staff' THEN {setting('council_id')}::bigint END)"
)
USER = f"(SELECT {setting('user_id')}::bigint)"


def audience_is(name: str) -> str:
    """Told by whether something is there, so that PostgreSQL expects every row and not one in 200 (decision 37)."""
    return f"(SELECT nullif(current_setting('onward.audience', true) = '{name}', false)) IS NOT NULL"


def functions(*returning: tuple[str, str, str]) -> str:
    """What gives each of them back: its name, its type and its words in SQL."""
    return "".join(
        f"\nCREATE OR REPLACE FUNCTION {name}() RETURNS {kind} LANGUAGE sql STABLE\n    AS $$ SELECT {words} $$;"
        for name, kind, words in returning
    )


CONTEXT_FUNCTIONS = functions(
    ("onward_council", "bigint", f"{setting('council_id')}::bigint"),
    ("onward_audience", "text", "coalesce(current_setting('onward.audience', true), '')"),
    ("onward_user", "bigint", f"{setting('user_id')}::bigint"),
    ("onward_clock", "boolean", "onward_audience() = 'clock'"),
)
# Somebody's own rows, before it is known where they belong: while they sign in, are invited, choose a council.
ACCOUNT_FUNCTIONS = functions(
    ("onward_account", "bigint", f"{setting('account_id')}::bigint"),
    ("onward_address", "text", setting("address")),
    ("onward_session", "text", setting("session")),
)
