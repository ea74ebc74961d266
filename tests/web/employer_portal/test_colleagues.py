"""A colleague is invited on the page of the organisation, by address and by what they may do."""

from django.urls import reverse

from backend.councils.models import Invitation
from backend.employers.invitations import accept
from backend.notifications.models import Message
from tests.factories.councils import UserFactory
from tests.factories.employers import EmployerContactFactory
from tests.web.employer_portal.conftest import browser_of
from tests.web.pages import errors_in, page_of, text_of
from tests.web.queries import get_within


OWN = reverse("employer-organisations")
NEW = "colleague@employer.example"


def test_a_colleague_is_invited_by_address_and_may_do_what_was_chosen(client, contact):
    employer = contact.employer
    form = page_of(get_within(client, OWN)).select_one("main form")
    assert "Invite a colleague of Blue Door Bakery" in text_of(form.find_parent("section"))
    invite = form["action"]
    assert errors_in(client.post(invite, {"email": NEW})) == ["Select what they may do"]
    assert client.post(invite, {"email": NEW, "sees_all": "all"}).url == OWN
    assert f"Invited, not yet answered {NEW}" in text_of(page_of(get_within(client, OWN)).main)
    for again, refused in ((NEW.upper(), f"{NEW} was invited for"), (contact.user.email, "This is your own address")):
        [error] = errors_in(client.post(invite, {"email": again, "sees_all": "some"}))
        assert error.startswith(refused)
    assert Message.objects.get(to=NEW).body.startswith("Hello,\n"), "whoever accepts gives their own name"
    accept(invitation=Invitation.objects.get(email=NEW), by=UserFactory(email=NEW))
    assert employer.contacts.get(email=NEW).sees_all


def test_whoever_sees_a_part_invites_nobody(contact):
    part = EmployerContactFactory(employer=contact.employer, signs_in=True, sees_all=False)
    assert not page_of(browser_of(part.user).get(OWN)).select("main form")
