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
from backend.ranking.placements_in_question import answers_of_desk
from backend.reference.services import load_reference
from backend.referrals.models import Clearance
from tests.factories.care_leavers import CareLeaverFactory, consent_to
from tests.factories.gated import start_from
from tests.factories.opportunities import OpportunityFactory, SiteFactory
from tests.factories.placements import accepted
from tests.factories.referrals import referral_world, viewer_with
from tests.today import today_is
from tests.web.pages import as_shown, page_of, text_of
from tests.web.queries import WITH_WHOSE_IT_IS, get_within
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
    found = answers_of_desk(viewer, people).beside_marks
    return [(each.placement.workplace, each.is_ruled_out, list(each.reasons_for(viewer).sentences)) for each in found]


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
    placement = get_within(client, link_of(today, "placed-beside-marks"), most=WITH_WHOSE_IT_IS)
    assert "Speak with them" in text_of(page_of(placement).main)
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
    said = text_of(page_of(client.get(reverse("placement", args=[placement.public_id]))).main)
    assert asks in hint
    assert asks in said
    assert "step-father" not in hint + said
    auditor, _ = signed_in(world.council, Role.AUDITOR)
    assert "Safety" not in text_of(page_of(auditor.get(reverse("placement", args=[placement.public_id]))).main)


def test_what_somebody_checked_about_an_unknown_place_settles_it_until_the_facts_change(desk, world):
    """Judged at a placement as before a start: where they work is not known, and a named person says what they know."""
    client, membership = desk
    placement = works_at(world, membership.user, "", sites=0)
    page, form = (reverse(name, args=[placement.public_id]) for name in ("placement", "placement-checked"))
    assert client.get(form).url == page, "nothing waits"
    avoid_place(care_leaver=placement.care_leaver, **AT_THE_MILL, by=world.adviser)
    ((action, _),) = hints(get_within(client, reverse("today")), "placed-beside-marks")
    assert "check where they work" in action
    assert page_of(client.get(page)).select_one(f"a[href='{form}']")
    read = as_shown(client.get(form))
    assert "Say what you checked" in text_of(page_of(client.post(form, read | {"checked": "ok"})).main)
    assert beside(Viewer.of(membership))
    auditor, _ = signed_in(world.council, Role.AUDITOR)
    assert auditor.post(form, {"checked": "Rang the manager"}).status_code == 403
    assert client.post(form, read | {"checked": "Rang the manager: he works at the depot in Sutton."}).url == page
    assert beside(Viewer.of(membership)) == []
    said = Clearance.objects.get(care_leaver=placement.care_leaver)
    assert (said.by, said.opportunity) == (membership.user, placement.opportunity)
    avoid_place(care_leaver=placement.care_leaver, **AT_THE_QUAY, by=world.adviser)
    assert len(beside(Viewer.of(membership))) == 1, "another mark asks anew"


def test_nobody_says_that_they_checked_a_place_that_is_known_or_a_mark_they_cannot_read(desk, world):
    client, membership = desk
    known, hidden = works_at(world, membership.user, MILL), works_at(world, membership.user, "", sites=0)
    avoid_place(care_leaver=known.care_leaver, **AT_THE_MILL, by=world.adviser)
    closed = Readers(is_restricted=True)
    avoid_place(care_leaver=hidden.care_leaver, **AT_THE_MILL, by=world.adviser, seen_by=closed)
    words = {"checked": "Rang the manager, who knows."}
    urls = [reverse("placement-checked", args=[each.public_id]) for each in (known, hidden)]
    assert "waits to be checked" in text_of(page_of(client.post(urls[0], words, follow=True)).main)
    assert f"ask {world.adviser}" in text_of(page_of(client.post(urls[1], words | as_shown(client.get(urls[1])))).main)
    assert not Clearance.objects.exists()
    assert len(beside(Viewer.of(membership))) == 2
