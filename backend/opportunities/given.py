"""Which opportunities somebody at an employer sees: all of them, or those that were given to them."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import Q

from backend.accounts.models import User
from backend.core.errors import Refused
from backend.core.protection import council_context
from backend.employers.models import Employer, EmployerContact
from backend.employers.representatives import refuse_who_sees_a_part
from backend.opportunities.models import GivenOpportunity, Opportunity


@transaction.atomic
def give_opportunities(
    *, contact: EmployerContact, sees_all: bool, opportunities: Collection[Opportunity], by: User
) -> EmployerContact:
    """Let somebody see everything of their employer, or these and no other; introductions likewise."""
    employer = contact.employer
    refuse_who_sees_a_part(employer, by)
    if contact.user_id == by.pk and not sees_all:
        raise Refused("This is you. Ask a colleague or the council to narrow what you see.", "sees_all")
    if any(each.employer_id != employer.pk for each in opportunities):
        raise Refused(f"Choose opportunities of {employer.name}.", "opportunities")
    with council_context(employer.council_id):
        others = employer.contacts.current().filter(user__isnull=False, sees_all=True).exclude(pk=contact.pk)
        if not sees_all and not others.exists():
            raise Refused(f"Somebody has to see everything of {employer.name}: let a colleague, first.", "sees_all")
        contact.sees_all = sees_all
        contact.save(update_fields=["sees_all"])
        kept = [] if sees_all else list(opportunities)
        contact.given.exclude(opportunity__in=kept).delete()
        held = set(contact.given.values_list("opportunity_id", flat=True))
        for each in kept:
            if each.pk not in held:
                _give(contact, each, by)
    return contact


def give_to_who_posted(opportunity: Opportunity, by: User | None) -> None:
    """Whoever sees a part sees what they post themselves."""
    if by is None:
        return
    for contact in EmployerContact.objects.filter(employer=opportunity.employer_id, user=by, sees_all=False):
        _give(contact, opportunity, by)


def seen_at_employers(user: User, *, opportunity: str = "id", employer: str = "employer") -> Q:
    """Of rows that name an opportunity and an employer: those the person sees for whom they speak."""
    contacts = EmployerContact.objects.filter(user=user)
    given = GivenOpportunity.objects.filter(contact__in=contacts).values("opportunity")
    everything = Employer.objects.filter(contacts__in=contacts.filter(sees_all=True)).values("id")
    return Q(**{f"{employer}__in": everything}) | Q(**{f"{opportunity}__in": given})


def _give(contact: EmployerContact, opportunity: Opportunity, by: User) -> None:
    facts = {"contact": contact, "opportunity": opportunity, "employer_id": opportunity.employer_id, "by": by}
    GivenOpportunity.objects.get_or_create(council_id=opportunity.council_id, **facts)
