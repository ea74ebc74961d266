"""Rows about people stand behind the row-level wall, and views reach them only through scoped queries."""

import ast

import pytest
from django.apps import apps
from django.db import connection

from backend.care_leavers.models import CareLeaver
from backend.councils.models import CouncilScoped
from tests.architecture.layers import PROJECT
from tests.architecture.test_foreign_keys import our_models


def about_people():
    """Every model that leads to a young person by foreign keys, with its history."""
    found = {CareLeaver}
    while True:
        more = {
            model
            for model in our_models()
            if model not in found
            and any(
                getattr(field, "concrete", False) and getattr(field, "related_model", None) in found
                for field in model._meta.get_fields()
            )
        }
        if not more:
            return found
        found |= more


def test_every_table_about_a_person_names_its_council():
    nameless = [
        model.__name__ for model in about_people() if "council" not in {f.name for f in model._meta.get_fields()}
    ]
    assert nameless == []


@pytest.mark.django_db
def test_every_table_about_a_person_has_a_row_level_policy():
    tables = {model._meta.db_table for model in about_people()}
    tables |= {model._meta.db_table for model in our_models() if issubclass(model, CouncilScoped)}
    with connection.cursor() as cursor:
        cursor.execute("SELECT c.relname FROM pg_class c JOIN pg_policy p ON p.polrelid = c.oid WHERE c.relrowsecurity")
        protected = {name for (name,) in cursor.fetchall()}
    assert tables - protected == set()


@pytest.mark.django_db
def test_the_application_role_cannot_go_round_the_policies():
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (False, False, False)
        cursor.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND tableowner = current_user")
        assert cursor.fetchone() == (0,)


@pytest.mark.django_db
def test_history_is_append_only_for_the_application_role():
    history = [model._meta.db_table for model in apps.get_models() if model.__name__.endswith("History")]
    assert history
    with connection.cursor() as cursor:
        added_to = ["audit_read", "opportunities_opportunityevent", "referrals_referralevent"]
        for table in [*history, *added_to]:
            cursor.execute(
                "SELECT has_table_privilege(%s, 'INSERT'), has_table_privilege(%s, 'UPDATE'),"
                " has_table_privilege(%s, 'DELETE'), has_table_privilege(%s, 'TRUNCATE')",
                [table] * 4,
            )
            assert cursor.fetchone() == (table in added_to, False, False, False), table


def test_no_page_or_endpoint_reaches_people_except_through_a_scoped_query():
    scoped = {model.__name__ for model in about_people()} | {"CouncilScoped"}
    wrong = []
    for folder in ("web", "api"):
        for file in (PROJECT / "backend" / folder).rglob("*.py"):
            wrong += [f"{file.relative_to(PROJECT)}:{line}" for line in managers_of(scoped, file)]
    assert wrong == []


def managers_of(names, file):
    """Lines that start a query at the manager of one of these models (the API's empty schema query apart)."""
    for node in ast.walk(ast.parse(file.read_text())):
        if not (isinstance(node, ast.Attribute) and node.attr == "objects" and isinstance(node.value, ast.Name)):
            continue
        if node.value.id in names and not is_harmless(node, file):
            yield node.lineno


def is_harmless(node, file):
    """An empty query for the API's documentation, or one tied to rows that came through a scoped query: by a reference
    to them, or by the ids that a scoped query found before it in the same statement (Today's)."""
    line = file.read_text().splitlines()[node.lineno - 1].strip()
    return (
        ("api/v1" in str(file) and line.startswith("queryset = "))
        or "OuterRef(" in line
        or "pk__in=self.person_ids" in line
    )
