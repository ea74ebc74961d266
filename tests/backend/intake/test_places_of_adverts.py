"""Where adverts say the work is: every shape of an address, and what a place known in part does to a referral."""

import json

import pytest

import matching
from backend.care_leavers.safety import avoid_place
from backend.core import clock
from backend.intake.formats import ats_xml, faa_v2, job_posting, nhs_jobs
from backend.intake.importer.importer import import_feed
from backend.opportunities.models import Opportunity
from backend.ranking.eligibility import Eligibility
from backend.reference.models import Postcode
from backend.reference.services import load_sample_postcodes
from tests.factories.care_leavers import CareLeaverFactory


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
POSTAL = "PostalAddress"

# jobLocation as written, and the address, postcode, area and latitude that are read.
SHAPES = [
    (
        {"address": "Mill House, 3 Quay, London E14 5AB"},
        "Mill House, 3 Quay, London",
        "E14 5AB",
        "",
        None,
    ),
    ({"address": ["3 Quay Street, E14 5AB, London"]}, "3 Quay Street, London", "E14 5AB", "", None),
    ("London E14 5AB", "London", "E14 5AB", "", None),
    (["E14 5AB"], "", "E14 5AB", "", None),
    ({"address": {"@type": POSTAL, "addressLocality": "Poplar E14 5AB"}}, "Poplar", "E14 5AB", "", None),
    ({"address": {"streetAddress": "3 Quay Street E14 5AB", "postalCode": None}}, "3 Quay Street", "E14 5AB", "", None),
    ({"address": {"addressRegion": "London, E14"}}, "London", None, "E14", None),
    ({"address": [{"addressLocality": "Bow", "postalCode": "E3 OAA"}]}, "Bow", "E3 0AA", "", None),
    ({"address": {"addressLocality": "Bow", "postalCode": "E3"}}, "Bow", None, "E3", None),
    ({"name": "Bow depot, E3 4AB"}, "Bow depot", "E3 4AB", "", None),
    ({"geo": {"latitude": "51.5117", "longitude": "-0.0221"}, "address": "Poplar"}, "Poplar", None, "", 51.5117),
    ({"latitude": "51,5117", "longitude": "-0,0221"}, "", None, "", 51.5117),
    (
        {"address": {"addressLocality": "Poplar", "latitude": 51.5117, "longitude": -0.0221}},
        "Poplar",
        None,
        "",
        51.5117,
    ),
    ({"geo": {"latitude": "north", "longitude": "-0.0221"}, "address": "Poplar"}, "Poplar", None, "", None),
]


def posting(**facts):
    return {
        "@type": "JobPosting",
        "title": "Apprentice joiner",
        "identifier": "J-1",
        "datePosted": "2026-11-20",
        "validThrough": "2027-03-31",
        "description": "Learn to make and fit doors with the team.",
        "hiringOrganization": {"name": "Quay Joinery"},
        "url": "https://jobs.example.org/J-1",
        **facts,
    }


@pytest.fixture
def council(in_council):
    return in_council


@pytest.fixture
def person(council):
    return CareLeaverFactory(council=council)


def read_posting(where):
    feed = job_posting.read(json.dumps(posting(jobLocation=where)).encode())
    assert feed.refusals == ()
    return feed.records[0]


@pytest.mark.parametrize(("where", "address", "postcode", "area", "latitude"), SHAPES)
def test_every_shape_of_a_place_is_read(where, address, postcode, area, latitude):
    (site,) = read_posting(where).sites
    assert (", ".join(site.address_lines), site.postcode, site.area) == (address, postcode, area)
    assert site.latitude == latitude


@pytest.mark.parametrize("nothing", [{}, "", [], None, {"address": {"addressCountry": "GB"}}, 7.5])
def test_a_place_that_says_nothing_is_none(nothing):
    assert [site for site in read_posting(nothing).sites if site.postcode or site.area] == []


def ats(job):
    text = f"<source><job><id>7</id><title>Joiner</title><description>Doors</description>{job}</job></source>"
    return ats_xml.read(text.encode()).records[0].sites


def test_the_same_reader_serves_the_other_formats():
    (site,) = ats("<location>Poplar E14 5AB</location>")
    assert (site.address_lines, site.postcode) == (("Poplar",), "E14 5AB")
    (site,) = ats("<city>Poplar</city><postcode>E14</postcode>")
    assert (site.address_lines, site.area) == (("Poplar",), "E14")


def faa(address, reference="9000000001"):
    advert = {
        "title": "Joinery apprentice",
        "description": "Learn to make and fit doors with the team, one day a week at college.",
        "postedDate": "2026-11-01T09:00:00Z",
        "closingDate": "2027-03-31T23:59:59Z",
        "startDate": "2027-05-03T00:00:00Z",
        "wage": {"wageType": "Custom", "wageAdditionalInformation": "£17,000 a year"},
        "hoursPerWeek": 36,
        "numberOfPositions": 1,
        "expectedDuration": "1 year 6 months",
        "addresses": [address],
        "employerName": "A workshop",
        "course": {"larsCode": 1, "title": "Joiner", "level": 2, "route": "Construction and the built environment"},
        "vacancyUrl": f"https://www.findapprenticeship.service.gov.uk/apprenticeship/reference/{reference}",
        "vacancyReference": reference,
        "isNationalVacancy": False,
    }
    return faa_v2.read(json.dumps({"vacancies": [advert], "total": 1, "totalFiltered": 1, "totalPages": 1}).encode())


