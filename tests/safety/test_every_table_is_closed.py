"""Every table, walked as the application's database role: with no context, another's, and each that there is.

What is open without a context stands in a list, with its reason. A table nobody thought of is not in it, and fails.
"""

from dataclasses import dataclass, fields
from functools import partial

import pytest
from allauth.account.models import EmailAddress, EmailConfirmation
from django.test import Client

from backend.accounts.models import AccountMail, User
from backend.core import clock
from backend.core.protection import (
    EMPLOYER,
    PUBLIC,
    RETENTION,
    account_context,
    clock_context,
    council_context,
)
from backend.councils.choices import Role
from backend.councils.models import Council
from tests.architecture.rows import KINDS, Rows
from tests.backend.opportunities.posts import TODAY
from tests.factories.councils import CouncilFactory, MembershipFactory, UserFactory
from tests.safety import reach
from tests.safety.filled_tables import fill_what_is_empty
from tests.safety.open_tables import AS_OWNER, OPEN, SEEN_BY_THE_CLOCK, STAYS_EMPTY, WRITTEN_IN_ANY_CONTEXT
from tests.safety.table_walk import (
    asked,
    can_be_touched,
    done,
    is_refused,
    relations,
    samples,
    seen,
    tables,
    without_a_policy,
    written_anew,
)
from tests.strictness import nothing_open
from tests.today import today_is
from tests.web.sign_in import sign_in


_on_the_day = today_is(TODAY)


@dataclass
class World:
    """A council with a row of every kind, one with nothing but people, and one that shares an opportunity."""

    full: Council
    other: Council
    lender: Council
    adviser: User
    of_its_employer: User
    of_another_employer: User
    head_elsewhere: User
    of_an_employer_elsewhere: User
    nobody: User

    def staff(self):
        return council_context(self.full.id, user_id=self.adviser.id)


@pytest.fixture
def world(db):
    full, other = CouncilFactory(), CouncilFactory()
    rows = Rows(full)
    with council_context(full.id, user_id=rows.adviser.id):
        for name in dict.fromkeys(KINDS.values()):
            getattr(rows, name)
        sign_in(Client(), rows.adviser.memberships.get()).get("/people/")
        fill_what_is_empty(full, rows.adviser)
    asked("SELECT set_config('onward.session', '', false)")
    with clock_context():
        address = EmailAddress.objects.create(user=rows.adviser, email=rows.adviser.email)
        EmailConfirmation.objects.create(email_address=address, key="1", sent=clock.now())
        AccountMail.objects.create(kind=AccountMail.Kind.PASSWORD_RESET, to=rows.adviser.email)
        somebody = [
            MembershipFactory(council=council, role=role).user
            for council, role in [(full, Role.EMPLOYER), (other, Role.HEAD), (other, Role.EMPLOYER)]
        ]
        return World(full, other, rows.shared.council, rows.adviser, rows.employer_user, *somebody, UserFactory())


def closed(names) -> set[str]:
    return {name for name in names if name not in OPEN}


def test_every_table_but_those_of_the_list_has_a_policy(db):
    assert without_a_policy() == set(OPEN)
    assert without_a_policy("UPDATE") | without_a_policy("DELETE") == set(WRITTEN_IN_ANY_CONTEXT)
    assert [name for name, kind, *_ in relations() if kind != "r"] == [], "a view shows what its owner may read"
    passing_by = [name for name, *_, verbs in relations() if {"TRUNCATE", "TRIGGER", "REFERENCES"} & set(verbs)]
    assert passing_by == [], "what no policy is asked about"


def test_a_table_that_nobody_thought_of_is_found(db):
    asked("CREATE TEMPORARY TABLE planted AS SELECT 1 AS id")
    with nothing_open():
        assert without_a_policy() - set(OPEN) == {"planted"}
        assert without_a_policy("DELETE") - set(WRITTEN_IN_ANY_CONTEXT) == {"planted"}
        assert closed(seen()) == {"planted"}
        assert can_be_touched({"planted"}) == {"UPDATE": {"planted"}, "DELETE": {"planted"}}
        assert not is_refused(written_anew("planted", {"id": 1}))
        asked("ALTER TABLE planted ENABLE ROW LEVEL SECURITY")
        assert without_a_policy() - set(OPEN) == {"planted"}, "nothing is said of whose its rows are"


