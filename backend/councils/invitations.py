"""Asking somebody to take a role. It begins when they accept; until then nothing is told of any account of theirs."""

import datetime as dt
import secrets

from django.conf import settings
from django.db import transaction

from backend.accounts.models import User
from backend.accounts.names import by_whom_on
from backend.accounts.services import create_user
from backend.core import clock
from backend.core.digest import text_digest
from backend.core.errors import Refused
from backend.core.names import cleaned_name, cleaned_name_if_given
from backend.core.protection import CLOCK, account_context, council_context
from backend.councils.choices import MembershipStep, Role
from backend.councils.membership_events import lock_council, record_event
from backend.councils.models import Council, Invitation, Membership
from backend.councils.services import add_member


MOST_TIMES_SENT = 5
OVER = "This invitation was answered, taken back or is too old. Ask the person who invited you for another one."


@transaction.atomic
def invite(*, council: Council, email: str, name: str, role: Role, by: User) -> tuple[Invitation, str]:
    """The invitation, and the secret of its link, which is in the mail and kept only as a digest.

    Without a name, whoever accepts gives it. Whether the address belongs to an account, and whose, is not even asked.
    """
    lock_council(council)
    name, address = cleaned_name_if_given(name), email.strip().lower()
    if role != Role.EMPLOYER:
        _withdraw_what_is_too_old(council, address, role)
    secret = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        council=council, email=address, name=name, role=role, by=by, **_sent_now(secret)
    )
    return invitation, secret


def _withdraw_what_is_too_old(council: Council, address: str, role: Role) -> None:
    """Two may not wait for one role: the earlier one goes if it is past its time, and is named otherwise."""
    waiting = Invitation.objects.for_council(council.pk).unanswered().to_address(address).filter(role=role).first()
    if waiting and waiting.is_valid:
        raise Refused(
            f"{waiting.called} was invited to this role with this address already,"
            f" {by_whom_on(waiting.by_id, waiting.sent_at)}. Open that invitation to send it again.",
            field="email",
        )
    if waiting:
        waiting.withdrawn_at = clock.now()
        waiting.save(update_fields=["withdrawn_at"])


@transaction.atomic
def send_again(*, invitation: Invitation, by: User) -> str:
    """The secret of a new link: the one sent before works no longer."""
    _hold_unanswered(invitation, "It was answered or taken back already, so there is nothing to send again.")
    if invitation.times_sent >= MOST_TIMES_SENT:
        raise Refused(
            f"This invitation was sent {MOST_TIMES_SENT} times. Ask the person whether the address is right; if it is,"
            " take the invitation back and invite them anew tomorrow."
        )
    secret = secrets.token_urlsafe(32)
    for name, value in _sent_now(secret).items():
        setattr(invitation, name, value)
    invitation.times_sent += 1
    invitation.save(update_fields=["digest", "sent_at", "expires_at", "times_sent"])
    return secret


@transaction.atomic
def withdraw(*, invitation: Invitation, by: User) -> None:
    """Take an invitation back: its link works no longer."""
    _hold_unanswered(invitation, "It was answered or taken back already.")
    invitation.withdrawn_at = clock.now()
    invitation.save(update_fields=["withdrawn_at"])


@transaction.atomic
def accept(*, invitation: Invitation, by: User) -> Membership:
    """The role begins, for whoever signs in with the address that was invited and for nobody else."""
    lock_council(invitation.council)
    _hold_valid(invitation)
    if by.email.lower() != invitation.email:
        raise Refused("This invitation is for another e-mail address than the one you sign in with.")
    membership = add_member(council=invitation.council, user=by, role=Role(invitation.role), by=invitation.by)
    invitation.accepted_at, invitation.membership = clock.now(), membership
    invitation.save(update_fields=["accepted_at", "membership"])
    detail = f"Invited by {invitation.by}. Role: {invitation.get_role_display()}."
    record_event(membership=membership, step=MembershipStep.ACCEPTED, detail=detail, by=by)
    return membership


@transaction.atomic
def decline(*, invitation: Invitation) -> None:
    """By whoever holds the link or signs in with the address. It changes nothing for the account they may have."""
    lock_council(invitation.council)
    _hold_valid(invitation)
    invitation.declined_at = clock.now()
    invitation.save(update_fields=["declined_at"])


def account_of(invitation: Invitation) -> User | None:
    """The account of the address that was invited. Only whoever holds the link may be told of it."""
    with account_context(address=invitation.email):
        return User.objects.filter(email__iexact=invitation.email).first()


@transaction.atomic
def open_account(*, invitation: Invitation, name: str, password: str) -> User:
    """An account for whoever holds the link and has none. One that waits for its first password gets it now."""
    lock_council(invitation.council)
    _hold_valid(invitation)
    account = account_of(invitation)
    if account and (account.has_usable_password() or not account.is_active):
        raise Refused("There is an account with this address. Sign in with it, then accept.")
    if account is None:
        return create_user(email=invitation.email, name=cleaned_name(name), password=password, by=None)
    account.set_password(password)
    with account_context(user_id=account.pk):
        account.save(update_fields=["password"])
    return account


def invitations_for(user: User) -> list[Invitation]:
    """What somebody who has signed in is asked and has not answered, in every council, the newest first."""
    if not user.is_active:
        return []
    with council_context(None, audience=CLOCK, user_id=user.pk):  # who asks is of another council
        waiting = Invitation.objects.valid().to_address(user.email).select_related("council", "by")
        return list(waiting.order_by("-sent_at", "-id"))


def invitation_of_link(*, council: Council, secret: str) -> Invitation | None:
    """The invitation whose link it is, if it may still be answered. The caller has the council open."""
    found = Invitation.objects.for_council(council.pk).valid().filter(digest=text_digest(secret))
    return found.select_related("council", "by").first()


@transaction.atomic
def withdraw_invitations_of(*, user: User, council: Council) -> None:
    """What somebody has asked others to for an employer goes with them."""
    theirs = Invitation.objects.for_council(council.pk).unanswered().filter(by=user, role=Role.EMPLOYER)
    theirs.update(withdrawn_at=clock.now())


def _sent_now(secret: str) -> dict:
    now = clock.now()
    life = dt.timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)
    return {"digest": text_digest(secret), "sent_at": now, "expires_at": now + life}


def _hold_unanswered(invitation: Invitation, refusal: str) -> None:
    lock_council(invitation.council)
    invitation.refresh_from_db()
    if invitation.accepted_at or invitation.declined_at or invitation.withdrawn_at:
        raise Refused(refusal)


def _hold_valid(invitation: Invitation) -> None:
    _hold_unanswered(invitation, OVER)
    if not invitation.is_valid:
        raise Refused(OVER)
