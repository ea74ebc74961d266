import pytest

from backend.opportunities.feeds.grid import to_grid


@pytest.mark.parametrize(
    ("latitude", "longitude", "easting", "northing"),
    [
        (51.501009, -0.141588, 529090, 179645),  # SW1A 1AA, by the ONS Postcode Directory
        (52.6579778, 1.7160528, 651409, 313177),  # the worked example of the Ordnance Survey guide
    ],
)
def test_known_points_lie_where_surveyors_put_them(latitude, longitude, easting, northing):
    found = to_grid(latitude, longitude)
    assert abs(found[0] - easting) <= 5
    assert abs(found[1] - northing) <= 5
