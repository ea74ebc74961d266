import pytest

from backend.opportunities import services
from backend.reference.models import Postcode
from backend.reference.services import load_sample_postcodes
from tests.backend.opportunities.posts import SITE, a_draft, officer_of


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]


def sites_of(post):
    return list(post.sites.values_list("postcode", "easting", "northing"))


def test_a_postcode_is_written_properly_and_found_on_the_grid(council):
    load_sample_postcodes()
    known = Postcode.objects.order_by("code").first()
    post = a_draft(council, sites=[{"postcode": known.code.lower().replace(" ", "")}])
    assert sites_of(post) == [(known.code, known.easting, known.northing)]


def test_a_postcode_we_do_not_hold_is_kept_without_grid_numbers(council):
    assert sites_of(a_draft(council, sites=[{"postcode": "ZE1 0AA"}])) == [("ZE1 0AA", None, None)]


def test_grid_numbers_that_come_with_the_site_are_kept(council):
    assert sites_of(a_draft(council)) == [(SITE["postcode"], SITE["easting"], SITE["northing"])]


def test_the_same_sites_again_are_no_change(council):
    post = a_draft(council)
    before = list(post.sites.values_list("id", flat=True))
    services.change(opportunity=post, sites=[SITE], by=officer_of(council))
    assert list(post.sites.values_list("id", flat=True)) == before
    services.change(opportunity=post, sites=[], by=officer_of(council))
    assert sites_of(post) == []
