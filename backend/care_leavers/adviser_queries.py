"""Young people whose adviser does not act for them any more, or who have none."""

from django.db.models import Q

from backend.care_leavers.assignments import ASSIGNED_AS
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.models.care_leaver import CareLeaverQuerySet as CareLeavers
from backend.councils.choices import Role
from backend.councils.models import Membership


THOSE_WHO_ACT_FOR_THEM = (*ASSIGNED_AS, Role.STAFF, Role.HEAD)


def is_gone(role: Role, council_id: int) -> Q:
    """Of young people of a council: somebody is recorded in that role, and cannot act for them there any more.

    Who may is found once, and not again for each of thousands of young people.
    """
    field = ASSIGNED_AS[role]
    here = Membership.objects.current().with_role(*THOSE_WHO_ACT_FOR_THEM).filter(council_id=council_id)
    return Q(**{f"{field}__isnull": False}) & ~Q(**{f"{field}__in": here.values("user")})


def whose_adviser_is_gone(people: CareLeavers, role: Role, council_id: int) -> CareLeavers:
    gone: CareLeavers = people.filter(is_gone(role, council_id))
    return gone


def adviser_is_gone(care_leaver: CareLeaver, role: Role) -> bool:
    mine = CareLeaver.objects.filter(pk=care_leaver.pk)
    return whose_adviser_is_gone(mine, role, care_leaver.council_id).exists()


def without_adviser(people: CareLeavers, role: Role) -> CareLeavers:
    """Nobody is recorded in that role: never given, or ended with the role of who it was."""
    return people.filter(**{f"{ASSIGNED_AS[role]}__isnull": True})
