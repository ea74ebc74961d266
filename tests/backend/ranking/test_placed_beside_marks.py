"""What is to be avoided and recorded after a start: judged by the one place they work at, told to who may read it."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.care_leavers.mark_readers import EVERYBODY, Readers
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.safety import avoid_employer, avoid_place, stop_avoiding
from backend.core.errors import Refused
from backend.councils.choices import Role
from backend.councils.viewer import Viewer
from backend.placements.services import end
from backend.ranking.placed_beside_marks import held_and_placed_beside_marks
from backend.reference.services import load_reference
from tests.factories.care_leavers import CareLeaverFactory, consent_to
from tests.factories.gated import start_from
from tests.factories.opportunities import OpportunityFactory, SiteFactory
from tests.factories.placements import accepted
from tests.factories.referrals import referral_world, viewer_with
from tests.today import today_is
from tests.web.pages import page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in
from tests.web.staff.today.reading import hints, link_of


TODAY = dt.date(2026, 6, 15)
_today = today_is(TODAY)
MILL, QUAY = "1 Mill Road, CR0 1EA", "2 Quay, CR0 2YR"
AT_THE_MILL = {"easting": 533400, "northing": 165500, "radius_metres": 400, "note": "His step-father"}
AT_THE_QUAY = AT_THE_MILL | {"easting": 536400}


@pytest.fixture
def desk(in_council):
    """The browser of their EET adviser, who may see marks, and who that is."""
    load_reference()
    return signed_in(in_council)


@pytest.fixture
def world(desk, in_council):
    return referral_world(in_council, places=9)


def works_at(world, user, chosen: str, *, sites: int = 2):
    home = {"home_easting": 532400, "home_northing": 165500}
    person = CareLeaverFactory(council=world.council, ready=True, eet_adviser=user, **home)
    consent_to(person, "share_name")
    opportunity = OpportunityFactory(council=world.council, employer=world.opportunity.employer, places=3)
    where = [("1 Mill Road", "CR0 1EA", 533400), ("2 Quay", "CR0 2YR", 536400)][:sites]
    for address, postcode, easting in where:
        SiteFactory(opportunity=opportunity, address=address, postcode=postcode, easting=easting, northing=165500)
    referral = accepted(world, care_leaver=person, opportunity=opportunity)
    return start_from(referral=referral, on=TODAY, workplace=chosen, by=world.adviser)


def beside(viewer) -> list[tuple[str, bool, list[str]]]:
    people = CareLeaver.objects.for_council(viewer.council_id)
    _, found = held_and_placed_beside_marks(viewer, people)
    return [(each.placement.workplace, each.is_ruled_out, each.reasons_for(viewer)) for each in found]


def test_the_place_is_asked_for_where_there_are_several_and_is_known_where_there_is_one(desk, world):
    user = desk[1].user
    for chosen, words in (("", "Choose the place they start at"), ("3 Elsewhere", "one of the places named here")):
        with pytest.raises(Refused, match=words) as refusal:
            works_at(world, user, chosen)
        assert refusal.value.field == "workplace"
    placement = works_at(world, user, QUAY)
    assert (placement.workplace, placement.referral.workplace) == (QUAY, "")
    assert works_at(world, user, "", sites=1).workplace == MILL
    assert works_at(world, user, "", sites=0).workplace == ""


def test_a_place_to_avoid_shows_at_the_placement_by_its_own_place_until_it_is_settled(desk, world):
    client, membership = desk
    viewer = Viewer.of(membership)
    at_mill, at_quay = (works_at(world, membership.user, chosen) for chosen in (MILL, QUAY))
    assert beside(viewer) == []
    for placement in (at_mill, at_quay):
        avoid_place(care_leaver=placement.care_leaver, **AT_THE_MILL, by=world.adviser)
    ((where, is_ruled_out, reasons),) = beside(viewer)
    assert (where, is_ruled_out) == (MILL, True)
    assert "see safety marks" not in " ".join(reasons)
    today = get_within(client, reverse("today"))
    ((action, hint),) = hints(today, "placed-beside-marks")
    assert "speak with them about where they work" in action
    assert MILL in hint
    assert link_of(today, "placed-beside-marks") == reverse("placement", args=[at_mill.public_id])
    assert "Speak with them" in text_of(page_of(get_within(client, link_of(today, "placed-beside-marks"))).main)
    for who in (Role.AUDITOR, Role.EMPLOYER, Role.ENGAGEMENT_OFFICER, Role.ADMINISTRATOR):
        assert beside(viewer_with(who, world.council)) == [], who
    end(placement=at_mill, on=TODAY, reason="travel", by=world.adviser)
    assert beside(viewer) == []
    avoided = avoid_employer(
        care_leaver=at_quay.care_leaver, employer=at_quay.opportunity.employer, note="", by=world.adviser
    )
    assert [each[:2] for each in beside(viewer)] == [(QUAY, True)]
    stop_avoiding(avoided=avoided, reason="It was another one", by=world.adviser)
    assert beside(viewer) == []


def test_a_mark_that_is_closed_to_them_names_whom_to_ask_though_another_one_is_open(desk, world):
    client, membership = desk
    placement = works_at(world, membership.user, MILL)
    person = placement.care_leaver
    avoid_place(care_leaver=person, **AT_THE_QUAY, by=world.adviser, seen_by=EVERYBODY)
    avoid_place(care_leaver=person, **AT_THE_MILL, by=world.adviser, seen_by=Readers(is_restricted=True))
    ((_, hint),) = hints(get_within(client, reverse("today")), "placed-beside-marks")
    asks = f"for a reason you cannot see: ask {world.adviser}"
    assert "The page says more" in hint
    said = text_of(page_of(client.get(reverse("placement", args=[placement.public_id]))).main)
    assert asks in said
    assert "step-father" not in hint + said
    auditor, _ = signed_in(world.council, Role.AUDITOR)
    assert "Safety" not in text_of(page_of(auditor.get(reverse("placement", args=[placement.public_id]))).main)
