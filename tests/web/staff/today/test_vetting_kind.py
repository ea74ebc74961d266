"""An offer accepted with a DBS check asks for the addresses to be gone through, until they were."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.care_leavers.services import update_profile
from backend.care_leavers.vetting import change_address, record_address, record_check
from backend.core import clock
from backend.councils.choices import Role
from backend.opportunities.models import Opportunity
from tests.factories.placements import accepted
from tests.web.pages import page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in
from tests.web.staff.today.reading import hints, link_of


URL, KIND = "/today/", "addresses-to-check"


@pytest.fixture
def with_check(world):
    Opportunity.objects.filter(pk=world.opportunity.pk).update(dbs_required=True, dbs_level="basic")
    world.opportunity.refresh_from_db()
    return accepted(world, care_leaver=world.person, opportunity=world.opportunity)


def known(world) -> dict:
    return {
        "starts_on": clock.today() - dt.timedelta(days=2000),
        "ends_on": None,
        "lines": "1 Low Road",
        "country": "France",
    }


def gone_through(world):
    address = record_address(care_leaver=world.person, by=world.adviser, **known(world))
    facts = {"kind": "dbs", "checked_on": clock.today(), "sat_with": "Jo"}
    record_check(care_leaver=world.person, by=world.adviser, **facts)
    return address


def test_it_is_there_from_the_acceptance_until_they_went_through_it(adviser, world, with_check):
    shown = get_within(adviser, URL)
    ((action, what),) = hints(shown, KIND)
    assert action == f"{world.person.full_name}: go through their addresses with them"
    assert what.startswith("Offer accepted with a DBS check, and their addresses were not gone through with them yet:")
    assert link_of(shown, KIND) == reverse("person-addresses", args=[world.person.public_id])
    address = gone_through(world)
    assert hints(adviser.get(URL), KIND) == []
    with clock.moved_to(clock.now() + dt.timedelta(minutes=5)):
        change_address(address=address, by=world.adviser, **known(world) | {"lines": "2 Low Road"})
        assert len(hints(adviser.get(URL), KIND)) == 1


def test_a_check_for_fewer_years_or_a_home_that_came_since_asks_for_it_again(adviser, world, with_check):
    record_address(care_leaver=world.person, by=world.adviser, **known(world))
    facts = {"checked_on": clock.today(), "sat_with": "Jo", "by": world.adviser}
    record_check(care_leaver=world.person, kind="bpss", **facts)
    assert len(hints(adviser.get(URL), KIND)) == 1
    page = text_of(page_of(get_within(adviser, reverse("person-addresses", args=[world.person.public_id]))).main)
    assert "Make a letter" in page
    assert "We went through it together" in page
    record_check(care_leaver=world.person, kind="dbs", **facts)
    assert hints(adviser.get(URL), KIND) == []
    update_profile(care_leaver=world.person, home_postcode="SE25 4PT", by=world.adviser)
    assert len(hints(adviser.get(URL), KIND)) == 1


def test_without_a_check_nobody_is_asked(adviser, world):
    accepted(world, care_leaver=world.person, opportunity=world.opportunity)
    assert hints(adviser.get(URL), KIND) == []


def test_who_oversees_has_no_such_line(in_council, with_check):
    head, _ = signed_in(in_council, Role.HEAD)
    assert hints(head.get("/today/?whose=all"), KIND) == []
