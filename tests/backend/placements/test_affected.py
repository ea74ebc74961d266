"""Whom a concern touches, and with whom somebody still has to speak: by hand, fact by fact."""

import datetime as dt

import pytest

from backend.care_leavers.models import CareLeaver
from backend.care_leavers.services import record_contact, record_view
from backend.core import clock
from backend.core.errors import Refused
from backend.councils.choices import Role
from backend.councils.viewer import Viewer
from backend.employers.choices import ConcernOutcome, RaisedFrom
from backend.employers.concerns import decide_concern, raise_concern
from backend.employers.models import Concern
from backend.employers.organisations.services import add_trading_name
from backend.opportunities.models import Opportunity
from backend.placements.affected import to_speak_with
from backend.referrals.moved_adverts import follow_employer
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
    with clock.moved_to(MONDAY - 2 * DAY):
        earlier = world.refer(care_leaver=withdrawn)
        step(referral=earlier, step="withdrawn", on=MONDAY - 2 * DAY, note="Ill", by=world.adviser)
    world.refer()
    name = world.opportunity.employer.name
    for person in (placed, left, withdrawn, elsewhere.person):
        person.eet_adviser = world.adviser
        person.save()
    assert asked(world) == []
    raised(world)
    assert asked(world) == [(world.person, name), (placed, name)]


def theirs(world, person):
    person.eet_adviser = world.adviser
    person.save()
    return person


def leaves(world, last):
    return theirs(world, placement_since(world, MONDAY - 9 * DAY, last=last, reason="travel").care_leaver)


def withdraws(world, on):
    person = theirs(world, CareLeaverFactory(council=world.council, ready=True))
    consent_to(person, "share_name")
    with clock.moved_to(MONDAY - 3 * DAY):
        referral = world.refer(care_leaver=person)
    with clock.moved_to(on):
        step(referral=referral, step="withdrawn", on=on, note="Ill", by=world.adviser)
    return person


@pytest.mark.parametrize("ends", [leaves, withdraws])
def test_who_left_on_the_day_it_was_raised_or_since_is_spoken_to_and_who_left_before_is_not(world, ends):
    ends(world, MONDAY - DAY)
    with clock.moved_to(MONDAY + 8 * DAY):
        on_the_day, since = ends(world, MONDAY), ends(world, MONDAY + 3 * DAY)
    name = world.opportunity.employer.name
    raised(world)
    with clock.moved_to(MONDAY + 9 * DAY):
        assert asked(world) == [(on_the_day, name), (since, name)]


def lifted(world, concern, **facts):
    head = looks_into_it(world.council)
    return decide_concern(
        concern=concern, outcome=ConcernOutcome.PUT_RIGHT, reason="It was another firm", by=head, **facts
    )


def test_a_lifted_concern_asks_until_anybody_has_spoken_with_who_was_there(world):
    was_there = leaves(world, MONDAY)
    concern = raised(world)
    with clock.moved_to(MONDAY + 2 * DAY):
        lifted(world, concern)
    with clock.moved_to(MONDAY + 4 * DAY):
        placement_since(world, MONDAY + 4 * DAY)  # came after it was lifted
        for person in CareLeaver.objects.for_council(world.council.id):
            theirs(world, person)
        assert [person for person, _ in asked(world)] == [was_there]
        colleague = MembershipFactory(council=world.council).user
        record_contact(care_leaver=was_there, on=MONDAY + 4 * DAY, method="phone", reached=True, by=colleague)
        assert asked(world) == []


def test_who_lifts_it_may_say_that_nobody_has_to_be_spoken_with_and_their_name_stands_by_it(world):
    world.refer()
    concern = raised(world)
    with pytest.raises(Refused) as refusal:
        decide_concern(
            concern=concern, outcome="upheld", reason="So it is", nobody_to_ask=True, by=looks_into_it(world.council)
        )
    assert refusal.value.field == "nobody_to_ask"
    assert len(asked(world)) == 1
    lifted(world, concern, nobody_to_ask=True)
    assert asked(world) == []
    said = concern.events.get(step="nobody_to_ask")
    assert (said.words, said.by) == ("It was another firm", concern.decided_by)


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


def test_a_second_concern_asks_anew_also_once_it_is_lifted(world):
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
        assert len(asked(world)) == 1
        record_contact(care_leaver=world.person, on=MONDAY + 2 * DAY, method="phone", reached=True, by=world.adviser)
        assert asked(world) == []


def test_what_stands_is_named_before_what_was_lifted_though_that_is_older(world):
    world.refer()
    lifted(world, raised(world))
    standing, _ = raised(world), raised(world)
    concerns = Concern.objects.for_council(world.council.id).asking(for_the_officer=False)
    viewer, people = Viewer.of(world.adviser.memberships.get()), CareLeaver.objects.filter(id=world.person.id)
    assert [each.concern for each in to_speak_with(viewer, people, concerns)] == [standing]


def test_who_had_left_before_the_advert_moved_was_never_with_the_employer_it_moved_to(world):
    advert = Opportunity.objects.filter(placements__care_leaver=leaves(world, MONDAY))
    before, later = advert.get().employer, EmployerFactory(council=world.council, name="Slate and Sons")
    raised(world, later)
    with clock.moved_to(MONDAY + 5 * DAY):
        Opportunity.objects.filter(id=advert.get().id).update(employer=later)
        follow_employer(advert, by=world.adviser)
        assert asked(world) == []
        raised(world, before)
        assert asked(world) == []
