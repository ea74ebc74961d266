"""Adverts of employers' own systems: JobPosting on a page, and XML in three dialects; every value is invented."""

import datetime as dt
import json
from decimal import Decimal

import pytest

from backend.intake.errors import MalformedFeed
from backend.intake.formats.registry import POSTINGS


POSTING = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    "title": "Apprentice gardener",
    "description": "<p>Plant &amp; prune.</p>",
    "identifier": {"@type": "PropertyValue", "name": "Parks", "value": "P-7"},
    "datePosted": "2026-05-01",
    "validThrough": "2026-07-31T23:59:59+01:00",
    "employmentType": ["FULL_TIME"],
    "hiringOrganization": {"@type": "Organization", "name": "Sample Parks"},
    "jobLocation": {
        "@type": "Place",
        "address": {"@type": "PostalAddress", "streetAddress": "1 Park Lane", "postalCode": "SW1A 1AA"},
    },
    "baseSalary": {
        "@type": "MonetaryAmount",
        "currency": "GBP",
        "value": {"@type": "QuantitativeValue", "minValue": 16640, "maxValue": "26436.80", "unitText": "YEAR"},
    },
    "applicationContact": {"name": "Petra Contact", "email": "petra@sample.test"},
}


def page(*postings) -> bytes:
    scripts = "".join(f'<script type="application/ld+json">{json.dumps(each)}</script>\n' for each in postings)
    return f"<!doctype html>\n<html><head>\n{scripts}</head><body>Advert</body></html>".encode()


@pytest.mark.parametrize(
    "data",
    [
        page(POSTING),
        json.dumps(POSTING).encode(),
        json.dumps([POSTING]).encode(),
        page({"@context": "https://schema.org", "@graph": [{"@type": "WebSite"}, POSTING]}),
    ],
)
def test_a_job_posting_is_read_wherever_it_stands(data):
    (found,) = POSTINGS["json-ld"](data).records
    assert (found.external_reference, found.title, found.type) == ("P-7", "Apprentice gardener", "apprenticeship")
    assert (found.summary, found.employer_name) == ("Plant & prune.", "Sample Parks")
    assert (found.closing_date, found.posted_date) == (dt.date(2026, 7, 31), dt.date(2026, 5, 1))
    assert (found.wage.text, found.wage.period) == ("£16640 to £26436.80 a year", "year")
    assert (found.wage.amount_from, found.wage.amount_to) == (Decimal(16640), Decimal("26436.80"))
    assert (found.sites[0].postcode, found.sites[0].address_lines) == ("SW1A 1AA", ("1 Park Lane",))
    assert "petra" not in json.dumps(found.raw)


@pytest.mark.parametrize(
    ("salary", "text", "amount"),
    [
        ("Competitive", "Competitive", None),
        ({"currency": "EUR", "value": {"value": 20000, "unitText": "YEAR"}}, "EUR 20000 a year", None),
        ({"currency": "GBP", "value": 13.5, "unitText": "HOUR"}, "£13.5 an hour", Decimal("13.5")),
        (None, "", None),
    ],
)
def test_pay_is_never_invented(salary, text, amount):
    (found,) = POSTINGS["json-ld"](json.dumps(POSTING | {"baseSalary": salary}).encode()).records
    assert (found.wage.text, found.wage.amount_from) == (text, amount)


def test_a_posting_without_a_title_is_refused_with_its_line_and_the_next_is_kept():
    bad = {name: value for name, value in POSTING.items() if name != "title"} | {"identifier": "P-8"}
    feed = POSTINGS["json-ld"](page(bad, POSTING))
    assert [record.external_reference for record in feed.records] == ["P-7"]
    assert [(refusal.line, refusal.reference) for refusal in feed.refusals] == [(3, "P-8")]


INDEED_LIKE = """<?xml version="1.0" encoding="utf-8"?>
<source><publisher>Sample ATS</publisher>
<job><title><![CDATA[Trainee baker]]></title><date><![CDATA[2026-05-01]]></date>
<referencenumber><![CDATA[R-1]]></referencenumber><url><![CDATA[https://jobs.sample.test/1]]></url>
<company><![CDATA[Sample Bakery]]></company><city><![CDATA[Croydon]]></city>
<postalcode><![CDATA[CR0 1EA]]></postalcode><description><![CDATA[<p>Bake <b>bread</b>.</p>]]></description>
<salary><![CDATA[£13.50 an hour]]></salary><expirationdate><![CDATA[2026-07-31]]></expirationdate>
<email><![CDATA[petra@sample.test]]></email></job></source>"""
BROADBEAN_LIKE = """<items><item><reference>R-1</reference><advertUrl>https://jobs.sample.test/1</advertUrl>
<publishOn>2026-05-01</publishOn><expiresAt>2026-07-31T23:00:00+0100</expiresAt><jobTitle>Trainee baker</jobTitle>
<jobAdvert>Bake bread.</jobAdvert><salary>£13.50 an hour</salary><startDate>20-9-2026</startDate>
<postcode>CR0 1EA</postcode><workingPatterns>part_time</workingPatterns></item></items>"""
NESTED = """<rss xmlns:x="urn:x"><channel><title>Feed</title><item><link>https://jobs.sample.test/1</link>
<title>Other</title><x:content><Vacancy><Vacancy_ID>R-1</Vacancy_ID><Vacancy_title>Trainee baker</Vacancy_title>
<Advert_text><![CDATA[<p>Bake bread.</p>]]></Advert_text><Expiry_date>31/07/2026 12:00:00</Expiry_date>
<Salary>£13.50 an hour</Salary><Postcode>CR0 1EA</Postcode></Vacancy></x:content></item></channel></rss>"""


@pytest.mark.parametrize("text", [INDEED_LIKE, BROADBEAN_LIKE, NESTED])
def test_each_dialect_says_the_same(text):
    (found,) = POSTINGS["ats-xml"](text.encode()).records
    assert (found.external_reference, found.title, found.summary) == ("R-1", "Trainee baker", "Bake bread.")
    assert (found.closing_date, found.type) == (dt.date(2026, 7, 31), "job")
    assert (found.wage.amount_from, found.wage.period) == (Decimal("13.50"), "hour")
    assert (found.sites[0].postcode, found.application_url) == ("CR0 1EA", "https://jobs.sample.test/1")
    assert "petra" not in json.dumps(found.raw)


@pytest.mark.parametrize(
    ("format", "data"),
    [
        ("json-ld", b"{"),
        ("json-ld", b'{"@type": "Person"}'),
        ("json-ld", b""),
        ("ats-xml", b"<a/>"),
        ("ats-xml", b"<a"),
        ("ats-xml", b'<!DOCTYPE a [<!ENTITY b "c">]><item>&b;</item>'),
    ],
)
def test_a_file_of_another_kind_ends_in_a_sentence(format, data):
    with pytest.raises(MalformedFeed) as caught:
        POSTINGS[format](data)
    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)
