"""Who may sign in, in which role and for whom: each step is written down, and the person it is about is told."""

from collections.abc import Collection

from django.db import transaction

from backend.accounts.models import User
from backend.core.errors import Refused
from backend.core.protection import council_context
from backend.councils import memberships
from backend.councils.choices import Role
from backend.councils.models import Council, Membership
from backend.employers.models import Employer, EmployerContact
from backend.employers.representatives import (
    end_contacts,
    end_representation,
    refuse_who_sees_a_part,
    set_represented_employers,
)
from backend.notifications.memberships import tell_ended, tell_invited, tell_second_factor_reset


@transaction.atomic
def give_access(
    *, council: Council, email: str, name: str, role: Role, employers: Collection[Employer], by: User
) -> Membership:
    """Raises Refused where the address has a role here, or the employers do not fit the role."""
    membership = memberships.invite_member(council=council, email=email, name=name, role=role, by=by)
    set_represented_employers(membership=membership, employers=employers, by=by)
    tell_invited(membership)
    return membership


@transaction.atomic
def invite_to(*, employer: Employer, name: str, email: str, by: User) -> Membership:
    """Let somebody speak for this employer too, with an account of their own.

    Done as the council's staff would: an employer's people may ask for it, and read no membership but their own.
    """
    with council_context(employer.council_id):
        held = Membership.objects.current().for_council(employer.council_id).filter(user__email__iexact=email.strip())
        membership = held.with_role(Role.EMPLOYER).first()
        if membership is None and held.exists():
            raise Refused(
                "This address cannot be invited for an employer. Ask the person who looks after accounts.",
                field="email",
            )
        if membership is None:
            membership = memberships.invite_member(
                council=employer.council, email=email, name=name, role=Role.EMPLOYER, by=by
            )
        spoken_for = list(Employer.objects.for_council(employer.council_id).of_user(membership.user))
        if employer in spoken_for:
            raise Refused(f"{membership.user.name} is on the list of {employer.name} already.", field="email")
        set_represented_employers(membership=membership, employers=[*spoken_for, employer], by=by)
        tell_invited(membership)
    return membership


@transaction.atomic
def end_contact(*, contact: EmployerContact, by: User) -> None:
    """Somebody who has left an employer is not written to and speaks for it no longer; for no other, access ends too.

    Done as the council's staff would, like the invitation. Raises Refused for one's own, and for one that has ended.
    """
    employer = contact.employer
    if contact.ended_at:
        raise Refused(f"{contact.name} is on the list of {employer.name} no longer.")
    if contact.user_id == by.pk:
        raise Refused("This is you. Ask a colleague or the council to take you off the list.")
    refuse_who_sees_a_part(employer, by)
    with council_context(employer.council_id):
        memberships_here = Membership.objects.current().for_council(employer.council_id).with_role(Role.EMPLOYER)
        membership = memberships_here.filter(user=contact.user_id).first()
        others = set(Employer.objects.for_council(employer.council_id).of_user(contact.user)) if membership else set()
        others.discard(employer)
        if others:
            set_represented_employers(membership=membership, employers=others, by=by)
        elif membership:
            end_access(membership=membership, reason=f"No longer a contact of {employer.name}.", by=by)
        else:
            end_contacts(EmployerContact.objects.filter(pk=contact.pk))


@transaction.atomic
def invite_again(*, membership: Membership, by: User) -> None:
    """Raises Refused where somebody has signed in already."""
    tell_invited(memberships.invite_again(membership=membership, by=by))


@transaction.atomic
def change_access(*, membership: Membership, role: Role, employers: Collection[Employer], by: User) -> None:
    """Raises Refused for the last administrator, and where the employers do not fit the role."""
    changed = memberships.change_role(membership=membership, role=role, by=by)
    set_represented_employers(membership=changed, employers=employers, by=by)


@transaction.atomic
def end_access(*, membership: Membership, reason: str = "", by: User) -> None:
    """Raises Refused for the last administrator."""
    memberships.end_membership(membership=membership, reason=reason, by=by)
    end_representation(membership=membership)
    tell_ended(membership)


@transaction.atomic
def reset_second_factor(*, membership: Membership, reason: str, by: User) -> None:
    """Raises Refused without a reason, and for one's own."""
    memberships.reset_second_factor_of(membership=membership, reason=reason, by=by)
    tell_second_factor_reset(membership)
