"""How far an opportunity is: to its nearest place that can be measured, as the engine measures."""

import pytest

from backend.ranking.distances import METRES_A_MILE, distance_to, distances_from
from backend.reference.places import Extent
from matching import Settings
from tests.factories.opportunities import OpportunityFactory, SiteFactory


HERE = Extent(530_000, 170_000, 0)


def at(opportunity, east, north=0, **facts):
    return SiteFactory(opportunity=opportunity, easting=HERE.easting + east, northing=HERE.northing + north, **facts)


@pytest.fixture
def opportunity(in_council):
    return OpportunityFactory(council=in_council)


def test_the_nearest_of_several_places_counts(opportunity):
    at(opportunity, 9_000)
    near = at(opportunity, 3_000, 4_000)
    at(opportunity, 100, radius_metres=32_000, area="London", postcode="")
    SiteFactory(opportunity=opportunity, easting=None, northing=None, postcode="")
    found = distances_from(HERE, [opportunity.id])[opportunity.id]
    assert (found.site_id, found.metres) == (near.id, 5_000)
    assert found.minutes == Settings().travel.minutes(found.metres)
    assert distance_to(HERE, opportunity.sites.all()) == found


def test_a_place_is_within_a_mile_up_to_the_last_metre_and_not_in_a_corner_of_its_square(opportunity, in_council):
    corner, edge = (OpportunityFactory(council=in_council) for _ in range(2))
    mile = int(METRES_A_MILE)
    at(opportunity, 0, -mile)
    at(edge, mile + 1)
    at(corner, mile - 1, mile - 1)
    assert set(distances_from(HERE, [opportunity.id, corner.id, edge.id], miles=1)) == {opportunity.id}


def test_what_has_no_place_has_no_distance(opportunity):
    assert distances_from(HERE, [opportunity.id]) == {}
    assert distances_from(HERE, []) == {}
    assert distance_to(HERE, []) is None
