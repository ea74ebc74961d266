"""Adverts as other systems really write them: each kind with several siblings, the right value written by hand."""

import datetime as dt
import json
from decimal import Decimal

import pytest

from backend.intake.errors import MalformedFeed
from backend.intake.formats import ats_xml, job_posting
from backend.intake.formats.employer_adverts import type_of
from backend.intake.readers.contacts import cleaned_text, known_names
from backend.intake.readers.text import one_line, paragraphs
from backend.opportunities.choices import OpportunityType


JOB, APPRENTICESHIP = OpportunityType.JOB.value, OpportunityType.APPRENTICESHIP.value
POSTING = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    "title": "Gallery assistant",
    "identifier": "G-7",
    "validThrough": "2027-05-31",
    "description": "Welcome visitors.",
    "hiringOrganization": {"name": "Alder Gallery"},
    "jobLocation": "Alder Yard, London SE1 7EH",
    "url": "https://jobs.example.org/G-7",
}


def script(content: str, kind: str = "application/ld+json") -> str:
    return f'<script type="{kind}">{content}</script>'


def page(*scripts: str) -> bytes:
    return f"<!doctype html><html><head>{''.join(scripts)}</head></html>".encode()


def posting(**facts):
    (found,) = job_posting.read(json.dumps(POSTING | facts).encode()).records
    return found


def ats(inside: str):
    return ats_xml.read(f"<source><job><reference>R-4</reference><title>Porter</title>{inside}</job></source>".encode())


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ("&lt;div&gt;Sort post.&lt;br/&gt;Frank it.&lt;/div&gt;", "Sort post.\nFrank it."),
        ("&amp;lt;p&amp;gt;Sort post.&amp;lt;/p&amp;gt;", "Sort post."),
        ("&amp;amp;amp;lt;p&amp;amp;amp;gt;Sort post.&amp;amp;amp;lt;/p&amp;amp;amp;gt;", "Sort post."),
        ("<div>&lt;p&gt;Sort &lt;em&gt;post&lt;/em&gt;.&lt;/p&gt;</div>", "Sort post."),
        ("&#38;lt;p&#38;gt;Fish &#x26;amp; chips&#38;lt;/p&#38;gt;", "Fish & chips"),
        ("Learn what &lt;p&gt; and &lt;table&gt; mean.", "Learn what <p> and <table> mean."),
        ("Fewer than 5 &lt; 6, R&amp;D", "Fewer than 5 < 6, R&D"),
        ("caf&amp;eacute; &amp;pound;5", "café £5"),
    ],
)
def test_markup_is_read_however_often_it_was_encoded(sent, read):
    assert paragraphs(sent) == read


def test_many_layers_of_encoding_end_in_plain_words():
    text = "&lt;b&gt;Bake&lt;/b&gt; bread"
    for _ in range(30):
        text = text.replace("&", "&amp;")
    assert one_line(text) == "Bake bread"


@pytest.mark.parametrize(
    ("written", "last_day"),
    [
        ("2027-07-15T23:59:00Z", dt.date(2027, 7, 15)),
        ("2027-07-15T23:59:59.999999Z", dt.date(2027, 7, 15)),
        ("2027-07-15T23:45:00Z", dt.date(2027, 7, 15)),
        ("2027-07-15T23:59:00-05:00", dt.date(2027, 7, 15)),
        ("2027-07-15T24:00:00Z", dt.date(2027, 7, 15)),
        ("2027-07-16T00:59:59+02:00", dt.date(2027, 7, 15)),
        ("2027-01-15T23:59:00Z", dt.date(2027, 1, 15)),
        ("2027-07-14T23:00:00Z", dt.date(2027, 7, 15)),
        ("15-Jul-27", dt.date(2027, 7, 15)),
        ("July 15, 2027", dt.date(2027, 7, 15)),
        ("Thursday 15 July 2027 at 5pm", dt.date(2027, 7, 15)),
    ],
)
def test_the_last_day_is_the_one_that_is_written(written, last_day):
    assert posting(validThrough=written).closing_date == last_day


def salary(unit: str = "YEAR", **value) -> dict:
    return {"currency": "GBP", "value": {"unitText": unit, **value}}


