from dataclasses import replace

from django.db.models import Count, Exists, OuterRef, Q

from backend.accounts.models import User
from backend.care_leavers.models import AvoidedEmployer, AvoidedPlace
from backend.care_leavers.permissions import (
    avoided_employers_of,
    avoided_places_of,
    can_see_safety_marks,
    care_leavers_of,
)
from backend.care_leavers.permissions import can_refer as can_refer_young_people
from backend.councils.choices import Role
from backend.councils.permissions import roles_in
from backend.councils.safeguarding import is_safeguarding_lead
from backend.councils.viewer import Viewer
from backend.employers.models import Employer
from backend.opportunities.given import seen_at_employers
from backend.referrals.choices import HELPS_TO_APPLY, MAY_CHECK, REFERS, TALKS, ReferralState, Way
from backend.referrals.disclosure import shown_to_employer
from backend.referrals.gate_answers import ABOUT_MARKS
from backend.referrals.models import AssessmentDay, Clearance, DeleteRequest, Referral
from backend.referrals.transitions import REFERRAL_LIFE
from backend.shortlists.choices import DecisionKind, OwnAnswer
from backend.shortlists.permissions import decisions_of, suggestions_of


def referrals_of(viewer: Viewer):
    """The referrals a viewer may open.

    - an employer's people: introductions to what they see of their own employers, never help to apply elsewhere
    - EET adviser, virtual school head and staff, auditor: all of their council
    - personal adviser: those of their own young people
    - employer-engagement officer, council administrator: none
    """
    referrals = Referral.objects.for_council(viewer.council_id)
    if viewer.role == Role.EMPLOYER:
        theirs = referrals.of_employers(Employer.objects.for_council(viewer.council_id).of_user(viewer.user))
        return theirs.filter(seen_at_employers(viewer.user, opportunity="opportunity"))
    if viewer.sees_every_young_person:
        return referrals
    return referrals.of_people(care_leavers_of(viewer))


def assessment_days_of(viewer: Viewer):
    """The assessment days a viewer may open, and move while somebody is at them.

    - an employer's people: of what they see of their own employers
    - EET adviser: all of their council
    - everybody else: none
    """
    days = AssessmentDay.objects.for_council(viewer.council_id).select_related("opportunity", "employer", "council")
    if viewer.role == Role.EMPLOYER:
        theirs = days.filter(employer__in=Employer.objects.for_council(viewer.council_id).of_user(viewer.user))
        return theirs.filter(seen_at_employers(viewer.user, opportunity="opportunity"))
    return days if viewer.is_one_of(Role.EET_ADVISER) else days.none()


def delete_requests_of(viewer: Viewer):
    """What employers were asked to delete, of young people the viewer may open and whose agreements they may change."""
    requests = DeleteRequest.objects.for_council(viewer.council_id)
    return requests.filter(consent__care_leaver__in=care_leavers_of(viewer))


def shortlisted_and_not_referred(viewer: Viewer):
    """Shortlisted and never referred, of the decisions the viewer may read."""
    chosen = decisions_of(viewer).standing().filter(kind=DecisionKind.SHORTLIST)
    same_pair = Referral.objects.filter(care_leaver=OuterRef("care_leaver"), opportunity=OuterRef("opportunity"))
    return chosen.exclude(Exists(same_pair)).select_related("care_leaver", "opportunity")


def interested_and_not_referred(viewer: Viewer):
    """What young people say on their own page that they are interested in, and nobody has put them forward for."""
    wanted = suggestions_of(viewer).current().answered(OwnAnswer.INTERESTED)
    same_pair = Referral.objects.filter(care_leaver=OuterRef("care_leaver"), opportunity=OuterRef("opportunity"))
    return wanted.exclude(Exists(same_pair.exclude(state=ReferralState.WITHDRAWN)))


def put_forward_now(viewer: Viewer, care_leaver: str, opportunity: str):
    """Beside a row that names a young person and an opportunity in these columns: their open referral for it."""
    pair = {"care_leaver": OuterRef(care_leaver), "opportunity": OuterRef(opportunity)}
    return referrals_of(viewer).open().filter(**pair).order_by("-id")


