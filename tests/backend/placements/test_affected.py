"""Whom a concern touches, and with whom somebody still has to speak: by hand, fact by fact."""

import datetime as dt

import pytest

from backend.care_leavers.models import CareLeaver
from backend.care_leavers.services import record_contact, record_view
from backend.core import clock
from backend.councils.choices import Role
from backend.councils.viewer import Viewer
from backend.employers.choices import ConcernOutcome, RaisedFrom
from backend.employers.concerns import decide_concern, raise_concern
from backend.employers.models import Concern
from backend.employers.organisations.services import add_trading_name
from backend.placements.affected import to_speak_with
from tests.factories.care_leavers import CareLeaverFactory, consent_to
from tests.factories.councils import MembershipFactory
from tests.factories.employers import EmployerFactory
from tests.factories.gated import step
from tests.factories.placements import placement_since
from tests.factories.referrals import referral_world


MONDAY = dt.date(2026, 6, 1)
DAY = dt.timedelta(days=1)


@pytest.fixture
def world(in_council):
    with clock.moved_to(MONDAY):
        found = referral_world(in_council)
        found.person.eet_adviser = found.adviser
        found.person.save()
        yield found


def looks_into_it(council):
    return MembershipFactory(council=council, role=Role.HEAD).user


def asked(world, **options):
    """For whom the world's EET adviser has a line, among all of the council."""
    viewer = Viewer.of(world.adviser.memberships.get())
    concerns = Concern.objects.for_council(world.council.id).asking(for_the_officer=False)
    people = CareLeaver.objects.for_council(world.council.id).of_worker(world.adviser)
    return [(each.person, each.employer_name) for each in to_speak_with(viewer, people, concerns, **options)]


def raised(world, employer=None, **facts):
    by = MembershipFactory(council=world.council, role=Role.STAFF).user
    return raise_concern(employer=employer or world.opportunity.employer, words="Shouted at", by=by, **facts)


def test_who_is_referred_or_placed_there_is_spoken_to_and_nobody_else(world):
    elsewhere = referral_world(world.council)
    elsewhere.refer()
    placed = placement_since(world, MONDAY).care_leaver
    left = placement_since(world, MONDAY - 9 * DAY, last=MONDAY - DAY, reason="travel").care_leaver
    withdrawn = CareLeaverFactory(council=world.council, ready=True)
    consent_to(withdrawn, "share_name")
    step(referral=world.refer(care_leaver=withdrawn), step="withdrawn", on=MONDAY, note="Ill", by=world.adviser)
    world.refer()
    name = world.opportunity.employer.name
    for person in (placed, left, withdrawn, elsewhere.person):
        person.eet_adviser = world.adviser
        person.save()
    assert asked(world) == []
    raised(world)
    assert asked(world) == [(world.person, name), (placed, name)]


def test_it_holds_for_the_whole_organisation_by_the_name_of_their_own_row(world):
    world.refer()
    named = add_trading_name(
        employer=world.opportunity.employer, name="Copper Kettle", reason="Over the door", by=world.adviser
    )
    raised(world, EmployerFactory(council=world.council, name=named.name.upper(), kind="feed"))
    assert asked(world) == [(world.person, world.opportunity.employer.name)]


def test_whose_page_it_was_raised_from_is_spoken_to_though_they_are_referred_nowhere(world):
    employer = EmployerFactory(council=world.council, name="Slate and Sons")
    raised(world, employer, raised_from=RaisedFrom.PROFILE, about=world.person.public_id)
    assert asked(world) == [(world.person, "Slate and Sons")]


SETTLING = {
    "they were reached": (lambda person, by: log(person, by, reached=True), True),
    "they said something": (lambda person, by: record_view(care_leaver=person, words="Fine", on=MONDAY, by=by), True),
    "nobody answered": (lambda person, by: log(person, by, reached=False), False),
    "a talk of the day before is written down": (lambda person, by: log(person, by, reached=True, days=1), False),
}


def log(person, by, *, reached, days=0):
    record_contact(care_leaver=person, on=MONDAY - days * DAY, method="phone", reached=reached, by=by)


@pytest.mark.parametrize(("act", "settles"), SETTLING.values(), ids=SETTLING)
def test_only_a_talk_of_ones_own_after_it_was_raised_settles_it(world, act, settles):
    world.refer()
    colleague = MembershipFactory(council=world.council).user
    act(world.person, world.adviser)
    with clock.moved_to(clock.now() + dt.timedelta(hours=1)):
        raised(world)
        assert len(asked(world)) == 1
    with clock.moved_to(clock.now() + dt.timedelta(hours=2)):
        act(world.person, colleague)
        assert len(asked(world)) == 1
        assert bool(asked(world, by_anybody=True)) != settles
        act(world.person, world.adviser)
        assert bool(asked(world)) != settles


def test_a_second_concern_asks_anew_and_one_that_was_lifted_asks_no_more(world):
    world.refer()
    head = looks_into_it(world.council)
    first = raised(world)
    with clock.moved_to(MONDAY + DAY):
        record_contact(care_leaver=world.person, on=MONDAY + DAY, method="phone", reached=True, by=world.adviser)
    with clock.moved_to(MONDAY + 2 * DAY):
        second = raised(world)
        assert len(asked(world)) == 1
        decide_concern(concern=second, outcome=ConcernOutcome.UPHELD, reason="So it is", by=head)
        assert len(asked(world)) == 1
        for each in (first, second):
            decide_concern(concern=each, outcome=ConcernOutcome.PUT_RIGHT, reason="Gone", by=head)
        assert asked(world) == []
