from functools import reduce
from operator import or_

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q

from backend.care_leavers.models import CareLeaver
from backend.care_leavers.permissions import is_open_to
from backend.councils.choices import SEES_EVERY_YOUNG_PERSON, Role
from backend.councils.models import Membership
from backend.councils.viewer import Viewer
from backend.desks.models import CalendarAddress, HandOver, MailChoice, PutOff, SavedView


def put_off_by(viewer: Viewer):
    """What the viewer put off: nobody else's."""
    return PutOff.objects.for_council(viewer.council_id).filter(by=viewer.user_id)


def hand_overs_of(viewer: Viewer):
    """What was handed over in the council, each with the roles that the colleague has there now (`to_roles`)."""
    now = Membership.objects.current().filter(council=OuterRef("council"), user=OuterRef("to"))
    return HandOver.objects.for_council(viewer.council_id).annotate(to_roles=ArraySubquery(now.values("role")))


def calendar_addresses_of(viewer: Viewer):
    """The viewer's own, in the role they act in."""
    return CalendarAddress.objects.for_council(viewer.council_id).filter(membership=viewer.membership_id)


def mail_choices_of(viewer: Viewer):
    """The viewer's own, in the role they act in."""
    return MailChoice.objects.for_council(viewer.council_id).filter(membership=viewer.membership_id)


def can_save_views(viewer: Viewer) -> bool:
    """- EET adviser
    - virtual school head and staff
    - personal adviser
    - employer-engagement officer
    """
    roles = (Role.EET_ADVISER, Role.HEAD, Role.STAFF, Role.PERSONAL_ADVISER, Role.ENGAGEMENT_OFFICER)
    return viewer.is_one_of(*roles)


def saved_views_of(viewer: Viewer):
    """The viewer's own, in the role they act in."""
    return SavedView.objects.for_council(viewer.council_id).filter(membership=viewer.membership_id)


def with_somebody_to_hand_to(user: str) -> Exists:
    """Beside a row about a young person that names somebody of its council in this column: the same rule as
    `may_be_handed`, of those who have a desk.

    - EET adviser, virtual school head and staff
    - personal adviser, about their own young people
    """
    adviser = (Q(user=OuterRef(f"care_leaver__{name}")) for name in ("eet_adviser", "personal_adviser"))
    opens = Q(role__in=SEES_EVERY_YOUNG_PERSON) | (Q(role=Role.PERSONAL_ADVISER) & reduce(or_, adviser))
    here = Membership.objects.current().exclude(role=Role.AUDITOR)
    return Exists(here.filter(opens, council=OuterRef("council"), user=OuterRef(user)))


def may_be_handed(membership: Membership, care_leaver: CareLeaver | None) -> bool:
    """- whoever may open the young person in that role; a personal adviser their own alone
    - whoever works in the council, where a line is about nobody
    """
    if membership.ended_at is not None or not membership.user.is_active:
        return False
    if care_leaver is None:
        return True
    is_of_council = care_leaver.council_id == membership.council_id
    return is_of_council and is_open_to(care_leaver, role=membership.role, user_id=membership.user_id)