def started_by_opportunity(viewer: Viewer, opportunities) -> dict[int, int]:
    """How many people of the council started, by opportunity: a number, for whoever may see hiring outcomes."""
    started = Referral.objects.for_council(viewer.council_id).filter(state=ReferralState.STARTED)
    counted = started.filter(opportunity__in=opportunities).order_by().values("opportunity_id")
    return dict(counted.annotate(number=Count("id")).values_list("opportunity_id", "number"))


def introduced_by_employer(viewer: Viewer, employers) -> dict[int, int]:
    """How many introductions of the council there were to each: a number, for whoever may see hiring outcomes."""
    introduced = Referral.objects.for_council(viewer.council_id).filter(way=Way.INTRODUCED)
    counted = (
        introduced.filter(opportunity__employer__in=employers)
        .order_by()
        .values("opportunity__employer_id")
        .annotate(number=Count("id"))
    )
    return dict(counted.values_list("opportunity__employer_id", "number"))


def can_refer(viewer: Viewer) -> bool:
    """- EET adviser"""
    return can_refer_young_people(viewer)


def can_help_apply(viewer: Viewer) -> bool:
    """Who sees to a part of an application, puts the statement together, and says why one came to nothing.

    - EET adviser
    - personal adviser, for their own young people
    """
    return viewer.is_one_of(*HELPS_TO_APPLY)


def can_check(viewer: Viewer) -> bool:
    """Who may say what they checked about something unknown that a referral is held for.

    - EET adviser
    - virtual school head and staff
    """
    return viewer.is_one_of(*MAY_CHECK)


def clearances_seen_by(viewer: Viewer):
    """What was checked or gone past about young people the viewer may open, where they see safety marks.

    Words about marks are for those who may read every mark of the person, and whoever wrote them.
    """
    mine = Clearance.objects.for_council(viewer.council_id).of_people(care_leavers_of(viewer))
    if not can_see_safety_marks(viewer):
        return mine.none()
    knowing = replace(viewer, leads=is_safeguarding_lead(viewer))  # so that it is asked once
    closed = [
        _closed(AvoidedPlace, avoided_places_of(knowing)),
        _closed(AvoidedEmployer, avoided_employers_of(knowing)),
    ]
    return mine.exclude((closed[0] | closed[1]) & Q(criterion__in=ABOUT_MARKS) & ~Q(by=viewer.user_id))


def _closed(model: type[AvoidedPlace] | type[AvoidedEmployer], readable) -> Q:
    marks = model.objects.filter(care_leaver=OuterRef("care_leaver"), is_restricted=True)
    return Q(Exists(marks.exclude(pk__in=readable.order_by().values("pk"))))


def clearances_of_viewer(viewer: Viewer):
    """Those of the same that the viewer may take back."""
    seen = clearances_seen_by(viewer)
    return seen if can_check(viewer) else seen.none()


def can_go_past(viewer: Viewer) -> bool:
    """- virtual school head"""
    return viewer.is_one_of(Role.HEAD)


def can_answer(viewer: Viewer, referral: Referral) -> bool:
    """- an employer's people, an open introduction to their own employer while they may read of whom it speaks"""
    is_theirs = viewer.role == Role.EMPLOYER and referral.is_open and bool(shown_to_employer(referral))
    return is_theirs and REFERRAL_LIFE.acts_on(referral, user=viewer.user, role=viewer.role)


def can_take_back(viewer: Viewer, referral: Referral) -> bool:
    """- an employer's people, what was said of an introduction to their own employer, while it may be taken back"""
    is_theirs = viewer.role == Role.EMPLOYER
    return is_theirs and REFERRAL_LIFE.acts_on(referral, user=viewer.user, role=viewer.role)


def user_may_talk(user: User, council_id: int) -> bool:
    """- EET adviser
    - virtual school staff
    - personal adviser
    """
    return bool(TALKS & roles_in(user, council_id))


def user_may_refer(user: User, council_id: int) -> bool:
    """- EET adviser"""
    return bool(REFERS & roles_in(user, council_id))
