"""Asking somebody to sign in: in a role of the council, or to speak for an employer. It begins when they accept.

Whatever account the address may belong to, the inviter gets the same answer and reads what they typed themselves.
"""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from backend.accounts.limits import INVITATIONS_OF_AN_EMPLOYER, INVITATIONS_TO_AN_ADDRESS, begin_attempt, has_room
from backend.accounts.models import User
from backend.core.errors import Refused
from backend.core.protection import council_context
from backend.councils import invitations
from backend.councils.choices import Role
from backend.councils.membership_events import lock_council
from backend.councils.models import Council, Invitation, Membership
from backend.employers.inviters import refuse_outlived, refuse_to_invite_to_own, renew
from backend.employers.models import Employer, EmployerContact, InvitedRepresentative
from backend.employers.representatives import set_represented_employers
from backend.notifications.invitations import tell_invited


@transaction.atomic
def give_access(
    *, council: Council, email: str, name: str, role: Role, employers: Collection[Employer], by: User
) -> Invitation:
    """By the council's administrator, who sees who is there already and who was asked.

    Raises Refused where the address has this role here or waits for it, or the employers do not fit the role.
    """
    if role == Role.EMPLOYER and not employers:
        raise Refused("Select at least one employer they speak for.", field="employers")
    if role != Role.EMPLOYER and employers:
        raise Refused("Only somebody in the role “Employer” speaks for employers.", field="employers")
    refuse_to_invite_to_own(employers, email, by)
    lock_council(council)
    if role != Role.EMPLOYER:
        _refuse_a_role_held(council, email, role)
    for employer in employers:
        _refuse_whom_the_list_names(employer, email)
    return _invite(council=council, email=email, name=name, role=role, employers=employers, by=by)


@transaction.atomic
def invite_to(*, employer: Employer, name: str, email: str, by: User) -> Invitation:
    """Ask somebody to speak for this employer too.

    Done as the council's staff would: an employer's people may ask for it, and read no membership but their own. What
    they are told comes from the list of their own employer and from nothing else.
    """
    with council_context(employer.council_id):
        lock_council(employer.council)
        _refuse_whom_the_list_names(employer, email)
        begin_attempt(INVITATIONS_OF_AN_EMPLOYER, str(employer.public_id), field="email")
        return _invite(
            council=employer.council, email=email, name=name, role=Role.EMPLOYER, employers=[employer], by=by
        )


@transaction.atomic
def send_again(*, invitation: Invitation, by: User) -> None:
    """With a new link; the one before works no longer. It renews one whose inviter may no longer invite."""
    with council_context(invitation.council_id):
        lock_council(invitation.council)
        renew(invitation, by)
        secret = invitations.send_again(invitation=invitation, by=by)
        _write(invitation, secret)


@transaction.atomic
def take_back(*, invitation: Invitation, by: User) -> None:
    with council_context(invitation.council_id):
        invitations.withdraw(invitation=invitation, by=by)


@transaction.atomic
def accept(*, invitation: Invitation, by: User) -> Membership:
    """The role begins, and with it whom they speak for.

    Refused for anybody but the one who was asked, and where whoever asked them may no longer.
    """
    with council_context(invitation.council_id):
        lock_council(invitation.council)
        refuse_outlived(invitation)
        membership = invitations.accept(invitation=invitation, by=by)
        asked_for = Employer.objects.filter(invited_representatives__invitation=invitation)
        if asked_for:
            spoken_for = Employer.objects.for_council(invitation.council_id).of_user(by)
            set_represented_employers(membership=membership, employers={*spoken_for, *asked_for}, by=by)
    return membership


@transaction.atomic
def decline(*, invitation: Invitation) -> None:
    with council_context(invitation.council_id):
        invitations.decline(invitation=invitation)


@transaction.atomic
def open_account_and_accept(*, invitation: Invitation, name: str, password: str) -> Membership:
    """For whoever holds the link and has no account: one act opens it and accepts."""
    with council_context(invitation.council_id):
        user = invitations.open_account(invitation=invitation, name=name, password=password)
        return accept(invitation=invitation, by=user)


def unanswered_of(employer: Employer) -> list[Invitation]:
    """Who was asked to speak for an employer and has not answered, in the words of whoever asked."""
    with council_context(employer.council_id):
        asked = Invitation.objects.for_council(employer.council_id).unanswered().select_related("council")
        return list(asked.filter(employers_invited_for__employer=employer).order_by("name", "id"))


def invitation_to_employers(*, council: Council, public_id: UUID) -> tuple[Invitation | None, list[int]]:
    """An invitation that is not answered, and the ids of the employers it is for. The caller asks whose these are."""
    with council_context(council.pk):
        asked = Invitation.objects.for_council(council.pk).unanswered().select_related("council")
        found = asked.filter(public_id=public_id).first()
        return found, list(found.employers_invited_for.values_list("employer_id", flat=True)) if found else []


def _invite(*, council: Council, employers: Collection[Employer], **facts) -> Invitation:
    invitation, secret = invitations.invite(council=council, **facts)
    InvitedRepresentative.objects.bulk_create(
        InvitedRepresentative(council=council, invitation=invitation, employer=employer) for employer in employers
    )
    _write(invitation, secret)
    return invitation


def _write(invitation: Invitation, secret: str) -> None:
    """No address gets more than so many in a day, whoever asks: nobody fills the postbox of a stranger through us.

    The inviter is told nothing of it, because others may have asked the same person.
    """
    if has_room(INVITATIONS_TO_AN_ADDRESS, invitation.email):
        tell_invited(invitation, secret)


def _refuse_a_role_held(council: Council, email: str, role: Role) -> None:
    members = Membership.objects.current().for_council(council.pk).with_role(role).select_related("user")
    held = members.filter(user__email__iexact=email.strip()).first()
    if held:
        raise Refused(f"{held.user.name} has this role here already: {held.get_role_display()}.", field="email")


def _refuse_whom_the_list_names(employer: Employer, email: str) -> None:
    """Judged by what stands on the list of the employer, which the inviter sees."""
    address = email.strip().lower()
    on_the_list = EmployerContact.objects.current().filter(employer=employer, user__isnull=False)
    held = on_the_list.filter(email__iexact=address).first()
    if held:
        raise Refused(f"{held.name} is on the list of {employer.name} already.", field="email")
    waiting = next((each for each in unanswered_of(employer) if each.email == address), None)
    if waiting:
        raise Refused(
            f"{waiting.called} was invited for {employer.name} already and has not answered."
            " Send that invitation again, or take it back first.",
            field="email",
        )