@pytest.mark.parametrize(
    ("pay", "low", "high", "period"),
    [
        (salary(maxValue=27500), None, Decimal(27500), "year"),
        (salary("HOUR", minValue="12.90"), Decimal("12.90"), None, "hour"),
        (salary("HOUR", minValue=0, maxValue="13.10"), None, Decimal("13.10"), "hour"),
        (salary("MONTH", minValue=1900, maxValue=0), Decimal(1900), None, "month"),
        (salary("HOUR", minValue="£12.80", maxValue="£14.00"), Decimal("12.80"), Decimal("14.00"), "hour"),
        (salary(value="GBP 25,100"), Decimal(25100), Decimal(25100), "year"),
        (salary(value="from £25,100 per annum"), Decimal(25100), None, "year"),
        ("£490 a week minimum", Decimal(490), None, "week"),
        ("maximum £31,000 per annum", None, Decimal(31000), "year"),
    ],
)
def test_one_end_of_pay_is_one_end(pay, low, high, period):
    wage = posting(baseSalary=pay).wage
    assert (wage.amount_from, wage.amount_to, wage.period) == (low, high, period)
    assert wage.text.count("£") == (low is not None) + (high is not None and high != low)


@pytest.mark.parametrize(
    "pay", [salary(value=0), salary("HOUR", minValue="0.00", maxValue="0.00"), "£0 a year", "0", salary(value="£0")]
)
def test_zero_is_nothing_said_about_pay(pay):
    wage = posting(baseSalary=pay).wage
    assert (wage.text, wage.amount_from, wage.amount_to) == ("", None, None)


GOOD = json.dumps(POSTING)


@pytest.mark.parametrize(
    "around",
    [
        (script('{"@type": "WebSite", "name": }'), script(GOOD)),
        (script("   "), script(GOOD)),
        (script(GOOD), script("not JSON")),
        (script(f"//<![CDATA[\n{GOOD}\n//]]>"),),
        (script(f"/*<![CDATA[*/ {GOOD} /*]]>*/"),),
        (script(f"<![CDATA[{GOOD}]]>"),),
        (script(f"<!--\n{GOOD}\n-->"),),
        (script(f"/* for search engines */ {GOOD}"),),
        (script(f"{GOOD} ;; "),),
        (script(GOOD[:-1] + ", }"),),
        (script(GOOD, "application/ld&#43;json"),),
        (script(GOOD.replace('"', "&quot;")),),
    ],
)
def test_a_sound_posting_is_read_whatever_stands_around_it(around):
    feed = job_posting.read(page(*around))
    assert [record.title for record in feed.records] == ["Gallery assistant"]
    assert not feed.refusals
    assert job_posting.read_page(page(*around).decode()).title == "Gallery assistant"


def test_a_broken_posting_beside_a_sound_one_is_counted():
    feed = job_posting.read(page(script('{"@type": "JobPosting", "title": "Lost'), script(GOOD)))
    assert len(feed.records) == len(feed.refusals) == 1
    assert feed.refusals[0].reason.startswith("A posting of this page was left out.")


def test_a_broken_posting_alone_is_refused_in_words():
    with pytest.raises(MalformedFeed, match="not valid"):
        job_posting.read(page(script('{"@type": "JobPosting", "title": "Lost')))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("datePosted", "yesterday"),
        ("jobStartDate", "Immediate"),
        ("totalJobOpenings", "a few"),
        ("datePosted", "2026-13-40"),
        ("totalJobOpenings", -3),
    ],
)
def test_a_fact_that_a_posting_can_do_without_never_loses_it(name, value):
    assert posting(**{name: value}).notes == (f"{name} could not be read and was left out.",)


def test_a_last_day_that_cannot_be_read_is_refused():
    feed = job_posting.read(json.dumps(POSTING | {"validThrough": "soon"}).encode())
    assert not feed.records
    assert "validThrough" in feed.refusals[0].reason


@pytest.mark.parametrize("name", ["postdate", "date", "publishon", "startdate"])
def test_an_odd_day_of_an_advert_in_xml_leaves_the_advert(name):
    feed = ats(f"<{name}>As soon as possible</{name}><closingdate>31/05/2027</closingdate>")
    (advert,) = feed.records
    assert advert.closing_date == dt.date(2027, 5, 31)
    assert bool(advert.notes) == (name != "postdate")


