"""What a contact does with the link in our e-mail: asks for a code, enters it, and comes in."""

import re

from django.test import Client
from django.urls import reverse

from backend.employers.models import EmployerContact
from backend.links.choices import Purpose
from backend.links.visits import secret_of, visit_of
from backend.notifications.models import Message
from backend.referrals.models import Referral
from backend.web.kit.visits import visit_box
from tests.factories.employers import EmployerContactFactory
from tests.factories.referrals import ReferralWorld


INTRODUCTION, OUT = reverse("introduction"), reverse("introduction-out")


def browser() -> Client:
    return Client(raise_request_exception=False)


def contact_without_account(world: ReferralWorld, **facts) -> EmployerContact:
    return EmployerContactFactory(employer=world.opportunity.employer, name="Sam Doorley", **facts)


def token_for(contact: EmployerContact, referral: Referral | None = None) -> str:
    """Of the newest mail to them that holds one, about this introduction or any."""
    mails = Message.objects.filter(to=contact.email, body__contains="/introduction/").order_by("-id")
    if referral:
        mails = mails.filter(subject__contains=referral.reference)
    return re.search(r"/introduction/([\w-]{60,})/", mails[0].body)[1]


def link_to(token: str, page: str = "introduction-link") -> str:
    return reverse(page, args=[token])


def code_for(contact: EmployerContact) -> str:
    return re.search(r"code is (\d{6})", Message.objects.filter(to=contact.email).order_by("-id")[0].body)[1]


def come_in(client: Client, contact: EmployerContact, referral: Referral | None = None) -> Client:
    token = token_for(contact, referral)
    assert client.post(link_to(token)).status_code == 303
    entered = client.post(link_to(token, "introduction-code"), {"code": code_for(contact)})
    assert (entered.status_code, entered["Location"]) == (303, INTRODUCTION)
    return client


def answer_of(name: str) -> str:
    return f"{reverse('introduction-answer')}?answer={name}"


def box_of(client: Client) -> dict[str, str]:
    """What every form says of the page it stands on, for whoever is in by a link."""
    ticket = client.cookies["introduction"].value if "introduction" in client.cookies else ""
    visit = visit_of(secret_of(ticket), Purpose.INTRODUCTION)
    return {"visit": visit_box(visit)} if visit else {}


def say(client: Client, name: str, said: dict | None = None):
    """Send this answer from the page that the browser was shown last."""
    return client.post(answer_of(name), (said or {}) | box_of(client))
