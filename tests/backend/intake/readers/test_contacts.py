"""Nobody's telephone number or e-mail address is kept, wherever the advert says it."""

import json

import pytest

from backend.intake.formats import faa_v2
from backend.intake.readers.contacts import REMOVED, cleaned_text
from tests.backend.intake.samples import advert, faa


@pytest.mark.parametrize(
    "number",
    ["020 7946 0123", "(020) 7946 0123", "07700 900123", "07700900123", "+44 7700 900123", "+44 (0)20 7946 0123"],
)
def test_a_number_is_taken_out_of_a_sentence(number):
    assert cleaned_text(f"Ring {number}, or come by.") == f"Ring {REMOVED}, or come by."


@pytest.mark.parametrize("address", ["petra@sample.test", "p.o'hara+jobs@mail.sample.co.uk"])
def test_an_address_is_taken_out_of_a_sentence(address):
    assert cleaned_text(f"Write to {address}.") == f"Write to {REMOVED}."


@pytest.mark.parametrize(
    "text",
    [
        "£20,400 a year",
        "08:30 to 17:00, 0800-1630",
        "2000000001",
        "https://jobs.sample.test/apply/01234567890",
        "https://jobs.sample.test/?advert=01234567890",
        "NW1 2PG",
        "On 01/10/2026 at 0900",
        "123456789012345",
        "Earn @ work",
    ],
)
def test_what_is_no_contact_stays(text):
    assert cleaned_text(text) == text


def test_no_contact_of_an_advert_is_kept_in_any_field():
    sent = advert(
        title="Housing apprentice 07700 900123",
        fullDescription="<p>Ask <a href='mailto:petra@sample.test'>petra@sample.test</a> or 020 7946 0123</p>",
        providerContactEmail="tutor@college.test",
        provider={"contactName": "Tom Tutor", "list": [{"Phone": "020 7946 0999"}]},
        employerDescription="Ask for 07700 900456",
    )
    (record,) = faa_v2.read(faa(sent)).records
    kept = json.dumps(record.raw) + record.title + record.description
    for personal in ("petra@", "Petra", "tutor@", "Tom Tutor", "7946", "900123", "900456"):
        assert personal not in kept
    assert REMOVED in record.description


@pytest.mark.parametrize("said", ["Petra Quill", "petra  quill", "Ms Quill", "Dr. Quill"])
def test_whom_a_field_names_is_not_named_in_the_text_either(said):
    sent = advert(employerContactName="Petra Quill", fullDescription=f"<p>You report to {said}, and quilt.</p>")
    (record,) = faa_v2.read(faa(sent)).records
    assert "quill" not in json.dumps([record.raw, record.description]).casefold()
    assert f"You report to {REMOVED}, and quilt." in record.description


def test_an_employer_named_after_a_person_keeps_its_name():
    said = "Petra Quill is a hairdresser's in Leeds."
    sent = advert(employerContactName="Petra Quill", employerName="Petra Quill Hair", fullDescription=said)
    (record,) = faa_v2.read(faa(sent)).records
    assert said in record.description


@pytest.mark.parametrize("field", ["Quill", "Recruitment team 2", "0113 496 0000", ""])
def test_what_is_no_full_name_takes_nothing_out_of_the_text(field):
    said = "Quill Recruitment is near you."
    (record,) = faa_v2.read(faa(advert(employerContactName=field, fullDescription=said))).records
    assert said in record.description


def test_a_refused_advert_does_not_show_them_either():
    sent = advert(closingDate=None, description="Write to petra@sample.test", other={"contactName": "Tom Tutor"})
    (refusal,) = faa_v2.read(faa(sent)).refusals
    assert "petra@" not in refusal.excerpt
    assert "Tom Tutor" not in refusal.excerpt
    assert "Housing apprentice" in refusal.excerpt
