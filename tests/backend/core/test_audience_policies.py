"""Policies ask whether something is there, of which PostgreSQL expects every row, and not one in 200 as of a word."""

import re
from importlib import import_module

import pytest
from django.db import connection, connections

from backend.core.protection import CLOCK, EMPLOYER, PUBLIC, STAFF, audience_is, council_context
from backend.core.session_sql import USER
from tests.factories.councils import CouncilFactory
from tests.factories.employers import EmployerContactFactory


pytestmark = pytest.mark.django_db(databases=["default", "owner"])
OLD = "(SELECT current_setting('onward.audience', true))"
OLD_FUNCTION = "(SELECT onward_audience())"
COMPARED = re.compile(r"AS (current_setting|onward_audience)\) = '")
MIGRATION = import_module("backend.core.migrations.0006_policies_let_the_planner_count")
ONCE = import_module("backend.core.migrations.0007_one_question_for_a_policy")
FUNCTION = import_module("backend.core.migrations.0008_employers_of_a_person_by_function")
OF_A_COUNCIL = "council_id = (SELECT nullif(current_setting('onward.council_id', true), '')::bigint)"
OF_STAFF = "(SELECT nullif(current_setting('onward.audience', true) = 'staff', false)) IS NOT NULL"


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
    assert people.count("SELECT") == 1, "one question for each table that a query names"


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


def of(council, audience):
    owner(
        f"SELECT set_config('onward.council_id', '{council}', true), set_config('onward.audience', '{audience}', true)"
    )


@pytest.mark.parametrize("also", ["", " OR word = 'mine'"])
def test_two_questions_of_before_become_one_and_let_the_same_rows_through(also):
    owner("CREATE TABLE old_policy (council_id bigint, word text)")
    owner("INSERT INTO old_policy VALUES (1, 'ours'), (2, 'theirs'), (3, 'mine'), (NULL, 'nobody')")
    owner("ALTER TABLE old_policy ENABLE ROW LEVEL SECURITY; ALTER TABLE old_policy FORCE ROW LEVEL SECURITY")
    asked = f"({OF_A_COUNCIL} AND {OF_STAFF}){also}"
    owner(f"CREATE POLICY own_council ON old_policy USING ({asked}) WITH CHECK ({asked})")
    sessions = [(council, audience) for council in ("", "1", "2", "9") for audience in (STAFF, EMPLOYER, "clock", "")]
    read = {}
    for state in ("before", "after"):
        for each in sessions:
            of(*each)
            read[state, each] = owner("SELECT word FROM old_policy ORDER BY word")
        owner(ONCE.ASK_ONCE)
    ((using, check),) = owner("SELECT qual, with_check FROM pg_policies WHERE tablename = 'old_policy'")
    assert using.count("SELECT") == check.count("SELECT") == 1
    always = [("mine",)] if also else []
    assert read["before", ("1", STAFF)] == [*always, ("ours",)]
    assert read["before", ("1", EMPLOYER)] == read["before", ("", STAFF)] == always
    assert all(read["before", each] == read["after", each] for each in sessions)


def test_no_policy_reads_the_people_of_employers_itself():
    reading = owner("SELECT tablename FROM pg_policies WHERE qual LIKE '%employers_employercontact.%'")
    assert reading == [], "run BY_FUNCTION again in the migration of this table"


@pytest.fixture
def of_employers():
    """A table of rows of three employers, of whom somebody speaks for one, closed as such tables were before."""
    one, two = CouncilFactory(), CouncilFactory()
    contacts = [EmployerContactFactory(employer__council=each, signs_in=True) for each in (one, one, two)]
    mine = f"SELECT employer_id FROM employers_employercontact WHERE user_id = {USER}"
    theirs = f"{audience_is(EMPLOYER)} AND employer_id IN ({mine})"
    council = OF_A_COUNCIL.removeprefix("council_id = ")
    owner("CREATE TABLE of_employers (council_id bigint, employer_id bigint)")
    for each in contacts:
        owner(f"INSERT INTO of_employers VALUES ({each.employer.council_id}, {each.employer_id})")
    owner("ALTER TABLE of_employers ENABLE ROW LEVEL SECURITY")
    owner(f"CREATE POLICY own_council ON of_employers USING (council_id = {council} AND ({OF_STAFF} OR ({theirs})))")
    yield contacts
    owner("DROP TABLE of_employers")


def employers_read():
    with connection.cursor() as cursor:
        cursor.execute("SELECT employer_id FROM of_employers ORDER BY employer_id")
        return [employer for (employer,) in cursor.fetchall()]


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_employers_of_a_person_are_found_by_a_function_and_the_same_rows_are_let_through(of_employers):
    first, second, elsewhere = of_employers
    read = {}
    for state in ("before", "after"):
        for audience in (STAFF, EMPLOYER, PUBLIC, CLOCK):
            for council in (first.employer.council_id, elsewhere.employer.council_id, None):
                for contact in of_employers:
                    with council_context(council, audience=audience, user_id=contact.user_id):
                        read[state, audience, council, contact.user_id] = employers_read()
        owner(FUNCTION.BY_FUNCTION)
    (after,) = policies("of_employers")
    assert "employers_employercontact" not in after
    here = first.employer.council_id
    assert read["before", STAFF, here, first.user_id] == sorted([first.employer_id, second.employer_id])
    assert read["before", EMPLOYER, here, first.user_id] == [first.employer_id]
    assert read["before", EMPLOYER, here, elsewhere.user_id] == []
    assert read["before", EMPLOYER, None, first.user_id] == []
    assert all(found == read["after", *asked] for (state, *asked), found in read.items() if state == "before")
