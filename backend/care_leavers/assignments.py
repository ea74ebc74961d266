"""Whose adviser somebody is ends with the role in which they are it: their name would promise a person who is gone."""

from collections.abc import Collection

from django.db import transaction

from backend.accounts.models import User
from backend.care_leavers.adviser_changes import note_adviser_left
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.services import update_profile
from backend.councils.choices import Role
from backend.councils.models import Membership
from backend.employers import access
from backend.employers.models import Employer


ASSIGNED_AS = {Role.EET_ADVISER: "eet_adviser", Role.PERSONAL_ADVISER: "personal_adviser"}


@transaction.atomic
def assign_eet_adviser(*, people: Collection[CareLeaver], eet_adviser: User, by: User) -> None:
    """Of several young people at once, each as by the form of their record; of all of them or of none."""
    for person in people:
        update_profile(care_leaver=person, by=by, eet_adviser=eet_adviser)


@transaction.atomic
def end_access(*, membership: Membership, reason: str = "", by: User) -> int:
    """End a role with its assignments; how many young people have no such adviser now.

    Who it was stays in the history of each record. Raises Refused for the last administrator.
    """
    access.end_access(membership=membership, reason=reason, by=by)
    return _end_assignments(membership.user, membership.council_id, Role(membership.role))


@transaction.atomic
def change_access(*, membership: Membership, role: Role, employers: Collection[Employer], by: User) -> int:
    """The same where another role takes the place of the one held."""
    before = Role(membership.role)
    access.change_access(membership=membership, role=role, employers=employers, by=by)
    return _end_assignments(membership.user, membership.council_id, before) if role != before else 0


def _end_assignments(user: User, council_id: int, role: Role) -> int:
    field = ASSIGNED_AS.get(role)
    if field is None:
        return 0
    theirs = CareLeaver.objects.for_council(council_id).filter(**{field: user})
    if role == Role.EET_ADVISER:
        note_adviser_left(people=theirs.supported(), adviser=user)
    return theirs.update(**{field: None})
