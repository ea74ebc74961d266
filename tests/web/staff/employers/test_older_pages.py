"""Who asks for the second person, and who sends it back, speaks of the employer and the checks their page showed."""

import pytest
from django.urls import reverse

from backend.councils.choices import Role
from backend.employers.checklist import required_checks
from backend.employers.choices import Item
from backend.employers.models import Employer
from backend.employers.services import change_employer
from backend.employers.verification import propose, record_check
from tests.factories.councils import worker
from tests.factories.employers import EmployerFactory, check_of
from tests.web.pages import errors_in, filled, page_of, text_of
from tests.web.sign_in import signed_in


PROPOSES = "main form[action*=propose]"
REASON = {"reason": "The certificate is last year's"}


def _renamed(employer, by):
    change_employer(employer=employer, name="Entirely Other Traders", by=by)


def _another_number(employer, by):
    change_employer(employer=employer, companies_house_number="09999999", by=by)


def _checked_again(employer, by):
    record_check(employer=employer, item=Item.EXISTS, evidence="Another entry", link="https://x.example/1", by=by)


LATER = {"renamed": _renamed, "another number": _another_number, "checked again": _checked_again}


@pytest.fixture
def checked(in_council):
    employer = EmployerFactory(council=in_council, name="Fern Bakery")
    for asked in required_checks(employer.kind):
        check_of(employer, asked.item)
    return employer


@pytest.fixture
def officer(in_council):
    return signed_in(in_council, Role.ENGAGEMENT_OFFICER)[0]


@pytest.mark.parametrize("later", LATER)
def test_the_second_person_is_asked_about_what_the_page_showed(checked, officer, later):
    home, to = (reverse(name, args=[checked.public_id]) for name in ("employer", "employer-propose"))
    older = filled(officer.get(home), PROPOSES)
    LATER[later](checked, worker(checked.council))
    shown = officer.post(to, older)
    said = {"checked again": "since you opened this page"}.get(later, "not current")  # its checks were of another
    assert said in errors_in(shown)[0]
    assert Employer.objects.get(id=checked.id).proposed_at is None
    page = officer.get(home)
    if page_of(page).select_one(PROPOSES):
        assert officer.post(to, filled(page, PROPOSES)).status_code == 302
        assert Employer.objects.get(id=checked.id).proposed_at


@pytest.mark.parametrize("later", ["another number", "checked again"])
def test_it_is_sent_back_for_what_the_page_showed(checked, officer, later):
    by = worker(checked.council)
    propose(employer=checked, by=by)
    url = reverse("employer-send-back", args=[checked.public_id])
    page = officer.get(url)
    assert "Fern Bakery" in text_of(page_of(page).main)
    older = filled(page) | REASON
    LATER[later](checked, by)
    now = Employer.objects.get(id=checked.id)
    answer = officer.post(url, older)
    if now.proposed_at:
        assert "since you opened this page" in errors_in(answer)[0]
        assert Employer.objects.get(id=checked.id).sent_back == ""
        assert officer.post(url, filled(answer)).status_code == 302
        assert Employer.objects.get(id=checked.id).sent_back.startswith(REASON["reason"])
    else:
        assert Employer.objects.get(id=checked.id).sent_back == ""


def test_a_page_that_does_not_say_what_it_showed_asks_nobody(checked, officer):
    shown = officer.post(reverse("employer-propose", args=[checked.public_id]))
    assert "did not say what stood on it" in errors_in(shown)[0]
    assert Employer.objects.get(id=checked.id).proposed_at is None
