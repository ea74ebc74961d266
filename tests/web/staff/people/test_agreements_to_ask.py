"""What is still to ask of agreements: an employer may have something of them, and it is said for whom."""

import pytest
from django.urls import reverse

from backend.care_leavers.choices import ConsentKind
from tests.factories.care_leavers import CareLeaverFactory, ConsentFactory, consent_to
from tests.factories.employers import EmployerFactory
from tests.web.pages import page_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in
from tests.web.staff.people.test_add_page import parts_of


@pytest.fixture
def person(in_council):
    return CareLeaverFactory(council=in_council)


def agreements(in_council, person) -> tuple[str, str]:
    client, _ = signed_in(in_council)
    return parts_of(page_of(get_within(client, reverse("person-parts", args=[person.public_id]))))["Agreements"]


def test_how_we_reach_them_is_no_answer_to_what_an_employer_may_have(in_council, person):
    consent_to(person, ConsentKind.READ_INTERVIEW_TIMES)
    status, said = agreements(in_council, person)
    assert status == "Not asked yet"
    assert "Without it nobody can be introduced. They agreed: Show me days and times" in said


def test_what_one_employer_may_have_is_named_apart(in_council, person):
    employer = EmployerFactory(council=in_council)
    consent_to(person, ConsentKind.SHARE_NAME)
    for kind in (ConsentKind.SHARE_NAME, ConsentKind.SHARE_PHONE):
        ConsentFactory(care_leaver=person, kind=kind, employer=employer, words_shown="We tell them")
    said = "They agreed: Share my name with the employer."
    alone = "For one employer alone: Share my phone number with the employer."
    assert agreements(in_council, person) == ("Done", f"{said} {alone}")
