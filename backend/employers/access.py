"""In which role somebody works and for whom: each step is written down, and the person it is about is told."""

from collections.abc import Collection

from django.db import transaction

from backend.accounts.models import User
from backend.core.errors import Refused
from backend.core.protection import council_context
from backend.councils import memberships
from backend.councils.choices import Role
from backend.councils.models import Membership
from backend.employers.inviters import refuse_to_invite_to_own
from backend.employers.models import Employer, EmployerContact
from backend.employers.representatives import (
    end_contacts,
    end_representation,
    refuse_who_sees_a_part,
    set_represented_employers,
)
from backend.notifications.memberships import tell_ended, tell_reset_asked, tell_second_factor_reset


@transaction.atomic
def end_contact(*, contact: EmployerContact, by: User) -> None:
    """Somebody who has left an employer is not written to and speaks for it no longer; for no other, access ends too.

    Done as the council's staff would, like the invitation. Raises Refused for one's own, and for one that has ended.
    """
    employer = contact.employer
    if contact.ended_at:
        raise Refused(f"{contact.name} is no longer on the list of {employer.name}.")
    if contact.user_id == by.pk:
        raise Refused("This is you. Ask a colleague or the council to remove you.")
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
def change_access(*, membership: Membership, role: Role, employers: Collection[Employer], by: User) -> None:
    """Raises Refused for the last administrator, and where the employers do not fit the role."""
    before = set(Employer.objects.for_council(membership.council_id).of_user(membership.user))
    refuse_to_invite_to_own(set(employers) - before, membership.user.email, by)
    changed = memberships.change_role(membership=membership, role=role, by=by)
    set_represented_employers(membership=changed, employers=employers, by=by)


@transaction.atomic
def end_access(*, membership: Membership, reason: str = "", by: User) -> None:
    """Raises Refused for the last administrator."""
    memberships.end_membership(membership=membership, reason=reason, by=by)
    end_representation(membership=membership)
    tell_ended(membership)


@transaction.atomic
def reset_second_factor(*, membership: Membership, reason: str, by: User) -> bool:
    """Whether it is done; Refused without a reason, and for one's own."""
    is_done = memberships.reset_second_factor_of(membership=membership, reason=reason, by=by)
    (tell_second_factor_reset if is_done else tell_reset_asked)(membership)
    return is_done
