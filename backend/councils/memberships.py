"""Somebody's time with a council: given another role, helped back in, ended. Each step is written down.

A membership is not an account: what is done here to one leaves the person's others, and their account, as they are.
"""

import datetime as dt
from collections.abc import Iterable

from allauth.mfa.models import Authenticator
from django.db import models, transaction

from backend.accounts.models import User
from backend.accounts.names import by_whom_on
from backend.accounts.services import end_sessions, reset_second_factor
from backend.core import clock
from backend.core.errors import Refused
from backend.core.protection import account_context, council_context
from backend.councils.acting import MEMBERSHIP
from backend.councils.choices import MembershipStep, Role
from backend.councils.invitations import withdraw_invitations_of
from backend.councils.membership_events import lock_council, record_event
from backend.councils.models import ApiToken, Membership, MembershipEvent


AGREED_FOR = dt.timedelta(days=7)


@transaction.atomic
def change_role(*, membership: Membership, role: Role, by: User) -> Membership:
    """Give another role in place of the one held. Keys of other systems end, since they acted in the old one."""
    _hold(membership)
    if membership.role == role:
        return membership
    _refuse_to_lose_the_last_administrator(membership)
    if Membership.objects.of_user(membership.user).for_council(membership.council_id).with_role(role).exists():
        raise Refused(f"{membership.user.name} has this role here already. Choose another one.", field="role")
    detail = f"From {membership.get_role_display()} to {Role(role).label}."
    membership.role = role
    membership.save(update_fields=["role"])
    _end_tokens(membership, by=by)
    record_event(membership=membership, step=MembershipStep.ROLE_CHANGED, detail=detail, by=by)
    return membership


@transaction.atomic
def end_membership(*, membership: Membership, reason: str = "", by: User) -> Membership:
    """End what acts in this membership: the sessions that work in it and its keys for other systems, at once.

    The person's other memberships go on, and so do the sessions that work in them. What they recorded stays.
    """
    _hold(membership)
    _refuse_to_lose_the_last_administrator(membership)
    membership.ended_at = clock.now()
    membership.save(update_fields=["ended_at"])
    _end_tokens(membership, by=by)
    end_sessions(user=membership.user, holding={MEMBERSHIP: membership.pk})
    if membership.role == Role.EMPLOYER:
        withdraw_invitations_of(user=membership.user, council=membership.council)
    record_event(membership=membership, step=MembershipStep.ENDED, detail=reason.strip(), by=by)
    return membership


@transaction.atomic
def reset_second_factor_of(*, membership: Membership, reason: str, by: User) -> bool:
    """Help somebody back in who has lost their second factor; whether it is done.

    It belongs to the account. Of somebody who belongs to other councils too it is reset once an administrator of each
    of them has agreed within a week; until then the own agreement is written down and nothing changes.
    """
    _hold(membership)
    if not reason.strip():
        raise Refused("Give the reason why the second factor is reset.", field="reason")
    if membership.user_id == by.pk:
        raise Refused("You are signed in with your own second factor. Change it under “Your sign-in” instead.")
    _refuse_reset_already(membership)
    elsewhere = _elsewhere(membership)
    if not all(map(_has_agreed, elsewhere)):
        _record_each([membership], MembershipStep.RESET_AGREED, reason, by)
        return False
    reset_second_factor(user=membership.user, by=by)
    _record_each([membership, *elsewhere], MembershipStep.SECOND_FACTOR_RESET, reason, by)
    return True


def _refuse_reset_already(membership: Membership) -> None:
    """Pressed by two: nothing is there to be reset before a new one is set up, and nobody is told a second time."""
    last = membership.events.filter(step=MembershipStep.SECOND_FACTOR_RESET).first()
    if last is None:
        return
    with account_context(user_id=membership.user_id):
        has_one = Authenticator.objects.filter(user=membership.user_id).exists()
    if not has_one:
        raise Refused(
            f"The second factor was reset already, {by_whom_on(last.by_id, last.created_at)}. {membership.user.name}"
            " has not set up a new one since."
        )


def belongs_elsewhere(membership: Membership) -> bool:
    """Whether the account is used in another council too, so that what belongs to the account is not this one's."""
    return bool(_elsewhere(membership))


def _elsewhere(membership: Membership) -> list[Membership]:
    """One membership of the person in each other council."""
    with account_context(user_id=membership.user_id):
        others = list(Membership.objects.of_user(membership.user).exclude(council_id=membership.council_id))
    return list({each.council_id: each for each in others}.values())


def _has_agreed(membership: Membership) -> bool:
    """By somebody who is an administrator there still: what was agreed ends with the role it was agreed in."""
    with council_context(membership.council_id):
        administrators = Membership.objects.current().for_council(membership.council_id).with_role(Role.ADMINISTRATOR)
        agreed = MembershipEvent.objects.for_council(membership.council_id).filter(
            models.Q(by__in=administrators.values("user")) | models.Q(by=None),
            membership__user=membership.user_id,
            created_at__gt=clock.now() - AGREED_FOR,
        )
        last = agreed.filter(step__in=[MembershipStep.RESET_AGREED, MembershipStep.SECOND_FACTOR_RESET]).first()
    return last is not None and last.step == MembershipStep.RESET_AGREED


def _record_each(memberships: Iterable[Membership], step: MembershipStep, reason: str, by: User) -> None:
    """In each council under its own wall; the reason and the name stay in the council whose administrator gave them."""
    for index, membership in enumerate(memberships):
        with council_context(membership.council_id):
            own = index == 0
            detail = reason.strip() if own else "Agreed by every council this account belongs to."
            record_event(membership=membership, step=step, detail=detail, by=by if own else None)


def _hold(membership: Membership) -> None:
    lock_council(membership.council)
    membership.refresh_from_db()
    if membership.ended_at:
        raise Refused(
            f"This membership ended on {clock.local(membership.ended_at):%-d %B %Y}. Invite the person again instead."
        )


def _end_tokens(membership: Membership, *, by: User) -> None:
    ApiToken.objects.filter(membership=membership, revoked_at__isnull=True).update(
        revoked_at=clock.now(), revoked_by=by
    )


def _refuse_to_lose_the_last_administrator(membership: Membership) -> None:
    """One who was given the role and never came is no administrator yet."""
    if membership.role != Role.ADMINISTRATOR:
        return
    administrators = Membership.objects.current().for_council(membership.council_id).with_role(Role.ADMINISTRATOR)
    if not administrators.signed_in_before().exclude(user=membership.user_id).exists():
        raise Refused(
            f"{membership.user.name} is the only administrator of {membership.council} who has signed in."
            " Invite another administrator; once they have signed in, this can be done."
        )
