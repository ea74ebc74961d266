import json
from datetime import date
from decimal import Decimal

import pytest

from backend.intake.errors import MalformedFeed
from backend.intake.formats.faa_v2 import read
from backend.intake.readers.places import ParsedSite
from tests.backend.intake.samples import advert, faa, passed_on_advert


def only(**changes):
    feed = read(faa(advert(**changes)))
    assert not feed.refusals
    return feed.records[0]


def refused(**changes):
    feed = read(faa(advert(**changes), advert(vacancyReference="2000000777")))
    assert [record.external_reference for record in feed.records] == ["2000000777"]
    return feed.refusals[0]


def test_a_plain_advert_is_read_whole():
    found = only()
    assert (found.source, found.external_reference) == ("faa", "2000000001")
    assert found.type == "apprenticeship"
    assert found.summary == "Help tenants with repairs & queries."
    assert (found.route, found.level, found.lars_code) == ("Business and administration", 2, 418)
    assert (found.posted_date, found.closing_date) == (date(2026, 10, 1), date(2026, 11, 30))
    assert found.start_date == date(2027, 1, 11)
    assert (found.weekly_hours, found.duration_months, found.places) == (Decimal(36), 18, 2)
    assert (found.wage.amount_from, found.wage.period, found.weekly_pay) == (14976, "year", Decimal("288.00"))
    assert found.sites == (ParsedSite(("1 Sample Street", "Croydon"), "CR0 1EA", 51.371, -0.099),)
    assert (found.training_provider, found.ukprn, found.disability_confident) == ("SAMPLE COLLEGE", 10000009, True)
    assert found.vacancy_url.endswith("/2000000001")


def test_what_an_advert_from_nhs_or_civil_service_leaves_empty_is_not_known_rather_than_zero():
    found = read(faa(passed_on_advert())).records[0]
    assert found.external_reference == "C0000-26-0009"
    assert found.type == "apprenticeship"
    assert found.start_date is None
    assert (found.lars_code, found.level, found.ukprn) == (None, None, None)
    assert (found.weekly_hours, found.duration_months, found.places) == (None, None, None)
    assert (found.course_title, found.training_provider) == (None, None)
    assert found.vacancy_url is None
    assert found.application_url == "https://jobs.sample.test/C0000-26-0009"


def test_people_to_contact_and_the_distance_from_a_search_are_not_kept():
    found = only(providerContactEmail="dora@sample.test")
    assert not {"distance", "employerContactName", "providerContactEmail"} & found.raw.keys()
    assert "petra" not in repr(found).casefold()
    assert "dora" not in repr(found).casefold()


def test_a_refused_advert_shows_no_person_to_contact_either():
    refusal = refused(closingDate=None)
    assert "Housing apprentice" in refusal.excerpt
    assert "petra" not in refusal.excerpt.casefold()


def test_several_addresses_become_several_sites_of_one_advert():
    addresses = [{"addressLine1": "A", "postcode": "E14 5AB"}, {"addressLine1": "B", "postcode": "SE1 6TF"}]
    assert [site.postcode for site in only(addresses=addresses).sites] == ["E14 5AB", "SE1 6TF"]


@pytest.mark.parametrize("addresses", [[], None])
def test_a_national_advert_has_no_site_but_says_where(addresses):
    found = only(addresses=addresses, isNationalVacancy=True, isNationalVacancyDetails="Anywhere in <b>England</b>")
    assert found.nationwide
    assert found.sites == ()
    assert found.nationwide_details == "Anywhere in England"