@pytest.mark.parametrize("name", ["enddate", "EndDate", "contract_end_date", "jobenddate"])
def test_the_end_of_a_contract_is_no_last_day(name):
    (advert,) = ats(f"<{name}>30/09/2028</{name}>").records
    assert advert.closing_date is None
    assert advert.notes == ("The end date is the contract's, not the last day to apply; it was left out.",)


@pytest.mark.parametrize("name", ["closing_date", "applicationDeadline", "apply-by", "EndPublishing"])
def test_a_last_day_by_its_other_names(name):
    (advert,) = ats(f"<{name}>30/04/2027</{name}><enddate>30/09/2028</enddate>").records
    assert advert.closing_date == dt.date(2027, 4, 30)


@pytest.mark.parametrize(
    ("inside", "read"),
    [
        ("<ul><li>Dig</li><li>Plant</li></ul>", "- Dig\n- Plant"),
        ("Dig <strong>well</strong> and <em>plant</em>.", "Dig well and plant."),
        ("<div><p>Dig.</p></div><br/>Plant.", "Dig.\n\nPlant."),
        ("<x:p xmlns:x='urn:x'>Dig.</x:p> Plant.", "Dig.\nPlant."),
        ("Dig. <note>Bring boots.</note> Plant.", "Dig. Plant."),
    ],
)
def test_markup_in_xml_is_part_of_its_text(inside, read):
    (advert,) = ats(f"<description>{inside}</description>").records
    assert advert.description == read


@pytest.mark.parametrize(
    "contact",
    ["Hiring Team", "Human Resources", "Apprenticeship Support Office", "Head Office Reception", "HR Manager"],
)
def test_an_office_is_no_name(contact):
    names = known_names({"contactName": contact})
    text = f"Ask the {contact.lower()} or the {contact}."
    assert cleaned_text(text, names) == text


@pytest.mark.parametrize(
    "contact",
    ["Marsha Ashdown", "Marsha Ashdown HR Manager", "HR Manager - Marsha Ashdown", "Reception / Marsha Ashdown"],
)
def test_a_person_beside_an_office_is_taken_out(contact):
    names = known_names({"contactName": contact})
    assert "Ashdown" not in cleaned_text("Ask marsha ashdown, or Ms Ashdown, in reception.", names)


@pytest.mark.parametrize(
    ("title", "type"),
    [
        ("Joinery Apprenticeship - Unit 4 Trading Estate", "apprenticeship"),
        ("Joinery Apprenticeship – Units 4 and 5", "apprenticeship"),
        ("Apprenticeship unit in welding", "apprenticeship_unit"),
        ("APPRENTICESHIP-UNIT: welding", "apprenticeship_unit"),
        ("apprenticeship_units, welding", "apprenticeship_unit"),
    ],
)
def test_a_unit_of_a_trading_estate_is_no_apprenticeship_unit(title, type):
    assert type_of(title, "FULL_TIME") == type


@pytest.mark.parametrize(
    ("title", "type"),
    [
        ("Apprenticeship Programme Manager", JOB),
        ("Apprenticeships Delivery Lead", JOB),
        ("Head of Apprenticeships", JOB),
        ("Skills Tutor for Apprentices", JOB),
        ("Apprentice Mentor", JOB),
        ("Early Careers and Apprenticeships Adviser", JOB),
        ("Work-based Assessor (Apprenticeships)", JOB),
        ("Apprentice Bricklayer", APPRENTICESHIP),
        ("Retail Manager Apprentice", APPRENTICESHIP),
        ("Team Leader Apprenticeship (Level 3)", APPRENTICESHIP),
        ("Apprenticeship: Skills Coach", APPRENTICESHIP),
        ("Apprentice Customer Service Adviser", APPRENTICESHIP),
        ("Apprentice Teaching Assistant", APPRENTICESHIP),
        ("Business Administration Apprentice - Sales Team", APPRENTICESHIP),
        ("Apprenticeships in catering", APPRENTICESHIP),
    ],
)
def test_who_runs_apprenticeships_has_a_job(title, type):
    assert type_of(title, "FULL_TIME") == type
    assert type_of(title, "Apprenticeship") == APPRENTICESHIP
