"""Lists come in pages."""

import pytest

from tests.factories.opportunities import OpportunityFactory


def test_a_list_comes_in_pages_that_say_where_the_next_one_is(council, adviser):
    made = {str(OpportunityFactory(council=council).public_id) for _ in range(5)}
    first = adviser.get("opportunities/", page_size=2).json()
    assert (first["count"], first["previous"], len(first["results"])) == (5, None, 2)
    found, page = [row["public_id"] for row in first["results"]], first
    while page["next"]:
        page = adviser.client.get(page["next"]).json()
        found += [row["public_id"] for row in page["results"]]
    assert len(found) == 5
    assert set(found) == made


BAD = [
    ("page", "0", "Give a whole number from 1 to 1000000."),
    ("page", "1000001", "Give a whole number from 1 to 1000000."),
    ("page", "-1", "Give a whole number from 1 to 1000000."),
    ("page", "last", "Give a whole number from 1 to 1000000."),
    ("page", "1\x00", "Give a whole number from 1 to 1000000."),
    ("page", "9" * 5000, "Give a whole number from 1 to 1000000."),
    ("page", "²", "Give a whole number from 1 to 1000000."),
    ("page_size", "201", "Give a whole number from 1 to 200."),
    ("page_size", "", "Give a whole number from 1 to 200."),
]


@pytest.mark.parametrize(("name", "value", "sentence"), BAD, ids=[f"{name}={value[:5]!r}" for name, value, _ in BAD])
def test_a_page_that_is_no_number_is_refused_by_name(adviser, name, value, sentence):
    response = adviser.get("opportunities/", **{name: value})
    assert (response.status_code, response.json()) == (400, {name: [sentence]})


@pytest.mark.parametrize("page", ["2", "1000000"])
def test_a_page_beyond_the_last_is_not_there(adviser, page):
    response = adviser.get("opportunities/", page=page)
    assert (response.status_code, response.json()) == (404, {"detail": "Invalid page."})
