"""The council's safeguarding lead: one named person, or, where none is named, its virtual school heads."""

from django.db import transaction
from django.db.models import Q

from backend.accounts.models import User
from backend.core.errors import Refused
from backend.core.written_queries import written_once
from backend.councils.choices import Role
from backend.councils.models import Council, Membership, MembershipQuerySet
from backend.councils.viewer import Viewer


MAY_LEAD = (Role.HEAD, Role.STAFF, Role.EET_ADVISER)


def safeguarding_leads(council: Council) -> list[User]:
    """Whoever leads now: the named person while they have a role here, else every head."""
    members = _who_may_lead(council=council.pk, named=council.safeguarding_lead_id or 0)
    named = [each for each in members if each.user_id == council.safeguarding_lead_id][:1]
    leads = named or [each for each in members if each.role == Role.HEAD]
    return list(dict.fromkeys(each.user for each in leads))


@written_once
def _who_may_lead(*, council: int, named: int) -> MembershipQuerySet:
    """The roles of whoever is named, and every head."""
    members = Membership.objects.for_council(council).current().with_role(*MAY_LEAD)
    return members.filter(Q(user=named) | Q(role=Role.HEAD)).select_related("user").order_by("id")


def is_safeguarding_lead(viewer: Viewer) -> bool:
    """- the council's safeguarding lead
    - virtual school head, where none is named
    """
    if viewer.leads is not None:
        return viewer.leads
    return viewer.is_one_of(*MAY_LEAD) and viewer.user in safeguarding_leads(viewer.council)


def is_named_safeguarding_lead(viewer: Viewer) -> bool:
    """- the council's safeguarding lead, where one is named; asks the database nothing"""
    return viewer.is_one_of(*MAY_LEAD) and viewer.council.safeguarding_lead_id == viewer.user_id


def may_lead_safeguarding(council: Council):
    """Members who can be named."""
    return Membership.objects.filter(council=council).current().with_role(*MAY_LEAD).select_related("user")


@transaction.atomic
def name_safeguarding_lead(*, council: Council, lead: User | None, by: User) -> Council:
    """Say who leads; nobody means the heads."""
    if lead is not None and not may_lead_safeguarding(council).filter(user=lead).exists():
        raise Refused("Choose somebody of the virtual school or an EET adviser of this council.", field="lead")
    council.safeguarding_lead = lead
    council.safeguarding_lead_named_by = by
    council.save(update_fields=["safeguarding_lead", "safeguarding_lead_named_by"])
    return council
