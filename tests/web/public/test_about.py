"""Pages about the service: anybody reads them, they name whom to ask, and none of them gives away whom it is for."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from backend.councils.choices import Role
from tests.factories.councils import MembershipFactory
from tests.web.pages import page_of, text_of
from tests.web.sign_in import signed_in


PAGES = ("help", "report-a-problem", "privacy", "accessibility")

pytestmark = pytest.mark.django_db


def words_of(client, name) -> str:
    response = client.get(reverse(name))
    assert response.status_code == 200
    return text_of(page_of(response))


@pytest.mark.parametrize("name", PAGES)
def test_anybody_reads_it_and_is_led_on_from_its_foot(name):
    page = page_of(Client().get(reverse(name)))
    assert len(page.select("h1")) == 1
    assert [link["href"] for link in page.select("footer a")] == [reverse(each) for each in PAGES]


def test_nothing_on_them_tells_an_employer_whom_the_service_is_for(council):
    employer = signed_in(council, Role.EMPLOYER)[0]
    for client in (employer, Client()):
        said = " ".join(words_of(client, name) for name in PAGES)
        assert not re.search(r"\bcare\b|leaver|virtual school|young pe|social|looked after", said, re.IGNORECASE)


def test_staff_read_whom_to_write_to_and_only_those_of_today(council):
    now = MembershipFactory(council=council, role=Role.ADMINISTRATOR).user
    elsewhere = MembershipFactory(role=Role.ADMINISTRATOR).user
    said = words_of(signed_in(council, Role.EET_ADVISER)[0], "report-a-problem")
    assert now.email in said
    assert elsewhere.email not in said
    assert "Leave out names" in said
    assert "Ring 999" in said


def test_an_employer_reads_the_number_of_the_team_and_no_address_of_staff(council):
    administrator = MembershipFactory(council=council, role=Role.ADMINISTRATOR).user
    said = words_of(signed_in(council, Role.EMPLOYER)[0], "report-a-problem")
    assert council.employment_team_name in said
    assert council.employment_team_phone in said
    assert administrator.email not in said
