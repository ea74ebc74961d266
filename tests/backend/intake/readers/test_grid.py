import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.intake.readers.grid import to_degrees, to_grid


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


@given(easting=st.integers(150_000, 650_000), northing=st.integers(20_000, 650_000))
def test_degrees_lead_back_to_the_same_place(easting, northing):
    east, north = to_grid(*to_degrees(easting, northing))
    assert abs(east - easting) <= 2
    assert abs(north - northing) <= 2
