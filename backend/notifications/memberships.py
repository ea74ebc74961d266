"""What somebody is told about their own account. Neither role nor council is named in words that hint at care."""

from django.conf import settings

from backend.core.names import one_line
from backend.councils.choices import Role
from backend.councils.models import Membership
from backend.notifications.links import link_to
from backend.notifications.services import send


def tell_second_factor_reset(membership: Membership) -> None:
    _tell(
        membership,
        "The second step of your sign-in was reset",
        "The app, security keys and recovery codes you signed in with work no longer, and you have been signed out."
        f" Sign in with your password to set up a new one:\n\n{link_to('account_login')}\n\n"
        "If you did not ask for this, tell the person who looks after your account today.",
    )


def tell_reset_asked(membership: Membership) -> None:
    _tell(
        membership,
        "Somebody asked for the second step of your sign-in to be reset",
        "Nothing has changed yet: you use the same account elsewhere too, so somebody there has to agree within seven"
        " days. Ask the person who looks after your account there. With a recovery code you can sign in without them"
        f" and set up a new app yourself:\n\n{link_to('account_login')}\n\n"
        "If you did not ask for this, tell the person who looks after your account today.",
    )


def tell_ended(membership: Membership) -> None:
    _tell(
        membership,
        f"Your account with {_sender(membership)}",
        "You no longer have access, and you have been signed out of it. What you recorded is kept. If you work with"
        " others under the same account, that stays open.\n\n"
        "If this is a mistake, tell the person who looks after your account.",
    )


def _tell(membership: Membership, subject: str, text: str) -> None:
    body = f"Dear {one_line(membership.user.name)},\n\n{text}\n\n{_sender(membership)}\n"
    send(council=membership.council, to=membership.user.email, subject=subject, body=body)


def _sender(membership: Membership) -> str:
    """Employers know the council by its neutral employment team only."""
    return membership.council.employment_team_name if membership.role == Role.EMPLOYER else settings.SERVICE_NAME
