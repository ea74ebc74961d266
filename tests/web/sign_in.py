from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.test import Client

from backend.accounts.models import User
from backend.accounts.sessions import SessionStore
from backend.core import clock
from backend.core.protection import account_context
from backend.councils.acting import MEMBERSHIP
from backend.councils.choices import Role
from backend.councils.models import Membership
from tests.factories.clock import as_the_clock
from tests.factories.councils import MembershipFactory


SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # of a second factor that nobody's telephone holds


def second_factor(user: User) -> None:
    with as_the_clock():
        Authenticator.objects.get_or_create(
            user=user,
            type=Authenticator.Type.TOTP,
            defaults={"data": {"secret": get_adapter().encrypt(SECRET)}},
        )


def sign_in(client: Client, membership: Membership) -> Client:
    """Sign somebody in, second factor and all, to act in this membership.

    Their session is written as it stands once they have: going through `force_login` asks the database 41 times.
    """
    second_factor(membership.user)
    with account_context(user_id=membership.user.pk):  # a password is closed to everybody else
        password_hash = User.objects.get(pk=membership.user.pk).get_session_auth_hash()
    session = SessionStore()
    session[SESSION_KEY] = str(membership.user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = password_hash
    session[MEMBERSHIP] = membership.id
    with as_the_clock():
        session.save()
        User.objects.filter(pk=membership.user.pk).update(last_login=clock.now())
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    return client


def signed_in(council, role: Role = Role.EET_ADVISER, **user) -> tuple[Client, Membership]:
    """A new person in a role, and the browser they are signed in to."""
    membership = MembershipFactory(council=council, role=role, **{f"user__{key}": value for key, value in user.items()})
    return sign_in(Client(), membership), membership
