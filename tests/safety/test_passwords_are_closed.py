"""Whose name is open to read is so without the digest of their password, asked as the application's role."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import Count
from django.test import Client

from backend.accounts.models import User
from backend.accounts.passwords import PasswordIsClosedError
from backend.accounts.services import close_account
from backend.core.protection import EMPLOYER, PUBLIC, account_context, clock_context, council_context
from backend.councils.choices import Role
from backend.councils.models import Membership
from tests.factories.councils import CouncilFactory, MembershipFactory
from tests.factories.employers import EmployerContactFactory, EmployerFactory
from tests.safety.table_walk import asked, done
from tests.strictness import nothing_open


SECRET = "seven words that nobody else knows"


@pytest.fixture
def people(council):
    """An adviser, and two people of one employer."""
    employer = EmployerFactory(council=council)
    found = [MembershipFactory(council=council, role=Role.EET_ADVISER).user]
    for name in ("one", "two"):
        with clock_context():
            user = User.objects.create_user(email=f"{name}@firm.example", name=name, password=SECRET)
        found.append(EmployerContactFactory(employer=employer, user=user).user)
    with clock_context():
        found[0].set_password(SECRET)
        found[0].save()
    return found


def contexts(council, people):
    adviser, one, _ = people
    return {
        "an employer": (council_context(council.id, audience=EMPLOYER, user_id=one.id), {one}),
        "staff": (council_context(council.id, user_id=adviser.id), {adviser}),
        "nobody of the staff": (council_context(council.id), set()),
        "the public": (council_context(None, audience=PUBLIC), set()),
        "an account": (account_context(user_id=one.id), {one}),
        "an address": (account_context(address=adviser.email.upper()), {adviser}),
        "another council": (council_context(CouncilFactory().id), set()),
        "nothing": (council_context(None, audience=""), set()),
    }


KINDS = (
    "an employer",
    "staff",
    "nobody of the staff",
    "the public",
    "an account",
    "an address",
    "another council",
    "nothing",
)


@pytest.mark.parametrize("kind", KINDS)
def test_a_password_is_read_of_the_account_that_is_open_and_of_no_other(council, people, kind):
    context, theirs = contexts(council, people)[kind]
    with nothing_open(), context:
        for user in people:
            told = asked("SELECT onward_password(%s)", [user.id])[0][0]
            assert (told is not None) == (user in theirs), (kind, user)
            mine = User.objects.filter(id=user.id).values_list("password", flat=True).first()
            assert (mine is not None) == (user in theirs)


STOLEN = (
    "SELECT password FROM accounts_user",
    "SELECT * FROM accounts_user",
    "SELECT to_jsonb(u.*) FROM accounts_user u",
    "SELECT u FROM accounts_user u",
    "SELECT id FROM accounts_user WHERE password LIKE 'pbkdf2%%'",
    "SELECT id FROM accounts_user ORDER BY password",
    "SELECT min(password) FROM accounts_user",
    "UPDATE accounts_user SET name = password",
    "WITH gone AS (DELETE FROM accounts_user RETURNING password) SELECT * FROM gone",
    "COPY accounts_user TO STDOUT",
    "COPY accounts_user (password) TO STDOUT",
    "CREATE TEMPORARY TABLE mine AS SELECT * FROM accounts_user",
)


@pytest.mark.parametrize("sql", STOLEN)
def test_no_statement_reads_the_column_itself(council, people, sql):
    for context in (clock_context(), council_context(council.id, audience=EMPLOYER, user_id=people[1].id)):
        with context, pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            connection.cursor().execute(sql)


def test_the_statistics_of_the_planner_do_not_show_it_either(people):
    shown = "SELECT count(*) FROM pg_stats WHERE tablename = 'accounts_user' AND attname = 'password'"
    assert asked(shown) == [(0,)]


def test_the_function_is_not_led_astray_by_what_the_caller_makes(council, people):
    """A table of the caller's own, or a function that says that all is open, comes after those of the service."""
    with council_context(council.id, audience=EMPLOYER, user_id=people[1].id):
        asked("CREATE TEMPORARY TABLE accounts_user (id bigint, password text, email text)")
        asked("INSERT INTO pg_temp.accounts_user VALUES (%s, 'mine', '')", [people[1].id])
        assert asked("SELECT onward_password(%s)", [people[1].id]) != [("mine",)]
        assert asked("SELECT onward_password(%s)", [people[0].id]) == [(None,)]
        refused = done("CREATE OR REPLACE FUNCTION public.onward_clock() RETURNS boolean LANGUAGE sql AS 'SELECT true'")
        assert "permission denied" in str(refused) or "must be owner" in str(refused)


def test_an_account_read_where_it_is_closed_is_saved_without_losing_its_password(council, people):
    adviser = people[0]
    with nothing_open(), council_context(council.id):
        found = Membership.objects.select_related("user").get(user=adviser).user
        with pytest.raises(PasswordIsClosedError):
            str(found.password)
        found.name = "Named Anew"
        with account_context(user_id=adviser.id):
            found.save()
            assert found.check_password(SECRET), "read once it is open"
    with clock_context():
        again = User.objects.get(id=adviser.id)
    assert (again.name, again.check_password(SECRET)) == ("Named Anew", True)
    with nothing_open(), council_context(council.id):
        close_account(user=Membership.objects.select_related("user").get(user=adviser).user, by=None)
    with clock_context():
        assert User.objects.get(id=adviser.id).check_password(SECRET)


def test_people_are_counted_joined_and_grouped_as_before(council, people):
    with nothing_open(), council_context(council.id):
        counted = User.objects.annotate(roles=Count("memberships")).order_by("id")
        assert [each.roles for each in counted] == [1, 1, 1]
        joined = Membership.objects.select_related("user").annotate(events_there=Count("events")).order_by("id")
        assert [each.user.name for each in joined] == [each.name for each in people]
        assert User.objects.filter(id__in=User.objects.filter(name="one")).distinct().count() == 1
        assert User.objects.order_by("id").defer("name").first().name == people[0].name


def test_somebody_signs_in_with_a_password_that_no_page_reads(people):
    client = Client()
    answer = client.post("/accounts/login/", {"login": people[0].email, "password": SECRET})
    assert answer.status_code == 302, "on to the second factor"
    wrong = Client().post("/accounts/login/", {"login": people[0].email, "password": SECRET + "x"})
    assert wrong.status_code == 200
