"""The mail with an invitation: the same to everybody, whether or not they have an account."""

import datetime as dt

from django.conf import settings

from backend.core import clock
from backend.core.names import one_line
from backend.councils.choices import Role
from backend.councils.models import Invitation
from backend.notifications.choices import MessageKind, Recipient
from backend.notifications.links import link_to
from backend.notifications.services import send


def tell_invited(invitation: Invitation, secret: str) -> None:
    council = invitation.council
    sender = council.employment_team_name if invitation.role == Role.EMPLOYER else settings.SERVICE_NAME
    link = link_to("invitation", council=council.public_id, secret=secret)
    body = (
        f"{_greeting(invitation)},\n\n"
        f"You are invited to work with us online. Open this to accept or to decline:\n\n{link}\n\n"
        f"The link works once, and until {_when(invitation.expires_at)}."
        " After that, ask the person who invited you for another one.\n\n"
        "If you have an account here, you sign in with it. If you have none, you choose a password; when you sign in"
        " for the first time, you set up a second step with an app on your phone. Have your phone to hand.\n\n"
        "If you do not know what this is about, do nothing.\n\n"
        f"{sender}\n"
    )
    send(
        council=council,
        to=invitation.email,
        subject=f"An invitation from {one_line(sender)}",
        body=body,
        kind=MessageKind.INVITATION,
        recipient=Recipient.EMPLOYER if invitation.role == Role.EMPLOYER else Recipient.STAFF,
    )


def _greeting(invitation: Invitation) -> str:
    return f"Dear {one_line(invitation.name)}" if invitation.name else "Hello"


def _when(moment: dt.datetime) -> str:
    local = clock.local(moment)
    return f"{local.day} {local:%B %Y at %H:%M}"
