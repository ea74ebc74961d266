from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.test import Client

from backend.accounts.models import User
from backend.core.protection import clock_context
from backend.councils.acting import MEMBERSHIP
from backend.councils.choices import Role
from backend.councils.models import Membership
from tests.factories.councils import MembershipFactory


SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # of a second factor that nobody's telephone holds


def second_factor(user: User) -> None:
    with clock_context():
        Authenticator.objects.get_or_create(
            user=user,
            type=Authenticator.Type.TOTP,
            defaults={"data": {"secret": get_adapter().encrypt(SECRET)}},
        )


def sign_in(client: Client, membership: Membership) -> Client:
    """Sign somebody in, second factor and all, to act in this membership."""
    second_factor(membership.user)
    client.force_login(membership.user)
    with clock_context():
        session = client.session
        session[MEMBERSHIP] = membership.id
        session.save()
    return client


def signed_in(council, role: Role = Role.EET_ADVISER, **user) -> tuple[Client, Membership]:
    """A new person in a role, and the browser they are signed in to."""
    membership = MembershipFactory(council=council, role=role, **{f"user__{key}": value for key, value in user.items()})
    return sign_in(Client(), membership), membership
