"""Somebody who is invited, whosever their address is, and the link they were sent."""

import re

from django.urls import reverse

from backend.accounts.models import User
from backend.accounts.services import close_account
from backend.councils.choices import Role
from backend.notifications.models import Message
from tests.factories.councils import CouncilFactory, MembershipFactory, UserFactory
from tests.factories.employers import EmployerContactFactory, EmployerFactory
from tests.web.pages import page_of, text_of
from tests.web.sign_in import second_factor


INVITE, PEOPLE, CHOICE = reverse("administration-invite"), reverse("administration"), reverse("acting-as")
NEW = {"name": "Noor Ali", "email": "Noor.Ali@somewhere.example", "role": "staff", "sees_all": "some"}
ADDRESS = NEW["email"].lower()
PASSWORD = "three quiet words together"


def account(*, name="Priya Ravenscar", password=PASSWORD, **facts) -> User:
    user = UserFactory(email=ADDRESS, name=name, **facts)
    user.set_password(password)
    user.save()
    second_factor(user)
    return user


def administrator_of(council) -> User:
    return MembershipFactory(council=council, role=Role.ADMINISTRATOR).user


def head_elsewhere():
    return MembershipFactory(user=account(), role=Role.HEAD)


def colleague_here(council):
    return MembershipFactory(user=account(), council=council, role=Role.HEAD)


def closed():
    close_account(user=account(), by=None)


def employer_here(council):
    EmployerContactFactory(employer=EmployerFactory(council=council, name="Birch"), user=account())


WHOSE = {
    "nobody's": lambda council: None,
    "an account without a role": lambda council: account(),
    "another council's head": lambda council: head_elsewhere(),
    "another council's employer": lambda council: employer_here(CouncilFactory()),
    "of a closed account": lambda council: closed(),
    "a colleague's": colleague_here,
    "another employer's": employer_here,
}


def told_by(client, address, answers) -> tuple:
    """All that the inviter reads after it: where they are led, the page, and what went out."""
    page = client.post(address, answers, follow=True)
    shown = text_of(page_of(page).main)
    return page.redirect_chain, shown


def links() -> list[str]:
    found = [re.search(r"http://testserver(\S+)", message.body) for message in Message.objects.order_by("id")]
    return [each[1] for each in found if each]


def link() -> str:
    return links()[-1]
