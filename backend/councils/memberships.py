"""Somebody's time with a council: invited, given another role, helped back in, ended. Each step is written down."""

from django.db import transaction

from backend.accounts.models import User
from backend.accounts.services import create_user, end_sessions, expire_password_reset_keys, reset_second_factor
from backend.core import clock
from backend.core.errors import Refused
from backend.councils.choices import MembershipStep, Role
from backend.councils.models import ApiToken, Council, Membership, MembershipEvent
from backend.councils.services import add_member


@transaction.atomic
def invite_member(*, council: Council, email: str, name: str, role: Role, by: User) -> Membership:
    """Give somebody a role, and an account without a password if they have none yet."""
    _lock_council(council)
    user = User.objects.filter(email__iexact=email.strip()).first()
    if user:
        _refuse_second_invitation(council, user)
    else:
        user = create_user(email=email.strip(), name=name.strip(), by=by)
    membership = add_member(council=council, user=user, role=role, by=by)
    record_event(membership=membership, step=MembershipStep.INVITED, detail=f"Role: {role.label}.", by=by)
    return membership


def _refuse_second_invitation(council: Council, user: User) -> None:
    if not user.is_active:
        raise Refused(
            f"The account with this e-mail address was closed on {user.closed_at:%-d %B %Y}."
            " Use another address, or ask whoever runs the service to open it again.",
            field="email",
        )
    held = Membership.objects.of_user(user).for_council(council.id).first()
    if held:
        raise Refused(
            f"{user.name} has a role here already: {held.get_role_display()}. Change that role instead.", field="email"
        )


@transaction.atomic
def invite_again(*, membership: Membership, by: User) -> Membership:
    """For somebody who has never signed in: what they were sent before works no longer."""
    _hold(membership)
    if membership.user.last_login:
        raise Refused(f"{membership.user.name} has signed in already and needs no invitation.")
    expire_password_reset_keys(user=membership.user)
    record_event(membership=membership, step=MembershipStep.INVITED_AGAIN, by=by)
    return membership


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
    _end_tokens(membership)
    record_event(membership=membership, step=MembershipStep.ROLE_CHANGED, detail=detail, by=by)
    return membership


@transaction.atomic
def end_membership(*, membership: Membership, reason: str = "", by: User) -> Membership:
    """End a role: the person is signed out and their keys for other systems end at once. What they recorded stays."""
    _hold(membership)
    _refuse_to_lose_the_last_administrator(membership)
    membership.ended_at = clock.now()
    membership.save(update_fields=["ended_at"])
    _end_tokens(membership)
    end_sessions(user=membership.user)
    record_event(membership=membership, step=MembershipStep.ENDED, detail=reason.strip(), by=by)
    return membership


@transaction.atomic
def reset_second_factor_of(*, membership: Membership, reason: str, by: User) -> Membership:
    """Help somebody back in who has lost their second factor."""
    _hold(membership)
    if not reason.strip():
        raise Refused("Give the reason why the second factor is reset.", field="reason")
    if membership.user_id == by.pk:
        raise Refused("You are signed in with your own second factor. Change it under “Your sign-in” instead.")
    reset_second_factor(user=membership.user, by=by)
    record_event(membership=membership, step=MembershipStep.SECOND_FACTOR_RESET, detail=reason.strip(), by=by)
    return membership


def record_event(*, membership: Membership, step: MembershipStep, detail: str = "", by: User | None) -> MembershipEvent:
    return MembershipEvent.objects.create(
        council_id=membership.council_id, membership=membership, step=step, detail=detail, by=by
    )


def _lock_council(council: Council) -> None:
    """Two administrators who end each other at the same moment must not both succeed."""
    Council.objects.select_for_update().get(id=council.id)


def _hold(membership: Membership) -> None:
    _lock_council(membership.council)
    membership.refresh_from_db()
    if membership.ended_at:
        raise Refused(f"This membership ended on {membership.ended_at:%-d %B %Y}. Invite the person again instead.")


def _end_tokens(membership: Membership) -> None:
    ApiToken.objects.filter(membership=membership, revoked_at__isnull=True).update(revoked_at=clock.now())


def _refuse_to_lose_the_last_administrator(membership: Membership) -> None:
    """One who was invited and never came is no administrator yet."""
    if membership.role != Role.ADMINISTRATOR:
        return
    administrators = Membership.objects.current().for_council(membership.council_id).with_role(Role.ADMINISTRATOR)
    if not administrators.signed_in_before().exclude(user=membership.user_id).exists():
        raise Refused(
            f"{membership.user.name} is the only administrator of {membership.council} who has signed in."
            " Invite another administrator; once they have signed in, this can be done."
        )
