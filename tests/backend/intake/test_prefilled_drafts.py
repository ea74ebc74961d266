import datetime as dt
import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.core.errors import Refused
from backend.intake.formats.job_posting import JOB_POSTING, read, read_page
from backend.intake.importer.facts import facts_of
from backend.intake.prefilled_drafts import copy_earlier, draft_from_advert, draft_from_page, facts_of_page, find_advert
from backend.intake.readers.json_ld import things_of_type
from backend.opportunities.choices import OpportunityState, OpportunityType, Source, WagePeriod
from backend.opportunities.sites import SiteFacts
from tests.backend.opportunities.posts import a_live, officer_of
from tests.factories.employers import EmployerFactory
from tests.factories.opportunities import OpportunityFactory, SiteFactory


POSTING = {
    "@context": "https://schema.org/",
    "@type": "JobPosting",
    "title": "Apprentice baker",
    "description": "<p>Bake bread with us.</p><p>Start at six.</p><script>alert(1)</script>",
    "validThrough": "2026-08-31T23:59:59Z",
    "employmentType": "FULL_TIME",
    "totalJobOpenings": "2",
    "hiringOrganization": {"@type": "Organization", "name": "Blue Door Bakery"},
    "jobLocation": {
        "@type": "Place",
        "address": {"streetAddress": "1 High Street", "addressLocality": "Croydon", "postalCode": "cr01ea"},
    },
    "baseSalary": {
        "@type": "MonetaryAmount",
        "currency": "GBP",
        "value": {"@type": "QuantitativeValue", "minValue": 16640, "maxValue": "18,000", "unitText": "YEAR"},
    },
}


def written(posting):
    """As pages must write it: the end of a script may not stand inside one."""
    return json.dumps(posting).replace("</", "<\\/")


def page(*postings):
    scripts = "".join(f'<script type="application/ld+json">{written(each)}</script>' for each in postings)
    return f"<!doctype html><html><head>{scripts}<script>var a = 1 < 2</script></head><body><p>Hello</p></body></html>"


def postings_in(text):
    return list(things_of_type(JOB_POSTING, text))


def facts_of_posting(posting):
    return facts_of_page(read_page(json.dumps(posting | {"@type": "JobPosting"})))


@pytest.mark.parametrize(
    "text",
    [
        page(POSTING),
        page({"@type": "WebPage"}, [POSTING]),
        page({"@graph": [{"@type": "Organization"}, POSTING]}),
        page({"@type": "WebPage", "mainEntity": {**POSTING, "@type": ["Thing", "https://schema.org/JobPosting"]}}),
        json.dumps(POSTING),
        json.dumps([POSTING]),
        page()
        .replace("<head>", '<head><script type="application/ld+json">{not json</script>')
        .replace("<body>", f'<body><script TYPE="Application/LD+JSON; charset=utf-8">{written(POSTING)}</script>'),
    ],
)
def test_a_posting_is_found_wherever_a_page_puts_it(text):
    assert [each["title"] for each in postings_in(text)] == ["Apprentice baker"]


@given(st.text() | st.text(alphabet='{}[]",:<>/scriptapplication+ldjsn@typeJobPosting '))
def test_any_text_is_read_without_an_error(text):
    assert all(isinstance(each, dict) for each in postings_in(text))
    assert (read_page(text) is None) == (not postings_in(text))


def test_what_a_posting_says_and_nothing_more():
    facts = facts_of_posting(POSTING)
    assert facts["type"] == OpportunityType.APPRENTICESHIP
    assert (facts["summary"], "alert" in facts["description"]) == ("Bake bread with us. Start at six.", False)
    assert facts["closing_date"] == dt.date(2026, 8, 31)
    assert facts["sites"] == [SiteFacts(postcode="CR0 1EA", address="1 High Street, Croydon")]
    pay = (facts["wage_from"], facts["wage_to"], facts["wage_period"])
    assert pay == (Decimal(16640), Decimal(18000), WagePeriod.YEAR)
    assert facts["places"] == 2
    assert not facts.keys() & {"application_url", "posted_date", "includes_training", "wage_text", "start_date"}


def test_what_a_page_says_of_whom_to_ask_is_taken_out():
    facts = facts_of_posting(
        {**POSTING, "description": "Ring Petra Contact on 07700 900123", "contact": "Petra Contact"}
    )
    assert facts["description"] == "Ring [removed] on [removed]"