def nhs(*places):
    adverts = "".join(
        f"<vacancyDetails><id>{n}</id><reference>N-{n}</reference><title>Porter</title><description>Help.</description>"
        "<employer>Quay NHS Trust</employer><type>Permanent</type><salary>£24,000 a year</salary>"
        "<closeDate>2027-03-31</closeDate><postDate>2026-11-12</postDate>"
        f"<url>https://beta.jobs.nhs.uk/candidate/jobadvert/N-{n}</url>"
        f"<locations><location>{place}</location></locations></vacancyDetails>"
        for n, place in enumerate(places)
    )
    return nhs_jobs.read(f"<nhsJobs>{adverts}<totalPages>1</totalPages></nhsJobs>".encode())


def taken_in(council, feed):
    report = import_feed(council=council, feed=feed, by=None)
    assert not report.refused
    found = Opportunity.objects.for_council(council.id).with_details().order_by("external_reference")
    return list(found), report


def safety_of(person, opportunities):
    person = type(person).objects.with_profile().get(id=person.id)
    return [
        next(each["status"] for each in criteria if each["name"] == "avoided_area")
        for criteria in Eligibility(person).criteria(opportunities)
    ]


def avoid(person, easting, northing, metres=1_000):
    avoid_place(care_leaver=person, easting=easting, northing=northing, radius_metres=metres, note="", by=None)


@pytest.mark.parametrize("point", [(None, None), (51.5008, -0.0957)])
def test_an_anonymous_advert_is_as_wide_as_its_outward_code(council, person, point):
    load_sample_postcodes()
    feed = faa({"postcode": "SE1", "latitude": point[0], "longitude": point[1]})
    (found,), report = taken_in(council, feed)
    (site,) = found.sites.all()
    assert (site.area, site.in_words, site.radius_metres >= 5_000) == ("SE1", "SE1 area", True)
    assert report.unplaced == []
    inside = Postcode.objects.filter(code__startswith="SE1 ").first()
    avoid(person, inside.easting, inside.northing)
    assert safety_of(person, [found]) == ["not_met"]


def test_an_outward_code_nobody_knows_rules_out_around_the_point_that_came_with_it(council, person):
    feed = faa({"postcode": "ZE3", "latitude": 51.5008, "longitude": -0.0957})
    (found,), _ = taken_in(council, feed)
    (site,) = found.sites.all()
    assert (site.area, site.radius_metres) == ("ZE3", 5_000)
    avoid(person, site.easting + 5_500, site.northing)
    assert safety_of(person, [found]) == ["not_met"]


def test_the_same_place_with_and_without_a_comma_is_avoided_alike(council, person):
    load_sample_postcodes()
    there = Postcode.objects.filter(code__startswith="E14 ").first()
    places = [f"London, {there.code}", f"London {there.code}", f"{there.code} London", "London", "Mars", "Poplar E14"]
    found, report = taken_in(council, nhs(*places))
    avoid(person, there.easting, there.northing)
    assert safety_of(person, found) == ["not_met", "not_met", "not_met", "not_met", "unknown", "not_met"]
    assert report.unplaced == [("N-4", "Mars")]
    assert any("N-4" in line and "Mars" in line and "Add a postcode" in line for line in report.lines())


def test_one_of_two_places_may_be_gone_to(council, person):
    load_sample_postcodes()
    there, far = (Postcode.objects.filter(code__startswith=code).first() for code in ("E14 ", "CR0 "))
    post = nhs(f"London {there.code}</location><location>Croydon {far.code}")
    (found,), _ = taken_in(council, post)
    avoid(person, there.easting, there.northing)
    assert safety_of(person, [found]) == ["met"]
    avoid(person, far.easting, far.northing)
    assert safety_of(person, [found]) == ["not_met"]


def test_a_place_read_better_later_is_written_when_the_advert_comes_again(council, person):
    (found,), report = taken_in(council, nhs("London E14 9XX"))
    assert [(site.easting, site.postcode) for site in found.sites.all()] == [(None, "E14 9XX")]
    assert len(report.unplaced) == 1
    load_sample_postcodes()
    (found,), report = taken_in(council, nhs("London E14 9XX"))
    (site,) = found.sites.all()
    assert site.easting
    assert site.radius_metres >= 2_000
    assert report.unplaced == []


def test_what_is_done_wholly_from_home_is_met_wherever_somebody_must_not_be(council, person):
    feed = job_posting.read(json.dumps(posting(jobLocationType="TELECOMMUTE")).encode())
    (advert,) = feed.records
    assert advert.remote is True
    record = {"id": "o", "remote": True}
    person_record = {"id": "p", "avoid_areas": [(530_000, 180_000, 100_000)]}
    criteria = matching.Ranker().eligibility(person_record, record, on=clock.today())
    assert next(each.status for each in criteria if each.name == "avoided_area") == "met"
