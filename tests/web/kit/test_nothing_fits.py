"""A list that its filters leave empty says so, and leads on to where no filter is left."""

import pytest

from backend.councils.choices import Role
from tests.factories.postcodes import postcodes_at
from tests.web.pages import headings_in, page_of, text_of
from tests.web.sign_in import signed_in


@pytest.mark.parametrize(
    ("address", "said", "way_out"),
    [
        ("/people/?name=zzz", "Nobody fits these filters", "?whose=all"),
        ("/employers/?words=zzz", "No employer fits these filters", "?"),
        ("/opportunities/?words=zzz", "No opportunity fits these filters", "?state=any"),
        ("/placements/?words=zzz", "No placement fits these filters", "?"),
    ],
)
def test_the_way_out_of_filters_that_leave_nothing_stands_beside_what_is_said(in_council, address, said, way_out):
    client, _ = signed_in(in_council, Role.STAFF)
    response = client.get(address)
    assert said in headings_in(response)
    shown = page_of(response).select_one(".onward-empty")
    assert text_of(shown).count("Take a filter away, or show") == 1
    assert shown.a["href"] == way_out


def test_a_list_around_a_place_says_that_it_may_look_further(in_council):
    postcodes_at({"SE25 6AA": (534_000, 168_000)})
    client, _ = signed_in(in_council)
    main = page_of(client.get("/opportunities/?near=SE25&within=5&words=zzz")).main
    assert "Take a filter away, look further than 5 miles, or show opportunities in every state" in text_of(main)