def contexts(world: World) -> list:
    """By what is told when it fails, what opens it and what it should reach."""
    within, elsewhere = partial(council_context, world.full.id), partial(council_context, world.other.id)
    head, theirs, employer = world.head_elsewhere, world.of_its_employer, world.of_an_employer_elsewhere
    return [
        ("no context", council_context(None, audience=""), reach.NOTHING),
        ("another's staff", elsewhere(user_id=head.id), reach.ANOTHER_COUNCILS_STAFF),
        ("another's employer", elsewhere(audience=EMPLOYER, user_id=employer.id), reach.ANOTHER_COUNCILS_EMPLOYER),
        ("both's employer", elsewhere(audience=EMPLOYER, user_id=theirs.id), reach.THEIR_EMPLOYER_ELSEWHERE),
        ("its employer", within(audience=EMPLOYER, user_id=theirs.id), reach.ITS_EMPLOYER),
        ("its next", within(audience=EMPLOYER, user_id=world.of_another_employer.id), reach.ANOTHER_EMPLOYER),
        ("the public", council_context(None, audience=PUBLIC), reach.PUBLISHED),
        ("its retention", within(audience=RETENTION), reach.ITS_RETENTION),
        ("an account", account_context(user_id=head.id), reach.AN_ACCOUNT_WITH_A_ROLE),
    ]


def wider_contexts(world: World) -> list:
    elsewhere = partial(council_context, world.other.id)
    return [
        ("another's public", elsewhere(audience=PUBLIC), reach.PUBLISHED),
        ("no council's retention", council_context(None, audience=RETENTION), reach.NOTHING),
        ("another's retention", elsewhere(audience=RETENTION), reach.NOTHING),
        ("another's and no audience", elsewhere(audience=""), reach.NOTHING),
        ("a word of no audience", elsewhere(audience="owner"), reach.NOTHING),
        ("an account without a role", account_context(user_id=world.nobody.id), reach.AN_ACCOUNT),
        ("an unknown account", account_context(user_id=world.nobody.id + 1000), reach.NOTHING),
        ("an address", account_context(address=world.nobody.email.upper()), reach.AN_ACCOUNT),
        ("an unknown address", account_context(address="%"), reach.NOTHING),
        ("the adviser's account", account_context(user_id=world.adviser.id), reach.THE_ADVISERS_ACCOUNT),
        ("the adviser's address", account_context(address=world.adviser.email), reach.THE_ADVISERS_ADDRESS),
    ]


def what_is_reached(context, copies) -> reach.Reach:
    with context:
        touched = can_be_touched(closed(tables()))
        adds = {name for name, copy in copies.items() if not is_refused(written_anew(name, copy))}
        return reach.Reach(*map(frozenset, (closed(seen()), touched["UPDATE"], touched["DELETE"], adds)))


def differences(found: reach.Reach, expected: reach.Reach) -> dict[str, set[str]]:
    """By what may be done, the tables of one and not of the other."""
    both = {field.name: getattr(found, field.name) ^ getattr(expected, field.name) for field in fields(reach.Reach)}
    return {name: set(names) for name, names in both.items() if names}


def copies_of_all(world: World) -> dict[str, dict]:
    """Of each closed table one row, as the council's staff read it, or the clock."""
    with world.staff():
        copies = samples(closed(seen()))
    with clock_context():
        return copies | samples(closed(seen()) - set(copies))


@pytest.mark.slow
def test_each_context_reaches_what_is_written_of_it_and_no_more(world):
    copies = copies_of_all(world)
    assert closed(tables()) - set(copies) == set(STAYS_EMPTY), "a row is made of each that has no excuse"
    with nothing_open():
        for told, context, expected in contexts(world):
            assert differences(what_is_reached(context, copies), expected) == {}, told
        with clock_context():
            assert closed(seen()) == set(SEEN_BY_THE_CLOCK)
        _nobody_is_shared(world)
        _no_row_is_given_away(world)
        _of_a_partner_there_is_what_it_shares(world)


def _nobody_is_shared(world: World):
    """Accounts and roles are read from elsewhere: those of whoever is there."""
    with council_context(world.other.id, user_id=world.head_elsewhere.id):
        there = {world.head_elsewhere.id, world.of_an_employer_elsewhere.id}
        assert {id for (id,) in asked("SELECT id FROM accounts_user")} == there
        assert {id for (id,) in asked("SELECT user_id FROM councils_membership")} == there


