"""A register number given with a check goes on the record, and so joins rows of one organisation."""

import pytest

from backend.core.errors import Refused
from backend.employers.choices import Item
from backend.employers.models import Employer
from backend.employers.organisations.loading import organisations_of
from backend.employers.services import pause
from backend.employers.verification import record_check
from tests.factories.councils import worker
from tests.factories.employers import EmployerFactory


@pytest.fixture
def officer(in_council):
    return worker(in_council)


def exists(employer, officer, **given):
    return record_check(employer=employer, item=Item.EXISTS, evidence="Active since 2011", by=officer, **given)


GIVEN = [
    ({"number": "09 123 456"}, "09123456", ""),
    ({"number": "sc-123456", "register": "companies"}, "SC123456", ""),
    ({"number": "SC012345", "register": "charities"}, "", "SC012345"),
    ({"number": "1123456"}, "", "1123456"),
    ({"number": "1123456", "register": "companies"}, "01123456", ""),
    ({"number": "OC301234"}, "OC301234", ""),
    ({"link": "https://register.example/1"}, "", ""),
]


@pytest.mark.parametrize(("given", "company", "charity"), GIVEN)
def test_a_number_goes_on_the_record(in_council, officer, given, company, charity):
    employer = EmployerFactory(council=in_council, checks=False)
    exists(employer, officer, **given)
    employer = Employer.objects.get(pk=employer.pk)
    assert (employer.companies_house_number, employer.charity_number) == (company, charity)
    assert employer.checks.standing().filter(item=Item.EXISTS).count() == 1


def test_a_number_that_another_row_holds_is_settled_before_anything_is_recorded(in_council, officer):
    paused = EmployerFactory(council=in_council, name="Kiln Foods", companies_house_number="09123456")
    pause(employer=paused, reason="A complaint", by=officer)
    employer = EmployerFactory(council=in_council, name="Larch Catering", checks=False)
    with pytest.raises(Refused, match="09123456 is the number of Kiln Foods"):
        exists(employer, officer, number="09123456")
    assert not employer.checks.exists()
    assert Employer.objects.get(pk=employer.pk).companies_house_number == ""


def test_a_row_added_later_with_a_number_that_was_given_with_a_check_is_the_same_organisation(in_council, officer):
    employer = EmployerFactory(council=in_council, name="Kiln Foods", checks=False)
    exists(employer, officer, number="09123456")
    later = EmployerFactory(council=in_council, name="Larch Catering", companies_house_number="09123456")
    assert employer.pk in organisations_of(in_council.pk).organisation_of(later.pk)
    pause(employer=Employer.objects.get(pk=employer.pk), reason="A complaint", by=officer)
    assert Employer.objects.get(pk=later.pk).is_paused


@pytest.mark.parametrize("given", [{"number": "09999999"}, {"number": "SC123456", "register": "companies"}])
def test_a_number_that_contradicts_the_one_on_record_of_its_register_is_refused(in_council, officer, given):
    employer = EmployerFactory(council=in_council, companies_house_number="09123456", checks=False)
    with pytest.raises(Refused, match=r"is not a number recorded of .*, which is 09123456") as refusal:
        exists(employer, officer, **given)
    assert refusal.value.field == "number"
    assert not employer.checks.exists()
    assert Employer.objects.get(pk=employer.pk).companies_house_number == "09123456"


def test_the_number_on_record_needs_no_second_word(in_council, officer):
    employer = EmployerFactory(council=in_council, companies_house_number="SC123456", checks=False)
    exists(employer, officer)
    exists(employer, officer, number="SC123456")
    assert Employer.objects.get(pk=employer.pk).charity_number == ""
