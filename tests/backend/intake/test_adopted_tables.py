"""Feeds, syncs and files moved here from opportunities: a database of before keeps every row and its protection."""

import pytest
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from backend.councils.models import Council
from backend.intake.models import FeedFailure


# It goes back through a year of migrations and forward again, which are written once: asked in make test-full.
pytestmark = [pytest.mark.django_db(databases=["owner"]), pytest.mark.full]

BEFORE = [("opportunities", "0008_an_advert_listed_twice")]
RUN = """
    INSERT INTO opportunities_feedrun (public_id, created_at, source, file_name, created_records, updated_records,
        unchanged_records, refused_records, council_id)
    VALUES (gen_random_uuid(), now(), 'faa', 'page.json', 3, 2, 1, 0, %s)"""
FAILURE = """
    INSERT INTO opportunities_feedfailure (public_id, created_at, external_reference, reason, excerpt, run_id)
    SELECT gen_random_uuid(), now(), 'R-1', 'It has no title.', '', id FROM opportunities_feedrun"""
PROTECTION = """
    SELECT replace(relname, %s, ''), relrowsecurity,
        (SELECT array_agg(polname || pg_get_expr(polqual, polrelid)) FROM pg_policy WHERE polrelid = pg_class.oid),
        (SELECT array_agg(grantee || ' ' || privilege_type ORDER BY 1) FROM information_schema.role_table_grants
         WHERE table_name = relname)
    FROM pg_class WHERE relkind = 'r' AND relname = ANY(%s) ORDER BY 1"""
TABLES = [
    "employercolumns",
    "feedalert",
    "feedarea",
    "feedcall",
    "feedfailure",
    "feedrecord",
    "feedrun",
    "feedsync",
    "opportunityfile",
    "refusedrow",
    "syncrefusal",
]


def rows_of(sql: str, parameters=None):
    with connections["owner"].cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall() if cursor.description else []


def protection(app: str):
    return rows_of(PROTECTION, [f"{app}_", [f"{app}_{table}" for table in TABLES]])


def migrate(targets):
    MigrationExecutor(connections["owner"]).migrate(targets)


def test_a_database_of_before_keeps_rows_policies_and_grants():
    rows_of("SET CONSTRAINTS ALL IMMEDIATE")
    migrate([*BEFORE, ("intake", None)])
    before = protection("opportunities")
    rows_of(RUN, [Council.objects.using("owner").create(code="croydon", name="Croydon").pk])
    rows_of(FAILURE)
    migrate([("intake", "0001_initial")])
    told = FeedFailure.objects.using("owner").values_list("reason", "run__file_name", "run__created_records")
    assert list(told) == [("It has no title.", "page.json", 3)]  # columns that came later are not there yet
    after = protection("intake")
    assert after == before
    assert len(after) == len(TABLES)
    assert {table for table, walled, *_ in after if walled} == {"employercolumns", "opportunityfile", "refusedrow"}