@pytest.mark.parametrize(
    ("latitude", "longitude"), [(0, 0), (None, -0.1), (51.5, None), ("51.5 N", "-0.1"), ("nan", "inf"), (48.8, 2.3)]
)
def test_a_point_that_cannot_be_in_the_united_kingdom_is_no_point(latitude, longitude):
    site = only(addresses=[{"postcode": "nonsense", "latitude": latitude, "longitude": longitude}]).sites[0]
    assert (site.postcode, site.latitude, site.longitude) == (None, None, None)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Apprenticeship", "apprenticeship"),
        ("standard", "apprenticeship"),
        ("STANDARD", "apprenticeship"),
        ("Foundation", "foundation_apprenticeship"),
        ("foundationApprenticeship", "foundation_apprenticeship"),
        ("ApprenticeshipUnit", "apprenticeship_unit"),
        ("ShortCourse", "apprenticeship_unit"),
    ],
)
def test_every_live_spelling_of_the_course_type_is_known(written, meant):
    assert only(course={"type": written}).type == meant


def test_an_unknown_course_type_is_refused_with_the_way_out():
    assert "by hand under its own type" in refused(course={"type": "Bootcamp"}).reason


@pytest.mark.parametrize(("word", "level"), [("Intermediate", 2), ("Advanced", 3), ("Higher", None), (None, None)])
def test_a_level_word_is_used_only_where_it_means_one_level(word, level):
    assert only(course={"level": 0}, apprenticeshipLevel=word).level == level


@pytest.mark.parametrize(
    ("older", "route"),
    [
        ("Construction", "Construction and the built environment"),
        ("Education and childcare", "Education and early years"),
        ("  digital ", "Digital"),
        ("Basket weaving", None),
        (None, None),
    ],
)
def test_older_route_names_are_understood(older, route):
    assert only(course={"route": older}).route == route


def test_the_reference_loses_its_prefix_so_both_spellings_are_one_advert():
    assert (
        only(vacancyReference="VAC2000000001", vacancyUrl="https://s.test/2000000001").external_reference
        == "2000000001"
    )
    assert only(vacancyReference=2000000001).external_reference == "2000000001"
    assert only(vacancyReference="VACC9348-24").external_reference == "VACC9348-24"


def test_html_in_long_texts_becomes_paragraphs():
    found = only(fullDescription="<p>Do &pound;work</p><ul><li>sweep</li><li>file</li></ul><script>alert(1)</script>")
    assert found.description == "Do £work\n\n- sweep\n- file"


def test_a_script_in_an_application_address_is_no_address():
    reason = refused(applicationUrl="javascript:alert(1)", vacancyUrl=None).reason
    assert reason.startswith("applicationUrl and vacancyUrl")


def test_an_application_address_without_scheme_is_completed():
    assert only(applicationUrl="www.sample.test/apply").application_url == "https://www.sample.test/apply"


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"title": "  "}, "title is missing"),
        ({"title": ["x"]}, "title is not text"),
        ({"employerName": None}, "employerName is missing"),
        ({"closingDate": None}, "closingDate is missing"),
        ({"closingDate": "0001-01-01T00:00:00Z"}, "closingDate is missing"),
        ({"closingDate": "30/11/2026"}, "closingDate is “30/11/2026”"),
        ({"isNationalVacancy": "perhaps"}, "isNationalVacancy is “perhaps”"),
        ({"addresses": "London"}, "addresses is not a list"),
        ({"course": []}, "course is not a group"),
        ({"vacancyReference": None}, "The reference is missing"),
        ({"vacancyReference": "9" * 60}, "The reference is longer"),
    ],
)
def test_a_bad_field_refuses_its_advert_alone_and_is_named(changes, named):
    refusal = refused(**changes)
    assert refusal.reason.startswith(named)
    assert refusal.reason.endswith(".")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("startDate", "soon"),
        ("postedDate", "last week"),
        ("hoursPerWeek", 370),
        ("hoursPerWeek", True),
        ("hoursPerWeek", "many"),
        ("numberOfPositions", -1),
        ("numberOfPositions", 1.5),
        ("ukprn", "EXAMPLE"),
    ],
)
def test_a_fact_that_an_advert_can_do_without_is_left_out_and_said(name, value):
    (record,) = read(faa(advert(**{name: value}))).records
    assert record.notes == (f"{name} could not be read and was left out.",)
    facts = {"startDate": "start_date", "postedDate": "posted_date", "hoursPerWeek": "weekly_hours"}
    assert getattr(record, facts.get(name, {"numberOfPositions": "places"}.get(name, "ukprn"))) is None


