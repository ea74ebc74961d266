"""How PostgreSQL goes about a statement is kept from test to test.

Working it out took half of its time in tests: a page asks some forty statements, and each test rolls back,
at which psycopg forgets all it has prepared, since tables that come and go might be meant. Those of tests stay.
"""

from psycopg._preparing import PrepareManager

from backend.core import kept_plans


STATEMENTS_KEPT = 2_000  # of one connection, some 500 MB


def keep_plans_over_tests(database: dict) -> None:
    """For the connections that this database opens from now on."""
    options = database["OPTIONS"]
    general = f"{options['options']} -c plan_cache_mode=force_generic_plan"  # few rows: one plan is as good as another
    database["OPTIONS"] = {**options, "options": general, "prepare_threshold": 1}
    kept_plans.PLANS_KEPT = PrepareManager.prepared_max = STATEMENTS_KEPT
    PrepareManager.clear = lambda prepared: False
    PrepareManager._should_discard = lambda prepared, prep, results: False