def of_a_council(verb: str) -> set[str]:
    named = "SELECT attrelid::regclass::text FROM pg_attribute WHERE attname = 'council_id'"
    return {name for (name,) in asked(named)} & set(tables(verb))


def _no_row_is_given_away(world: World):
    """What a council may change it cannot move to another one."""
    names = of_a_council("UPDATE")
    assert len(names) > 50
    with world.staff():
        went = {name: done(f'UPDATE "{name}" SET council_id = %s', [world.other.id]) for name in names}
    assert {name: answer for name, answer in went.items() if not is_refused(answer)} == {}


def _of_a_partner_there_is_what_it_shares(world: World):
    """Read by the staff of the council it is shared with, and not changed; `removes` as the policies have it."""
    theirs = f"council_id = {world.lender.id}"
    with world.staff():
        reads = {
            name for name in of_a_council("SELECT") if asked(f'SELECT count(*) FROM "{name}" WHERE {theirs}') != [(0,)]
        }
        changes = {name for name in reads if not is_refused(done(f'UPDATE "{name}" SET id = id WHERE {theirs}'))}
        removes = {name for name in reads if not is_refused(done(f'DELETE FROM "{name}" WHERE {theirs}'))}
    assert reach.Reach(*map(frozenset, (reads, changes, removes))) == reach.OF_A_PARTNER


@pytest.mark.full
def test_each_wider_context_reaches_what_is_written_of_it_and_no_more(world):
    copies = copies_of_all(world)
    with nothing_open():
        for told, context, expected in wider_contexts(world):
            assert differences(what_is_reached(context, copies), expected) == {}, told
        key = copies["django_session"]["session_key"]
        for tried, count in [(key, 1), (key[:-1], 0), ("%", 0)]:
            asked("SELECT set_config('onward.session', %s, true)", [tried])
            assert closed(seen()) == ({"django_session"} if count else set())


def test_what_runs_as_the_owner_is_known_and_looks_in_no_other_schema(in_council):
    """A function that searched a schema of the caller's would run the caller's code with the owner's rights."""
    as_owner = "SELECT proname, prorettype::regtype::text, proconfig FROM pg_proc WHERE prosecdef"
    functions = asked(f"{as_owner} AND pronamespace = 'public'::regnamespace")
    assert [name for name, _returns, settings in functions if settings != ["search_path=public, pg_temp"]] == []
    assert {name for name, returns, _settings in functions if returns != "trigger"} == set(AS_OWNER)
    called = {done(f'SELECT public."{name}"()') for name, returns, _settings in functions if returns == "trigger"}
    assert {str(answer)[:30] for answer in called} == {"permission denied for function"}


def test_what_runs_as_the_owner_tells_of_nobody_else(in_council):
    theirs, next_door = (MembershipFactory(council=in_council, role=Role.EMPLOYER).user for _ in range(2))
    employer = Rows(in_council, employer_user=theirs).employer
    for council, user, expected in [
        (in_council, theirs, [(employer.id,)]),
        (in_council, next_door, []),
        (CouncilFactory(), theirs, []),
    ]:
        with council_context(council.id, audience=EMPLOYER, user_id=user.id):
            assert asked("SELECT onward_my_employers()") == expected
    with nothing_open(), council_context(None, audience=""):
        assert asked("SELECT onward_my_employers()") == []
        assert "permission denied" in str(done("SELECT _pgh_attach_context()"))


def test_no_trigger_of_the_callers_own_writes_history(in_council):
    """Put on a table of its own, a function of the history wrote whatever version it was given."""
    asked("CREATE TEMPORARY TABLE mine (LIKE care_leavers_careleaver)")
    of_people = (
        "SELECT proname FROM pg_proc JOIN pg_trigger ON tgfoid = pg_proc.oid WHERE prosecdef AND tgrelid = %s::regclass"
    )
    functions = asked(of_people, ["care_leavers_careleaver"])
    assert functions
    for number, (name,) in enumerate(functions):
        planted = f'CREATE TRIGGER t{number} AFTER INSERT ON mine FOR EACH ROW EXECUTE FUNCTION public."{name}"()'
        assert "permission denied" in str(done(planted)), name
