"""A list of places said anew: which rows stay, so that what names them goes on naming the same place."""

import itertools

import pytest

from backend.opportunities.same_places import SiteFacts, same_places
from backend.opportunities.sites import NO_PLACE_SAID, replace_sites
from backend.opportunities.unread_places import put_places_right
from backend.reference.models import Postcode
from backend.reference.services import load_sample_postcodes
from tests.factories.councils import MembershipFactory
from tests.factories.opportunities import OpportunityFactory


def at(words, east=None, **more):
    point = {} if east is None else {"easting": east, "northing": 165_000}
    return SiteFacts(address=words, **point, **more)


A, B, C = at("A", 1), at("B", 2), at("C", 3)
FULHAM = {"area": "Fulham", "radius_metres": 3_000}
SAID_ANEW = [
    ("as before", [A, B], [A, B], {0: 0, 1: 1}),
    ("in another order", [A, B], [B, A], {0: 1, 1: 0}),
    ("one more in front", [A, B], [C, A, B], {0: 1, 1: 2}),
    ("one taken off", [A, B], [B], {1: 0}),
    ("other words at the same point", [A, B], [at("Z", 1), B], {0: 0, 1: 1}),
    ("the same words elsewhere", [A, B], [at("A", 9), B], {0: 0, 1: 1}),
    ("words changed over", [A, B], [at("B", 1), at("A", 2)], {0: 0, 1: 1}),
    ("the words of one that is gone", [A, B], [at("A", 2)], {1: 0}),
    ("other words elsewhere", [A, B], [at("Z", 9), B], {1: 1}),
    ("two may be the one that moved", [A, B], [at("A", 8), at("A", 9), B], {1: 2}),
    ("two lie where one lay", [A, B], [at("X", 1), at("Y", 1), B], {1: 2}),
    ("two lay where one lies", [A, at("D", 1)], [at("X", 1)], {}),
    ("of two at one point one is renamed", [A, at("D", 1)], [at("X", 1), at("D", 1)], {0: 0, 1: 1}),
    ("nothing tells them apart", [A, A, B], [A, A], {0: 0, 1: 1}),
    ("somewhere in the same town, by other words", [at("A", 1, **FULHAM)], [at("Z", 1, **FULHAM)], {}),
    ("a town becomes a point", [at("A", 1)], [at("A", 1, radius_metres=3_000)], {0: 0}),
    ("nobody could read it, then it is found", [at("Unit 4")], [at("U4", 7, as_sent="Unit 4")], {0: 0}),
    ("without words and without a point", [at(""), at("Q")], [at("")], {0: 0}),
    ("nothing was there", [], [A], {}),
]


@pytest.mark.parametrize(("before", "now", "stays"), [each[1:] for each in SAID_ANEW], ids=[e[0] for e in SAID_ANEW])
def test_the_places_that_stay(before, now, stays):
    assert same_places(before, now) == stays


def test_a_place_is_never_two_and_one_that_is_described_alike_always_stays():
    some = [A, at("B", 1), at("A", 2), at("", 2), at("A")]
    for before, now in itertools.product(itertools.permutations(some, 3), repeat=2):
        stays = same_places(before, now)
        assert len(set(stays.values())) == len(stays)
        assert {now[stays[number]] for number, site in enumerate(before) if number in stays and site in now} == (
            set(before) & set(now)
        )


@pytest.fixture
def post(in_council):
    opportunity = OpportunityFactory(council=in_council)
    replace_sites(opportunity, [A, B])
    return opportunity


def rows(post):
    return {site.address: site.id for site in post.sites.all()}


def test_rows_of_places_that_stay_are_kept(post):
    before = rows(post)
    assert replace_sites(post, [C, at("Z", 1), B])
    after = rows(post)
    assert (after["Z"], after["B"]) == (before["A"], before["B"])
    assert after["C"] not in before.values()


def test_another_order_is_no_change(post):
    before = rows(post)
    assert not replace_sites(post, [B, A])
    assert rows(post) == before


def test_a_place_that_nobody_could_read_is_the_same_once_it_is_put_right(in_council):
    load_sample_postcodes()
    post = OpportunityFactory(council=in_council)
    replace_sites(post, [at("The yard")])
    (before,) = rows(post).values()
    code = Postcode.objects.filter(code__startswith="CR0 ").first().code
    put_places_right(opportunity=post, postcodes={"The yard": code}, by=MembershipFactory(council=in_council).user)
    (site,) = post.sites.all()
    assert (site.id, site.postcode, site.as_sent) == (before, code, "The yard")
    assert NO_PLACE_SAID not in site.in_words
