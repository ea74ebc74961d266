"""Policies ask whether something is there, of which PostgreSQL expects every row, and not one in 200 as of a word."""

import re
from importlib import import_module

import pytest
from django.db import connections

from backend.core.protection import EMPLOYER, STAFF


pytestmark = pytest.mark.django_db(databases=["default", "owner"])
OLD = "(SELECT current_setting('onward.audience', true))"
OLD_FUNCTION = "(SELECT onward_audience())"
COMPARED = re.compile(r"AS (current_setting|onward_audience)\) = '")
MIGRATION = import_module("backend.core.migrations.0006_policies_let_the_planner_count")


def owner(sql):
    with connections["owner"].cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall() if cursor.description else []


def policies(table):
    return [qual for (qual,) in owner(f"SELECT qual FROM pg_policies WHERE tablename LIKE '{table}'")]


def expected_rows(table):
    ((plan,),) = owner(f"EXPLAIN (FORMAT JSON) SELECT * FROM {table}")
    return plan[0]["Plan"]["Plan Rows"]


def test_no_policy_compares_the_setting_itself():
    asked = policies("%")
    assert len(asked) > 50
    assert [qual for qual in asked if qual and COMPARED.search(qual)] == []
    (people,) = policies("care_leavers_careleaver")
    assert "NULLIF((current_setting('onward.audience'::text, true) = 'staff'::text), false)" in people


@pytest.mark.parametrize("old", [OLD, OLD_FUNCTION])
def test_a_policy_of_before_is_rewritten_and_lets_the_same_rows_through(old):
    before = f"id <= 1000 AND ({old} = 'staff' OR ({old} = 'employer' AND word = 'mine'))"
    owner("CREATE TABLE old_policy (id int, word text)")
    owner(
        "INSERT INTO old_policy SELECT n, CASE n WHEN 1 THEN 'mine' ELSE 'theirs' END FROM generate_series(1, 1001) n"
    )
    owner("ANALYZE old_policy")
    owner("ALTER TABLE old_policy ENABLE ROW LEVEL SECURITY; ALTER TABLE old_policy FORCE ROW LEVEL SECURITY")
    owner(f"CREATE POLICY own_council ON old_policy USING ({before})")
    read, expected = {}, {}
    for state in ("before", "after"):
        for audience in (STAFF, EMPLOYER, "public", ""):
            owner(f"SELECT set_config('onward.audience', '{audience}', true)")
            read[state, audience] = owner("SELECT id FROM old_policy ORDER BY id")
            expected[state] = expected_rows("old_policy")
        owner(MIGRATION.ASK_WHETHER)
    (after,) = policies("old_policy")
    assert not COMPARED.search(after)
    assert len(read["before", STAFF]) == 1000
    assert read["before", EMPLOYER] == [(1,)]
    assert read["before", "public"] == read["before", ""] == []
    assert all(read["before", each] == read["after", each] for each in (STAFF, EMPLOYER, "public", ""))
    assert expected["before"] < 20
    assert expected["after"] > 900
