from django.db.models import Exists, OuterRef

from backend.accounts.models import User
from backend.care_leavers.permissions import can_refer as can_refer_young_people
from backend.care_leavers.permissions import care_leavers_of
from backend.councils.choices import Role
from backend.councils.models import Membership
from backend.councils.viewer import Viewer
from backend.employers.models import Employer
from backend.opportunities.choices import OpportunityState
from backend.referrals.choices import Step, Way
from backend.referrals.models import Referral
from backend.referrals.transitions import TRANSITIONS
from backend.shortlists.choices import DecisionKind
from backend.shortlists.permissions import decisions_of


def referrals_of(viewer: Viewer):
    """The referrals a viewer may open.

    - an employer's people: introductions to their own employers, never help with an application elsewhere
    - EET adviser, virtual school head and staff, auditor: all of their council
    - personal adviser: those of their own young people
    - employer-engagement officer, council administrator: none
    """
    referrals = Referral.objects.for_council(viewer.council_id)
    if viewer.role == Role.EMPLOYER:
        return referrals.of_employers(Employer.objects.for_council(viewer.council_id).of_user(viewer.user))
    if viewer.sees_every_young_person:
        return referrals
    return referrals.of_people(care_leavers_of(viewer))


def shortlisted_without_a_place(viewer: Viewer):
    """Shortlisted and never referred, of the decisions the viewer may read, where every place has gone since."""
    chosen = decisions_of(viewer).standing().filter(kind=DecisionKind.SHORTLIST)
    same_pair = Referral.objects.filter(care_leaver=OuterRef("care_leaver"), opportunity=OuterRef("opportunity"))
    without = chosen.filter(opportunity__state=OpportunityState.FILLED).exclude(Exists(same_pair))
    return without.select_related("care_leaver", "opportunity")


def can_refer(viewer: Viewer) -> bool:
    """- EET adviser"""
    return can_refer_young_people(viewer)


def can_answer(viewer: Viewer, referral: Referral) -> bool:
    """- an employer's people, an open introduction to their own employer while it is not paused"""
    return viewer.role == Role.EMPLOYER and referral.is_open and _acts_in(viewer.role, viewer.user, referral)


def can_take(viewer: Viewer, referral: Referral, step: Step) -> bool:
    """- as the table of transitions says; an employer's people only on introductions to their own employer"""
    same_council = viewer.council_id == referral.council_id
    return same_council and viewer.role in TRANSITIONS[step].who and _acts_in(viewer.role, viewer.user, referral)


def user_may_take(user: User, referral: Referral, step: Step) -> bool:
    """The same question asked of a person and every role they hold in the referral's council."""
    roles = roles_in(user, referral.council_id) & TRANSITIONS[step].who
    return any(_acts_in(role, user, referral) for role in roles)


def user_may_refer(user: User, council_id: int) -> bool:
    """- EET adviser"""
    return Role.EET_ADVISER in roles_in(user, council_id)


def roles_in(user: User, council_id: int) -> frozenset[str]:
    mine = Membership.objects.current().for_council(council_id).filter(user=user)
    return frozenset(mine.values_list("role", flat=True))


def _acts_in(role: str, user: User, referral: Referral) -> bool:
    if role != Role.EMPLOYER:
        return True
    if referral.way != Way.INTRODUCED or referral.employer.paused_at:
        return False
    return referral.employer.contacts.filter(user=user).exists()
