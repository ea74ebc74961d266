"""A referral or placement that names a place, which a change takes off that waits and is taken back: as before."""

import pytest

from backend.care_leavers.safety import avoid_place
from backend.core.errors import Refused
from backend.councils.choices import Role
from backend.opportunities import services
from backend.opportunities.models import Site
from backend.placements.models import Placement
from backend.ranking.holds import answers_about_next
from backend.ranking.placements_in_question import answers_about
from backend.referrals.gate_answers import Outcome
from backend.referrals.models import Referral
from tests.backend.ranking.test_places_renamed import AVOIDED, EAST, NAMED, OTHER, SOUTH, TODAY, lies_at
from tests.factories.gated import start_from, step
from tests.factories.referrals import referral_world, viewer_with
from tests.today import today_is


_today = today_is(TODAY)
WHY = {"reason": "The yard stays open"}
TAKEN_OFF = {
    "removed": [(OTHER, EAST)],
    "moved elsewhere under other words": [(OTHER, EAST), ("9 Far Lane", (550_000, 169_000))],
    "moved beside the mark": [(NAMED, AVOIDED), (OTHER, EAST)],
    "removed, and told anew at its place": [(OTHER, EAST)],
}


@pytest.fixture
def unmarked(in_council):
    world = referral_world(in_council, places=9, summary="Help in the yard.", duration_months=15, weekly_hours=30)
    lies_at(world, (NAMED, SOUTH), (OTHER, EAST))
    return world


@pytest.fixture
def two(unmarked):
    (easting, northing), world = AVOIDED, unmarked
    avoid_place(
        care_leaver=world.person, easting=easting, northing=northing, radius_metres=1_000, note="", by=world.adviser
    )
    return world


def accepted(world) -> Referral:
    referral = world.ask_to_refer(workplace=NAMED)
    for name in ("offered", "accepted"):
        step(referral=referral, step=name, on=TODAY, by=world.adviser)
    return referral


def told(*places) -> list[dict]:
    return [{"address": words, "easting": e, "northing": n} for words, (e, n) in places]


def change(two, places):
    services.change(opportunity=two.opportunity, by=two.employer_user, sites=told(*places))


def take_back(two):
    services.take_back_change(opportunity=two.opportunity, by=two.employer_user, **WHY)


def outcome(referral) -> Outcome:
    return answers_about_next([Referral.objects.get(id=referral.id)])[referral.id].outcome


@pytest.mark.parametrize("how", TAKEN_OFF)
def test_the_named_place_is_known_again_once_the_change_is_taken_back(two, how):
    referral = two.ask_to_refer(workplace=NAMED)
    named = referral.site_id
    change(two, TAKEN_OFF[how])
    assert outcome(referral) != Outcome.GO_ON, "while it waits nobody knows where they would go"
    if how == "removed, and told anew at its place":
        change(two, [(NAMED, SOUTH), (OTHER, EAST)])
    take_back(two)
    assert outcome(referral) == Outcome.GO_ON
    assert Referral.objects.get(id=referral.id).site_id == named
    assert sorted(each.in_words for each in Site.with_set_aside.all()) == [NAMED, OTHER]


def test_a_placement_at_the_named_place_is_as_before(two):
    viewer, referral = viewer_with(Role.EET_ADVISER, two.council), accepted(two)
    placement = start_from(referral=referral, on=TODAY, by=two.adviser)
    change(two, [(OTHER, EAST)])
    take_back(two)
    placement = Placement.objects.get(id=placement.id)
    assert placement.site_id == referral.site_id
    assert not answers_about(viewer, placement).beside_marks


def test_a_start_while_it_waits_is_at_the_named_place(unmarked):
    referral = accepted(unmarked)
    change(unmarked, [(OTHER, EAST)])
    placement = start_from(referral=referral, on=TODAY, by=unmarked.adviser)
    assert (placement.workplace, placement.site_id) == (NAMED, referral.site_id)


def test_while_it_waits_nobody_new_is_put_forward_for_what_is_taken_off(two):
    place = two.opportunity.sites.get(address=NAMED)
    change(two, [(OTHER, EAST)])
    assert [each.in_words for each in two.opportunity.sites.all()] == [OTHER]
    with pytest.raises(Refused):
        two.ask_to_refer(workplace=place.in_words)


def test_once_the_council_has_decided_what_was_taken_off_is_gone(two):
    referral = two.ask_to_refer(workplace=NAMED)
    change(two, [(OTHER, EAST)])
    officer = viewer_with(Role.ENGAGEMENT_OFFICER, two.council).user
    services.ask_for_changes(opportunity=two.opportunity, comments={"sites": "Who goes where?"}, by=officer)
    assert Site.with_set_aside.count() == 1
    assert Referral.objects.get(id=referral.id).site_id is None
    assert outcome(referral) == Outcome.HOLD
