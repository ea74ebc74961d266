"""How far a match is from the area of a home: on its line, in the comparison, and never of a confidential home."""

import pytest
from django.urls import reverse

from backend.care_leavers.models import CareLeaver
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.opportunities import OpportunityFactory, SiteFactory
from tests.factories.postcodes import postcodes_at
from tests.factories.shortlists import MatchFactory
from tests.web.pages import page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


EAST, NORTH = 534_000, 168_000


@pytest.fixture
def person(in_council):
    """With two matches: one 2 km from the middle of their area, though next door to their home, and one from home."""
    postcodes_at({"SE25 6AA": (EAST - 2_000, NORTH), "SE25 9AA": (EAST + 2_000, NORTH)})
    person = CareLeaverFactory(
        council=in_council, home_postcode="SE25 9AA", home_easting=EAST + 2_000, home_northing=NORTH
    )
    near = OpportunityFactory(council=in_council, title="Next door")
    SiteFactory(opportunity=near, easting=EAST + 2_000, northing=NORTH)
    at_home = OpportunityFactory(council=in_council, title="At home", remote=True)
    for position, each in enumerate((near, at_home), 1):
        MatchFactory(care_leaver=person, opportunity=each, position=position, minutes=10 if each == near else None)
    return person


def read(client, person) -> tuple[str, str]:
    page = get_within(client, reverse("person", args=[person.public_id]))
    matches = person.matches.order_by("position").values_list("opportunity__public_id", flat=True)
    asked = "&".join(f"m={each}" for each in matches)
    return text_of(page_of(page).main), text_of(
        page_of(get_within(client, f"{reverse('person-compare', args=[person.public_id])}?{asked}")).main
    )


def test_miles_are_from_the_middle_of_the_area_and_not_from_the_door(in_council, person):
    client, _ = signed_in(in_council)
    page, comparison = read(client, person)
    assert "1.2 miles from their area" in page
    assert "1.2 miles" in comparison
    assert page.count("miles") == 1, "what is done from home is no miles away"


def test_of_a_confidential_home_no_mile_is_told(in_council, person):
    CareLeaver.objects.filter(id=person.id).update(home_is_confidential=True)
    client, _ = signed_in(in_council)
    assert not [text for text in read(client, person) if "mile" in text]