@pytest.mark.parametrize(
    ("changes", "fact", "value"),
    [
        ({"validThrough": "31/08/2026"}, "closing_date", dt.date(2026, 8, 31)),
        ({"jobLocationType": "TELECOMMUTE"}, "remote", True),
        ({"title": "Baker", "employmentType": ["FULL_TIME", "INTERN"]}, "type", OpportunityType.WORK_EXPERIENCE),
        ({"title": "Foundation apprentice"}, "type", OpportunityType.FOUNDATION_APPRENTICESHIP),
        ({"title": "Baker", "employmentType": "APPRENTICESHIP"}, "type", OpportunityType.APPRENTICESHIP),
        ({"baseSalary": {"value": {"currency": "GBP", "value": 20000}}}, "wage_period", WagePeriod.YEAR),
        ({"baseSalary": {"currency": "GBP", "value": 13.5, "unitText": "HOUR"}}, "wage_from", Decimal("13.5")),
    ],
)
def test_a_page_is_read_as_a_file_of_adverts_is(changes, fact, value):
    posting = {**POSTING, **changes}
    (record,) = read(json.dumps({"identifier": "P-1"} | posting).encode()).records
    assert facts_of_posting(posting)[fact] == facts_of(record)[fact] == value


def test_what_cannot_be_used_is_left_for_the_employer():
    posting = {
        **POSTING,
        "validThrough": "soon",
        "totalJobOpenings": "many",
        "jobLocation": ["Croydon", POSTING["jobLocation"]],
    }
    facts = facts_of_posting(posting)
    assert not facts.keys() & {"closing_date", "places"}
    assert [(site.postcode, site.address[:7]) for site in facts["sites"]] == [("", "Croydon"), ("CR0 1EA", "1 High ")]
    assert not read(json.dumps({"identifier": "P-1"} | posting).encode()).records


@pytest.mark.parametrize(
    "salary",
    [
        None,
        "Competitive",
        {"currency": "EUR", "value": {"value": 20000, "unitText": "YEAR"}},
        {"currency": "GBP", "value": {"value": 200}},
        {"currency": "GBP", "value": {"value": "lots", "unitText": "YEAR"}},
        {"currency": "GBP", "value": {"value": "NaN", "unitText": "YEAR"}},
        {"currency": "GBP", "value": {"value": -1, "unitText": "HOUR"}},
    ],
)
def test_pay_that_is_not_clear_is_left_out(salary):
    assert "wage_from" not in facts_of_posting({**POSTING, "baseSalary": salary})


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(POSTING, JSON)))
def test_values_of_any_kind_are_no_error(posting):
    assert facts_of_posting(posting)["type"] in OpportunityType


@pytest.fixture
def officer(council, on_the_day):
    return officer_of(council)


def test_a_copy_is_a_draft_without_dates_and_places(council, officer):
    earlier = a_live(council)
    copy = copy_earlier(earlier=earlier, by=officer)
    assert (copy.state, copy.source, copy.title) == (OpportunityState.DRAFT, Source.PARTNER, earlier.title)
    assert (copy.start_date, copy.closing_date, copy.places, copy.posted_date) == (None, None, None, None)
    assert [site.postcode for site in copy.sites.all()] == ["SW1A 1AA"]
    assert copy.wage_from == earlier.wage_from


@pytest.mark.parametrize("reference", ["VAC1000000001", "1000000001", " vac1000000001 "])
def test_an_advert_is_found_by_its_reference(council, officer, reference):
    advert = OpportunityFactory(council=council, from_feed=True, external_reference="1000000001", title="Baker")
    SiteFactory(opportunity=advert)
    employer = EmployerFactory(council=council)
    found = find_advert(council=council, reference=reference)
    made = draft_from_advert(council=council, employer=employer, advert=found, by=officer)
    assert (made.title, made.employer, made.source, made.external_reference) == ("Baker", employer, Source.PARTNER, "")
    assert (made.start_date, made.application_url) == (advert.start_date, "")


def test_another_councils_advert_is_not_there(council):
    OpportunityFactory(from_feed=True, external_reference="1000000001")
    with pytest.raises(Refused, match="No advert with the reference") as refusal:
        find_advert(council=council, reference="VAC1000000001")
    assert refusal.value.field == "reference"


def test_a_pasted_page_becomes_a_draft(council, officer):
    employer = EmployerFactory(council=council)
    made = draft_from_page(council=council, employer=employer, page=page(POSTING), by=officer)
    assert (made.title, made.type, made.wage_from) == ("Apprentice baker", "apprenticeship", Decimal(16640))
    job = draft_from_page(council=council, employer=employer, page=page(POSTING), type=OpportunityType.JOB, by=officer)
    assert job.type == OpportunityType.JOB


def test_a_page_without_a_posting_is_refused_with_the_way_out(council, officer):
    with pytest.raises(Refused, match="View page source") as refusal:
        draft_from_page(council=council, employer=EmployerFactory(council=council), page="<p>Jobs</p>", by=officer)
    assert refusal.value.field == "page"
