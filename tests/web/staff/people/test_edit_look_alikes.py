"""An edit after which two people look like one asks first, as adding somebody does, and loses nothing of it."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.care_leavers.newcomers import tell_apart
from backend.core.protection import council_context
from backend.councils.choices import Role
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory, MembershipFactory
from tests.web.pages import errors_in, filled, page_of, text_of
from tests.web.sign_in import signed_in


BORN = dt.date(2007, 11, 9)
WARNED = "looks like this is here already"


def person(council, given, family, born=BORN, **facts):
    return CareLeaverFactory(council=council, given_name=given, family_name=family, birth_date=born, **facts)


@pytest.fixture
def staff(in_council):
    return signed_in(in_council, Role.STAFF)[0]


@pytest.fixture
def leila(in_council):
    return person(in_council, "Leila", "Haddad", identifier="A-1")


def day(born):
    return {f"birth_date_{part}": str(getattr(born, part)) for part in ("day", "month", "year")}


def edited(client, who, **answers):
    """The page opened and sent with these answers; what it shows then and what would be sent from it again."""
    address = reverse("person-edit", args=[who.public_id])
    boxes = filled(client.get(address), "main form:has([name=opened_on])")
    assert set(answers) <= {*boxes, "another_because"}
    return client.post(address, boxes | answers)


@pytest.mark.parametrize(
    ("was", "answers"),
    [
        (("Zed", "Okoro", dt.date(2006, 2, 3)), {"given_name": "Leila", "family_name": "Haddad", **day(BORN)}),
        (("Leila", "Haddad", dt.date(2006, 2, 3)), day(BORN)),
        (("Zed", "Okoro", BORN), {"given_name": "haddad", "family_name": "LEILA"}),
        (("Zed", "Haddad", dt.date(2006, 2, 3)), {"preferred_name": "Leila", **day(BORN)}),
        (("Leila", "Haddad", dt.date(2006, 2, 3)), day(dt.date(2007, 9, 11))),
        (("Zed", "Okoro", BORN), {"given_name": "Leilla", "family_name": "Hadad"}),
    ],
)
def test_whoever_would_look_like_another_is_asked_about_first(staff, in_council, leila, was, answers):
    other = person(in_council, *was)
    before = (other.given_name, other.family_name, other.preferred_name, other.birth_date)
    asked = edited(staff, other, **answers, aspiration="To bake for a living")
    assert any(WARNED in error for error in errors_in(asked))
    banner = page_of(asked).select_one("main .govuk-notification-banner a[href*='/people/']")
    assert banner["href"] == reverse("person", args=[leila.public_id])
    boxes = filled(asked, "main form:has([name=opened_on])")
    assert boxes["aspiration"] == "To bake for a living"
    assert {name: boxes[name] for name in answers} == answers
    other.refresh_from_db()
    assert (other.given_name, other.family_name, other.preferred_name, other.birth_date) == before
    assert other.aspiration != "To bake for a living"
    address = reverse("person-edit", args=[other.public_id])
    assert staff.post(address, boxes | {"another_because": "Her cousin, seen today"}).status_code == 302
    other.refresh_from_db()
    assert (other.given_name, other.family_name, other.preferred_name, other.birth_date) != before
    assert other.aspiration == "To bake for a living"
    apart = other.not_the_same_as.get()
    assert (apart.other, apart.reason) == (leila, "Her cousin, seen today")


def test_whoever_looked_alike_before_and_was_told_apart_is_not_asked_about(staff, in_council, leila):
    twin = person(in_council, "Lelia", "Haddad")
    assert edited(staff, twin, aspiration="To bake", phone="07700 900123").status_code == 302
    assert edited(staff, twin, given_name="Lela").status_code == 302, "nearly the same name still"
    by = MembershipFactory(council=in_council).user
    tell_apart(leila, [twin], "Twins", by)
    assert edited(staff, twin, given_name="Leila").status_code == 302
    twin.refresh_from_db()
    assert (twin.given_name, twin.phone) == ("Leila", "07700 900123")


def test_whoever_is_now_the_same_and_was_only_like_them_before_is_asked_about(staff, in_council, leila):
    near = person(in_council, "Lelia", "Haddad")
    assert any(WARNED in error for error in errors_in(edited(staff, near, given_name="Leila")))


def test_nobody_of_another_council_is_asked_about(staff, in_council):
    other = CouncilFactory()
    with council_context(other.id):
        person(other, "Leila", "Haddad")
    here = person(in_council, "Zed", "Okoro")
    assert edited(staff, here, given_name="Leila", family_name="Haddad").status_code == 302


def test_of_somebody_whose_record_is_not_theirs_a_worker_reads_no_name(in_council, leila):
    client, membership = signed_in(in_council, Role.PERSONAL_ADVISER)
    mine = person(in_council, "Zed", "Okoro", personal_adviser=membership.user)
    asked = edited(client, mine, given_name="Leila", family_name="Haddad")
    assert "Somebody whose record you may not open: same name and birth date" in text_of(page_of(asked).main)
    assert reverse("person", args=[leila.public_id]) not in asked.content.decode()
