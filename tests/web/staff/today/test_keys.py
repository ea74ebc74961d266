"""The one query of Today is written once for a role and a day: it gives each viewer what each kind asks for itself."""

import datetime as dt

import pytest

from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.councils.acting import acting_as
from backend.councils.choices import Role
from backend.councils.viewer import Viewer
from backend.referrals.choices import Step
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.keys import find, written_for
from backend.web.staff.today.kinds import KINDS
from backend.web.staff.today.lines import Source
from backend.web.staff.today.statements import COUNCIL, HELD, NOTED, ONLY, USER, Shape
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import MembershipFactory
from tests.factories.gated import step
from tests.factories.placements import placement_since
from tests.factories.referrals import referral_world
from tests.factories.shortlists import MatchFactory, shortlist_of


DAY = dt.timedelta(days=1)


@pytest.fixture
def world(in_council):
    """Two advisers, a personal adviser and their young people, with lines of many kinds."""
    world = referral_world(in_council)
    roles = (Role.EET_ADVISER, Role.EET_ADVISER, Role.PERSONAL_ADVISER, Role.STAFF, Role.HEAD)
    world.members = [MembershipFactory(council=in_council, role=role) for role in roles]
    mine, other, personal = (each.user for each in world.members[:3])
    update_profile(care_leaver=world.person, eet_adviser=mine, by=mine)
    step(referral=world.refer(), step=Step.INTERVIEW, on=clock.today(), by=world.employer_user)
    placement_since(world, clock.today() - 30 * DAY, person=CareLeaverFactory(council=in_council, eet_adviser=other))
    for number in range(4):
        advisers = {"eet_adviser": (mine, other)[number % 2], "personal_adviser": personal if number < 2 else None}
        shortlist_of(CareLeaverFactory(council=in_council, age=16 + number, **advisers), 1)
    MatchFactory(care_leaver=world.person, opportunity=world.opportunity)
    return world


def asked_itself(desk: Desk) -> dict[tuple[str, int], list[int]]:
    found = {}
    for kind in KINDS:
        if kind.seen_by(desk.viewer):
            for number, source in enumerate(kind.sources):
                if isinstance(source, Source) and (keys := [row.pk for row in source.rows(desk)]):
                    found[kind.anchor, number] = keys
    return found


@pytest.mark.parametrize("everybody", [False, True])
def test_each_viewer_gets_the_rows_that_each_kind_finds_for_them(world, everybody):
    seen = []
    for member in world.members:
        viewer = Viewer.of(member)
        with acting_as(viewer):
            desk = Desk(viewer, everybody=everybody)
            kinds = [kind.anchor for kind in KINDS if kind.seen_by(viewer)]
            found = find(desk, kinds, (), 50)
            assert {source: each.keys for source, each in found.items()} == asked_itself(desk)
            assert all(each.total == len(each.keys) for each in found.values())
            seen.append(sum(each.total for each in found.values()))
    assert min(seen[:2]) > 0
    assert everybody or seen[0] != seen[3], "one adviser's desk is not everybody's"


def test_what_is_noted_is_found_beside_the_first_and_takes_no_other_lines_place(world):
    viewer = Viewer.of(world.members[3])
    with acting_as(viewer):
        desk = Desk(viewer, everybody=True)
        every = find(desk, ["in-touch"], (), 50)["in-touch", 0]
        last = desk.people.get(pk=every.keys[-1])
        few = find(desk, ["in-touch"], [last.public_id], 1)["in-touch", 0]
        assert (few.keys, few.total) == ([every.keys[0], last.pk], every.total)
        first = desk.people.get(pk=every.keys[0])
        assert find(desk, ["in-touch"], [first.public_id], 1)["in-touch", 0].keys == every.keys[:2]


def test_however_many_are_noted_the_first_of_the_others_are_there(in_council):
    member = MembershipFactory(council=in_council, role=Role.STAFF)
    CareLeaverFactory.create_batch(43, council=in_council)
    viewer = Viewer.of(member)
    with acting_as(viewer):
        desk = Desk(viewer, everybody=True)
        every = find(desk, ["in-touch"], (), 50)["in-touch", 0].keys
        assert len(every) == 43
        noted = [each.public_id for each in desk.people.filter(pk__in=every[:41])]
        assert find(desk, ["in-touch"], noted, 1)["in-touch", 0].keys == every[:42]


def test_what_differs_between_viewers_stands_beside_the_statement_and_all_else_in_it(world):
    """Of a value it is not told PostgreSQL expects too few: of those in touch, nobody, in a plan that is kept."""
    viewer = Viewer.of(world.members[3])
    desk = Desk(viewer, everybody=True)
    kinds = tuple(kind.anchor for kind in KINDS if kind.seen_by(viewer))
    statement = written_for(Shape.of(desk), kinds, 50, None, False)
    assert {str(each) for each in statement.parameters} <= {str(each) for each in (USER, COUNCIL, HELD, ONLY, NOTED)}
    assert "'DIED'" in statement.sql
