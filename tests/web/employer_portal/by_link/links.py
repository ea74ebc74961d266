"""What a contact does with the link in our e-mail: asks for a code, enters it, and comes in."""

import re
from dataclasses import dataclass

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


@dataclass(frozen=True)
class Door:
    """The pages of one purpose of a link, by the name with which theirs begin."""

    name: str
    purpose: Purpose

    @property
    def inside(self) -> str:
        return reverse(self.name)

    @property
    def outside(self) -> str:
        return reverse(f"{self.name}-out")

    def link_to(self, token: str, page: str = "link") -> str:
        return reverse(f"{self.name}-{page}", args=[token])

    def token_for(self, contact: EmployerContact, referral: Referral | None = None) -> str:
        """Of the newest mail to them that holds one, about this introduction or any."""
        mails = Message.objects.filter(to=contact.email, body__contains=f"/{self.name}/").order_by("-id")
        if referral:
            mails = mails.filter(subject__contains=referral.reference)
        return re.search(rf"/{self.name}/([\w-]{{60,}})/", mails[0].body)[1]

    def come_in(self, client: Client, contact: EmployerContact, referral: Referral | None = None) -> Client:
        token = self.token_for(contact, referral)
        assert client.post(self.link_to(token)).status_code == 303
        entered = client.post(self.link_to(token, "code"), {"code": code_for(contact)})
        assert (entered.status_code, entered["Location"]) == (303, self.inside)
        return client

    def box_of(self, client: Client) -> dict[str, str]:
        """What every form says of the page it stands on, for whoever is in by a link."""
        ticket = client.cookies[self.name].value if self.name in client.cookies else ""
        visit = visit_of(secret_of(ticket), self.purpose)
        return {"visit": visit_box(visit)} if visit else {}


INTRODUCTION_DOOR = Door("introduction", Purpose.INTRODUCTION)
DELETION_DOOR = Door("deletion", Purpose.DELETE_REQUEST)
LEARNERS_DOOR = Door("learners", Purpose.PROVIDER_LIST)
token_for, come_in, box_of = INTRODUCTION_DOOR.token_for, INTRODUCTION_DOOR.come_in, INTRODUCTION_DOOR.box_of


def link_to(token: str, page: str = "introduction-link") -> str:
    return reverse(page, args=[token])


def code_for(contact: EmployerContact) -> str:
    return re.search(r"code is (\d{6})", Message.objects.filter(to=contact.email).order_by("-id")[0].body)[1]


def answer_of(name: str) -> str:
    return f"{reverse('introduction-answer')}?answer={name}"


def say(client: Client, name: str, said: dict | None = None):
    """Send this answer from the page that the browser was shown last."""
    return client.post(answer_of(name), (said or {}) | box_of(client))
