"""Young people whose adviser does not act for them any more, or who have none."""

from django.db.models import Exists, OuterRef, Q

from backend.care_leavers.assignments import ASSIGNED_AS
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.models.care_leaver import CareLeaverQuerySet as CareLeavers
from backend.councils.choices import Role
from backend.councils.models import Membership


THOSE_WHO_ACT_FOR_THEM = (*ASSIGNED_AS, Role.STAFF, Role.HEAD)


def is_gone(role: Role) -> Q:
    """Of young people: somebody is recorded in that role, and cannot act for them in this council any more."""
    field = ASSIGNED_AS[role]
    here = Membership.objects.current().with_role(*THOSE_WHO_ACT_FOR_THEM).filter(council_id=OuterRef("council_id"))
    return Q(**{f"{field}__isnull": False}) & ~Q(Exists(here.filter(user=OuterRef(field))))


def whose_adviser_is_gone(people: CareLeavers, role: Role) -> CareLeavers:
    gone: CareLeavers = people.filter(is_gone(role))
    return gone


def adviser_is_gone(care_leaver: CareLeaver, role: Role) -> bool:
    return whose_adviser_is_gone(CareLeaver.objects.filter(pk=care_leaver.pk), role).exists()


def without_adviser(people: CareLeavers, role: Role) -> CareLeavers:
    """Nobody is recorded in that role: never given, or ended with the role of who it was."""
    return people.filter(**{f"{ASSIGNED_AS[role]}__isnull": True})
