"""Whom somebody who signs in speaks for. It follows from their membership of the council, and ends with it."""

from collections.abc import Collection

from django.db import transaction

from backend.accounts.models import User
from backend.core import clock
from backend.core.errors import Refused
from backend.councils.choices import MembershipStep, Role
from backend.councils.memberships import record_event
from backend.councils.models import Membership
from backend.employers.choices import ColleagueAnswer
from backend.employers.free_mail import is_shared_host
from backend.employers.models import ColleagueInvitation, Employer, EmployerContact


@transaction.atomic
def set_represented_employers(*, membership: Membership, employers: Collection[Employer], by: User) -> None:
    """Let somebody speak for these employers and no other; in any role but the employer's for none."""
    if membership.role == Role.EMPLOYER and not employers:
        raise Refused("Select at least one employer they speak for.", field="employers")
    if membership.role != Role.EMPLOYER and employers:
        raise Refused("Only somebody in the role “Employer” speaks for employers.", field="employers")
    if membership.role != Role.EMPLOYER and _speaks_in_another_membership(membership):
        return
    before = set(Employer.objects.for_council(membership.council_id).of_user(membership.user))
    if before == set(employers):
        return
    end_contacts(_contacts_of(membership, before - set(employers)))
    for employer in set(employers) - before:
        _begin_contact(membership, employer)
    names = ", ".join(sorted(employer.name for employer in employers))
    detail = f"Speaks for {names}." if names else "Speaks for no employer any longer."
    record_event(membership=membership, step=MembershipStep.EMPLOYERS_CHANGED, detail=detail, by=by)


@transaction.atomic
def end_representation(*, membership: Membership) -> None:
    """Somebody who spoke for employers in it, and has it no longer, is not written to either."""
    if membership.role == Role.EMPLOYER:
        end_contacts(_contacts_of(membership, Employer.objects.for_council(membership.council_id)))


def _speaks_in_another_membership(membership: Membership) -> bool:
    """Somebody may work for the council too: what is done to that role leaves the other as it is."""
    theirs = Membership.objects.of_user(membership.user).for_council(membership.council_id).with_role(Role.EMPLOYER)
    return theirs.exclude(pk=membership.pk).exists()


def _contacts_of(membership: Membership, employers):
    return EmployerContact.objects.filter(user=membership.user, employer__in=employers)


def end_contacts(contacts) -> None:
    """Of a query set of contacts: none of them is written to or signs in for the employer any longer."""
    contacts.update(user=None, ended_at=clock.now())


def has_domain_of(email: str, colleague: str) -> bool:
    """Whether both write from one domain that is an employer's own, and none that others share."""
    domain, known = (each.strip().lower().rpartition("@")[2].rstrip(".") for each in (email, colleague))
    return domain != "" and domain == known and not is_shared_host(domain)


def refuse_who_sees_a_part(employer: Employer, by: User) -> None:
    """Whoever sees a part of what is an employer's says nothing of who else does."""
    if employer.contacts.filter(user=by, sees_all=False).exists():
        raise Refused(f"You see a part of what is offered. Ask a colleague of {employer.name} who sees all of it.")


def _begin_contact(membership: Membership, employer: Employer) -> None:
    """Somebody who was only written to so far keeps their telephone number and what they do there.

    A colleague whom the employer's people had invited sees what these chose, until somebody says otherwise: who was
    given a part since comes back to that part.
    """
    user = membership.user
    invited = ColleagueInvitation.objects.filter(employer=employer, email__iexact=user.email).exclude(
        answer__in=["", ColleagueAnswer.NO]
    )
    last = invited.order_by("id").last()
    sees_all = last is None or last.sees_all
    EmployerContact.objects.update_or_create(
        employer=employer,
        email=user.email.lower(),
        defaults={"user": user, "ended_at": None, **({} if sees_all else {"sees_all": False})},
        create_defaults={"user": user, "name": user.name, "sees_all": sees_all},
    )
