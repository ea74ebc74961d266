"""What somebody is told about their own account. Neither role nor council is named in words that hint at care."""

import datetime as dt

from django.conf import settings
from django.utils import timezone

from backend.accounts.services import password_reset_key
from backend.core import clock
from backend.councils.choices import Role
from backend.councils.models import Membership
from backend.notifications.links import link_to
from backend.notifications.services import send


def tell_invited(membership: Membership) -> None:
    """Somebody who has chosen a password, perhaps for another council, keeps it."""
    if membership.user.has_usable_password():
        _tell_added(membership)
    else:
        _tell_new(membership)


def _tell_new(membership: Membership) -> None:
    """With a link at which they choose a password, once and for a limited time."""
    uid, key = password_reset_key(user=membership.user)
    link = link_to("account_reset_password_from_key", uidb36=uid, key=key)
    _tell(
        membership,
        f"Your account with {_sender(membership)}",
        f"An account has been opened for you. Choose a password here:\n\n{link}\n\n"
        f"The link works once, and until {_when(clock.now() + dt.timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT))}."
        " After that, ask the person who invited you for another one.\n\n"
        "When you sign in for the first time, you set up a second step with an app on your phone."
        " Have your phone to hand.",
    )


def _tell_added(membership: Membership) -> None:
    _tell(
        membership,
        f"Your account with {_sender(membership)}",
        f"You can now work with us under the account you have. Sign in here:\n\n{link_to('account_login')}",
    )


def tell_second_factor_reset(membership: Membership) -> None:
    _tell(
        membership,
        "The second step of your sign-in was reset",
        "The app, security keys and recovery codes you signed in with work no longer, and you have been signed out."
        f" Sign in with your password to set up a new one:\n\n{link_to('account_login')}\n\n"
        "If you did not ask for this, tell the person who looks after your account today.",
    )


def tell_ended(membership: Membership) -> None:
    _tell(
        membership,
        f"Your account with {_sender(membership)}",
        "You no longer have access, and you have been signed out. What you recorded is kept.\n\n"
        "If this is a mistake, tell the person who looks after your account.",
    )


def _tell(membership: Membership, subject: str, text: str) -> None:
    body = f"Dear {membership.user.name},\n\n{text}\n\n{_sender(membership)}\n"
    send(council=membership.council, to=membership.user.email, subject=subject, body=body)


def _sender(membership: Membership) -> str:
    """Employers know the council by its neutral employment team only."""
    return membership.council.employment_team_name if membership.role == Role.EMPLOYER else settings.SERVICE_NAME


def _when(moment: dt.datetime) -> str:
    local = timezone.localtime(moment)
    return f"{local.day} {local:%B %Y at %H:%M}"
