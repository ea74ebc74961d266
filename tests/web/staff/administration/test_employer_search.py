"""Of many employers those that a part of a name finds are offered, to whoever says whom somebody speaks for."""

import pytest
from django.urls import reverse

from backend.councils.choices import Role
from backend.councils.models import Invitation
from backend.employers.models import EmployerContact
from backend.web.staff.administration.forms import EMPLOYERS_LISTED
from tests.factories.councils import MembershipFactory
from tests.factories.employers import EmployerFactory
from tests.web.pages import errors_in, filled, page_of, text_of
from tests.web.sign_in import signed_in


INVITE = reverse("administration-invite")
WHO = {"name": "Noor Ali", "email": "noor@bakery.example", "role": Role.EMPLOYER.value}


@pytest.fixture
def administrator(in_council):
    return signed_in(in_council, Role.ADMINISTRATOR)[0]


@pytest.fixture
def many(in_council):
    return [EmployerFactory(council=in_council, name=f"Harbour Bakery {n}") for n in range(EMPLOYERS_LISTED + 1)]


def offered(response) -> list[str]:
    return [text_of(each.find_next("label")) for each in page_of(response).select("[name=employers]")]


def test_a_few_are_all_offered(administrator, in_council):
    EmployerFactory(council=in_council, name="Harbour Bakery")
    shown = administrator.get(INVITE)
    assert offered(shown) == ["Harbour Bakery"]
    assert not page_of(shown).select("[name=employer_search]")


def test_of_many_none_is_offered_before_one_is_searched_for(administrator, many, in_council):
    EmployerFactory(council=in_council, name="Quayside Stables")
    EmployerFactory(name="Quayside Elsewhere")
    shown = administrator.get(INVITE)
    assert offered(shown) == []
    answers = filled(shown) | WHO
    assert errors_in(administrator.post(INVITE, answers)) == ["Type a part of the name of the employer they speak for"]
    nothing = administrator.post(INVITE, answers | {"employer_search": "Zeppelin works"})
    assert errors_in(nothing) == ["No employer here is called anything like “Zeppelin works”"]
    found = administrator.post(INVITE, answers | {"employer_search": "stables quay"})
    assert errors_in(found) == ["Select which of these they speak for"]
    assert offered(found) == ["Quayside Stables"]
    assert page_of(found).select_one("[name=email]")["value"] == WHO["email"], "what was typed stands still"
    box = page_of(found).select_one("[name=employers]")["value"]
    sent = administrator.post(INVITE, filled(found) | WHO | {"employers": [box]}, follow=True)
    assert "Noor Ali is invited" in text_of(page_of(sent).main)
    assert Invitation.objects.for_council(in_council.pk).get().role == Role.EMPLOYER


def test_those_somebody_speaks_for_stay_ticked_beside_what_is_found(administrator, many, in_council):
    stables = EmployerFactory(council=in_council, name="Quayside Stables")
    membership = MembershipFactory(council=in_council, role=Role.EMPLOYER)
    EmployerContact.objects.create(employer=stables, user=membership.user)
    page = reverse("administration-member-role", args=[membership.public_id])
    shown = administrator.get(page)
    assert offered(shown) == ["Quayside Stables"]
    both = filled(shown) | {"employers": [str(stables.pk), str(many[0].pk)]}
    administrator.post(page, both)
    spoken_for = EmployerContact.objects.filter(user=membership.user).values_list("employer", flat=True)
    assert set(spoken_for) == {stables.pk, many[0].pk}


def test_another_role_needs_no_employer(administrator, many):
    sent = administrator.post(INVITE, filled(administrator.get(INVITE)) | WHO | {"role": Role.STAFF.value}, follow=True)
    assert "Noor Ali is invited" in text_of(page_of(sent).main)
