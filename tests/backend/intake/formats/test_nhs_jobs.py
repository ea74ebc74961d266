from datetime import date
from decimal import Decimal

import pytest

from backend.intake.errors import MalformedFeed
from backend.intake.formats.nhs_jobs import read
from tests.backend.intake.samples import nhs, nhs_advert


def only(**changes):
    feed = read(nhs(nhs_advert(**changes)))
    assert not feed.refusals
    return feed.records[0]


def test_a_plain_advert_is_read_whole():
    found = only()
    assert (found.source, found.external_reference) == ("nhs_jobs", "C1111-26-0001")
    assert (found.type, found.route, found.level) == ("apprenticeship", "Health and science", None)
    assert found.summary == "Learn on the ward & in class ..."
    assert (found.posted_date, found.closing_date) == (date(2026, 10, 12), date(2026, 11, 30))
    assert (found.wage.amount_from, found.wage.period, found.weekly_pay) == (15704, "year", Decimal("302.00"))
    assert found.application_url == "https://jobs.sample.test/C1111-26-0001"
    assert (found.start_date, found.weekly_hours, found.places) == (None, None, None)


@pytest.mark.parametrize(
    "locations",
    [
        "<locations><location>London, NW1 2PG</location><location>Leeds, LS1 4AP</location></locations>",
        "<locations><locations>London, NW1 2PG</locations><locations>Leeds, LS1 4AP</locations></locations>",
        "<location>London, NW1 2PG</location><locations>Leeds, LS1 4AP</locations>",
    ],
)
def test_places_are_found_under_either_name(locations):
    sites = only(locations=locations).sites
    assert [(site.address_lines, site.postcode) for site in sites] == [
        (("London",), "NW1 2PG"),
        (("Leeds",), "LS1 4AP"),
    ]


@pytest.mark.parametrize(
    ("place", "address", "postcode"),
    [
        ("St Mary's, Praed Street, London, w21ny", ("St Mary's", "Praed Street", "London"), "W2 1NY"),
        ("London", ("London",), None),
        ("Various sites, London", ("Various sites", "London"), None),
        ("NW1 2PG", (), "NW1 2PG"),
        ("London NW1 2PG", ("London",), "NW1 2PG"),
        ("NW1 2PG London", ("London",), "NW1 2PG"),
        ("Ward 3 (NW1 2PG), London", ("Ward 3", "London"), "NW1 2PG"),
    ],
)
def test_the_postcode_is_found_wherever_it_stands(place, address, postcode):
    site = only(locations=f"<locations><location>{place}</location></locations>").sites[0]
    assert (site.address_lines, site.postcode) == (address, postcode)


def test_an_advert_without_a_place_has_no_site():
    assert only(locations="<locations></locations>").sites == ()


def test_a_range_of_pay_keeps_both_ends():
    wage = only(salary="£24071.00 to £25674.00").wage
    assert (wage.amount_from, wage.amount_to, wage.period) == (24071, 25674, "year")


def test_pay_by_the_hour_is_not_taken_for_a_year():
    wage = only(salary="£12.60").wage
    assert (wage.amount_from, wage.period) == (Decimal("12.60"), None)
    assert only(salary="£12.60").weekly_pay is None


def test_an_advert_of_another_contract_is_a_job():
    assert only(type="Permanent").type == "job"


def test_the_same_advert_listed_anew_under_another_number_is_unchanged():
    assert only(id="1").digest == only(id="2").digest


def test_an_empty_answer_is_a_valid_feed():
    feed = read(nhs(pages=0))
    assert (feed.records, feed.refusals, feed.total_pages, feed.total_results) == ((), (), 0, 0)


def test_the_number_of_pages_is_read_so_a_person_knows_that_more_remain():
    assert read(nhs(nhs_advert(), pages=7)).total_pages == 7


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"title": ""}, "title is missing"),
        ({"close": ""}, "closeDate is missing"),
        ({"close": "6 March"}, "closeDate is “6 March”"),
        ({"url": "ftp://jobs.sample.test/1"}, "url holds no web address"),
        ({"reference": ""}, "The reference is missing"),
    ],
)
def test_a_bad_field_refuses_its_advert_alone_and_is_named(changes, named):
    feed = read(nhs(nhs_advert(**changes), nhs_advert(reference="C2222-26-0002")))
    assert [record.external_reference for record in feed.records] == ["C2222-26-0002"]
    assert feed.refusals[0].reason.startswith(named)
    assert feed.refusals[0].line == 3


def test_the_line_is_where_the_advert_begins():
    data = nhs(nhs_advert(), nhs_advert(reference="C2222-26-0002", title=""))
    lines = data.decode().splitlines()
    starts = [number for number, line in enumerate(lines, 1) if "<vacancyDetails>" in line]
    feed = read(data)
    assert [feed.records[0].line, feed.refusals[0].line] == starts


BOMB = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><nhsJobs>&b;</nhsJobs>'
FILE_ENTITY = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><nhsJobs>&a;</nhsJobs>'
OTHER_SHAPES = {
    "entities that grow": BOMB,
    "an entity that reads a file": FILE_ENTITY,
    "another service": b"<source><job/></source>",
    "JSON": b'{"vacancies": []}',
    "cut off": nhs(nhs_advert())[:-30],
    "two roots": nhs() + b"<nhsJobs/>",
    "an unknown encoding": b'<?xml version="1.0" encoding="klingon"?><nhsJobs/>',
    "bytes that are not UTF-8": nhs(nhs_advert(title="Caf\xe9")).decode().encode("latin-1"),
    "nothing": b"",
}


@pytest.mark.parametrize("data", OTHER_SHAPES.values(), ids=OTHER_SHAPES)
def test_another_shape_ends_with_one_sentence(data):
    with pytest.raises(MalformedFeed) as caught:
        read(data)
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