def test_an_advert_of_version_one_is_told_apart():
    old = {name: value for name, value in advert().items() if name != "addresses"} | {"address": {}}
    assert "X-Version: 2" in read(faa(old)).refusals[0].reason


def test_a_record_that_is_no_record_is_refused_by_its_line():
    refusals = read(faa(advert(), 7, None, "text", [1])).refusals
    assert [refusal.reference for refusal in refusals] == [None] * 4
    assert all(refusal.reason.startswith("The record is not a group of fields") for refusal in refusals)


def test_the_line_is_where_the_record_begins():
    data = faa(advert(), advert(vacancyReference="2000000002", closingDate=None), indent=2)
    lines = data.decode().splitlines()
    starts = [number for number, line in enumerate(lines, 1) if line == "    {"]
    feed = read(data)
    assert [feed.records[0].line, feed.refusals[0].line] == starts
    assert feed.refusals[0].reference == "2000000002"


def test_the_same_reference_twice_keeps_the_first():
    feed = read(faa(advert(), advert(title="Another")))
    assert [record.title for record in feed.records] == ["Housing apprentice"]
    assert "twice; the advert on line 3 was kept" in feed.refusals[0].reason


def test_the_hash_ignores_where_the_advert_stands_and_who_searched():
    before, after = faa(advert()), faa(advert(vacancyReference="5"), advert(distance=99, employerContactName="New"))
    assert read(before).records[0].digest == read(after).records[1].digest


@pytest.mark.parametrize(
    "changes", [{"title": "Other"}, {"closingDate": "2026-12-01T23:59:59Z"}, {"addresses": []}, {"hoursPerWeek": 35}]
)
def test_the_hash_changes_with_anything_we_keep(changes):
    assert only().digest != only(**changes).digest


def test_control_characters_and_half_characters_that_the_database_refuses_are_dropped():
    data = faa(advert()).replace(b"Housing apprentice", b"Housing\\u0000 \\ud800apprentice")
    found = read(data).records[0]
    assert found.title == "Housing apprentice"
    json.dumps(found.raw, ensure_ascii=False).encode("utf-8")


def test_a_title_longer_than_a_page_can_show_is_shortened_not_refused():
    assert len(only(title="x" * 400).title) == 200


def test_a_byte_order_mark_is_no_obstacle():
    assert len(read(b"\xef\xbb\xbf" + faa(advert())).records) == 1


def test_an_empty_answer_is_a_valid_feed():
    feed = read(faa())
    assert (feed.records, feed.refusals, feed.total_results) == ((), (), 0)


OTHER_SHAPES = {
    "an object of another service": b'{"routes": [{"id": 1, "name": "Digital"}]}',
    "a search of the public site": b'{"totalFound": 0, "vacancies": []}',
    "one advert, not a list": json.dumps(advert()).encode(),
    "a list without wrapper": json.dumps([advert()]).encode(),
    "a trailing comma": faa(advert()).replace(b'"totalPages": 1', b'"totalPages": 1,'),
    "cut off": faa(advert())[:-40],
    "two documents": faa() + faa(),
    "not a number": faa(advert()).replace(b'"hoursPerWeek": 36', b'"hoursPerWeek": NaN'),
    "too deep": b'{"vacancies": ' + b"[" * 100_000,
    "a number too long": b'{"total": ' + b"9" * 10_000 + b"}",
    "UTF-16": faa(advert()).decode().encode("utf-16"),
    "Latin-1": faa(advert()).decode().encode("latin-1"),
    "XML": b"<nhsJobs></nhsJobs>",
    "nothing": b"",
    "white space": b" \n ",
    "a word": b"vacancies",
}


@pytest.mark.parametrize("data", OTHER_SHAPES.values(), ids=OTHER_SHAPES)
def test_another_shape_ends_with_one_sentence(data):
    with pytest.raises(MalformedFeed) as caught:
        read(data)
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
