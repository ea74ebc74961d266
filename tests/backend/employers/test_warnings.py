"""Texts that must warn and texts that must not, made by hand: one without the other proves nothing."""

import pytest

from backend.core import clock
from backend.employers.warnings import WARNINGS, WarnedFacts, warnings_in
from backend.opportunities.choices import OpportunityType
from backend.opportunities.warnings import warnings_of
from tests.backend.opportunities.posts import TODAY, a_draft
from tests.factories.employers import EmployerContactFactory, EmployerFactory


MUST_WARN = {
    "free-mail": [
        "Apply to sunnycleaners@gmail.com",
        "Write to Jo.Bloggs@Hotmail.co.uk today",
        "e-mail: recruit+2026@outlook.com.",
    ],
    "home-address": [
        "You will work in our home with two children.",
        "The job is at the employer's house in Croydon.",
        "Cleaning for a private household.",
        "Flat 3, 12 Mill Lane",
        "Apartment 14b, High Street",
    ],
    "live-in": [
        "Live-in carer wanted",
        "We want somebody to live in as a housekeeper.",
        "Accommodation provided on site",
        "A room is included with the job.",
        "Au pair for three months",
        "Free accommodation for the season",
    ],
    "cash": [
        "£9 an hour cash in hand",
        "Cash-in-hand work",
        "Wages are paid in cash every Friday.",
        "You are paid at the end of the day in cash",
        "Daily cash, start tomorrow",
        "cash payments weekly",
    ],
    "self-employed": [
        "This is a self-employed role.",
        "You will be self employed and invoice us.",
        "Commission only, earn what you like",
        "Commission-based pay",
        "£60k OTE",
        "On-target earnings of £40,000",
        "No basic salary",
        "You are taken on under CIS.",
        "Uncapped earnings",
    ],
    "documents": [
        "Send a photo of your passport to apply.",
        "Please email your bank details with your CV",
        "Text us a picture of your driving licence.",
        "Bring your birth certificate and National Insurance number to the interview",
        "A copy of your ID must come with the form",
        "A deposit is payable before you start.",
    ],
    "mobile-number": [
        "Call Dave on 07700 900123",
        "Ring +44 7700 900 123",
        "Tell us your mobile number",
        "Message us on WhatsApp",
        "A phone number is needed",
    ],
}
MUST_NOT_WARN = {
    "free-mail": ["Apply to jobs@bakery.example", "We use Gmail and Outlook at work", "gmail.com.bakery.example"],
    "home-address": [
        "You will work in a care home for older people.",
        "Working from home two days a week",
        "Help our home care team",
        "Our Home Office team is growing",
        "A nursing home in Sutton",
        "We are a house builder",
        "The flat roof team: 3 places",
        "Private residential care home assistant",
    ],
    "live-in": [
        "You must live in Croydon or nearby.",
        "People who live in the borough come first.",
        "Live chat adviser",
        "Support residents in supported accommodation",
        "Accommodation officer apprentice",
        "Training provided, uniform included",
        "You will help people live independently.",
    ],
    "cash": [
        "Handle cash and card payments",
        "Cashier, part time",
        "You will cash up at the end of the day.",
        "Paid monthly by bank transfer",
        "Cash flow forecasts for a small firm",
    ],
    "self-employed": [
        "Help self-employed people with their tax returns.",
        "Basic salary plus commission",
        "The Care Quality Commission inspects us.",
        "You are employed by us from the first day.",
        "Work with note takers and voters",
        "Work in a cistern factory",
    ],
    "documents": [
        "We check your right to work after an offer.",
        "A driving licence is useful and not needed.",
        "An ID badge is given to everybody.",
        "Your bank details are asked for once you have started",
        "Send your CV and a letter.",
        "There is no fee for the training.",
        "Post letters and parcels in the passport office",
    ],
    "mobile-number": [
        "Call the office on 020 7946 0000",
        "A company mobile is provided",
        "Mobile crane operator",
        "Reference 2026 0700 1234",
        "Help customers choose a mobile phone",
    ],
}
DBS_WARNS = [
    "All supervisors must have an enhanced DBS with barred list.",
    "A DBS check of the mentor is needed before the placement.",
    "Our line managers hold a DBS certificate.",
    "We ask for a barred-list check of everybody who is a supervisor",
]
DBS_SILENT = ["A DBS check is not needed.", "The supervisor meets you at the door.", "Our team meets on Mondays."]


def codes(text: str, **facts) -> set[str]:
    return {warning.code for warning, _ in warnings_in(WarnedFacts(texts={"description": text}, **facts))}


def pairs(table):
    return [(code, text) for code, texts in table.items() for text in texts]


@pytest.mark.parametrize(("code", "text"), pairs(MUST_WARN))
def test_a_text_that_must_warn(code, text):
    assert codes(text) == {code}


@pytest.mark.parametrize(("code", "text"), pairs(MUST_NOT_WARN))
def test_a_text_that_must_not_warn(code, text):
    assert codes(text) == set()


@pytest.mark.parametrize("text", DBS_WARNS)
def test_dbs_of_supervisors_of_16_and_17_year_olds_on_work_experience(text):
    assert codes(text, is_work_experience=True, admits_under_18=True) == {"dbs-of-supervisors"}
    assert codes(text, is_work_experience=False, admits_under_18=True) == set()
    assert codes(text, is_work_experience=True, admits_under_18=False) == set()


@pytest.mark.parametrize("text", DBS_SILENT)
def test_other_words_about_dbs_and_supervisors_are_nothing_to_look_at(text):
    assert codes(text, is_work_experience=True, admits_under_18=True) == set()


def test_every_warning_of_the_table_is_tried_both_ways():
    assert {warning.code for warning in WARNINGS} == {*MUST_WARN, "dbs-of-supervisors"}
    assert MUST_WARN.keys() == MUST_NOT_WARN.keys()
    assert len({warning.code for warning in WARNINGS}) == len(WARNINGS)


@pytest.mark.django_db
def test_a_post_is_read_whole_with_its_sites_and_contacts_and_nothing_of_it_is_hard(in_council):
    with clock.moved_to(TODAY):
        contact = EmployerContactFactory(
            employer=EmployerFactory(council=in_council, verified=True), email="jo@gmail.com"
        )
        post = a_draft(
            in_council,
            employer=contact.employer,
            type=OpportunityType.WORK_EXPERIENCE,
            sites=[{"address": "Flat 2, 1 High Street", "postcode": "SW1A 1AA"}],
            wage_text="paid in cash",
            summary="Our supervisors need a DBS check.",
            min_age=16,
        )
        found = {(finding.code, finding.field) for finding in warnings_of(post)}
        assert found == {
            ("free-mail", "email"),
            ("home-address", "sites"),
            ("cash", "wage_text"),
            ("dbs-of-supervisors", "summary"),
        }
        assert not any(finding.hard for finding in warnings_of(post))
        contact.ended_at = clock.now()
        contact.save()
        assert "free-mail" not in {finding.code for finding in warnings_of(post)}
