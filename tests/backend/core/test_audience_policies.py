"""Policies ask about the audience as a yes or no, of which PostgreSQL expects half the rows and not one in 200."""

from importlib import import_module

import pytest
from django.db import connections

from backend.core.protection import EMPLOYER, STAFF


pytestmark = pytest.mark.django_db(databases=["default", "owner"])
OLD = "(SELECT current_setting('onward.audience', true))"
COMPARED = "AS current_setting) = '"
MIGRATION = import_module("backend.core.migrations.0006_policies_ask_for_a_yes_or_no")


def owner(sql):
    with connections["owner"].cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall() if cursor.description else []


def policies(table):
    return [qual for (qual,) in owner(f"SELECT qual FROM pg_policies WHERE tablename LIKE '{table}'")]


def test_no_policy_compares_the_setting_itself():
    asked = policies("%")
    assert len(asked) > 50
    assert [qual for qual in asked if qual and COMPARED in qual and "audience" in qual] == []
    (people,) = policies("care_leavers_careleaver")
    assert "( SELECT (current_setting('onward.audience'::text, true) = 'staff'::text)" in people


def test_a_policy_of_before_is_rewritten_and_lets_the_same_rows_through():
    before = f"id = 1 AND ({OLD} = 'staff' OR ({OLD} = 'employer' AND word = 'mine'))"
    owner("CREATE TABLE old_policy (id int, word text)")
    owner("INSERT INTO old_policy VALUES (1, 'mine'), (1, 'theirs'), (2, 'mine')")
    owner("ALTER TABLE old_policy ENABLE ROW LEVEL SECURITY; ALTER TABLE old_policy FORCE ROW LEVEL SECURITY")
    owner(f"CREATE POLICY own_council ON old_policy USING ({before})")
    read = {}
    for state in ("before", "after"):
        for audience in (STAFF, EMPLOYER, "public", ""):
            owner(f"SELECT set_config('onward.audience', '{audience}', true)")
            read[state, audience] = owner("SELECT id, word FROM old_policy ORDER BY word")
        owner(MIGRATION.ASK_WHOLE)
    (after,) = policies("old_policy")
    assert COMPARED not in after
    assert after.count("( SELECT (current_setting('onward.audience'::text, true) = ") == 2
    assert read["before", STAFF] == [(1, "mine"), (1, "theirs")]
    assert read["before", EMPLOYER] == [(1, "mine")]
    assert all(read["before", each] == read["after", each] for each in (STAFF, EMPLOYER, "public", ""))
