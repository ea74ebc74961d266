"""Who may read, post and change opportunities. Who may take which step stands in the table of `transitions.py`."""

from backend.councils.choices import COUNCILS_SIDE, Role
from backend.councils.viewer import Viewer
from backend.employers.models import Employer
from backend.opportunities.given import seen_at_employers
from backend.opportunities.models import Opportunity, Outcome
from backend.opportunities.transitions import MAY_BE_CHANGED, OPPORTUNITY_LIFE


def opportunities_of(viewer: Viewer):
    """The opportunities a viewer may open.

    - an employer's people: their own employers', all of them or those given to them
    - everybody else: all of their council
    """
    mine = Opportunity.objects.for_council(viewer.council_id)
    if viewer.role == Role.EMPLOYER:
        theirs = mine.of_employers(Employer.objects.for_council(viewer.council_id).of_user(viewer.user))
        return theirs.filter(seen_at_employers(viewer.user))
    return mine


def can_browse(viewer: Viewer) -> bool:
    """- everybody but an employer's people, who have a page of their own"""
    return viewer.role in COUNCILS_SIDE


def can_post(viewer: Viewer, employer: Employer | None = None) -> bool:
    """- an employer's people, for their own employers
    - employer-engagement officer, for any employer of the council
    """
    if viewer.role not in OPPORTUNITY_LIFE.transitions["draft"].who:
        return False
    return employer is None or _acts_for(viewer, employer)


def can_add_for_one_person(viewer: Viewer) -> bool:
    """- EET adviser"""
    return viewer.is_one_of(Role.EET_ADVISER)


def can_change(viewer: Viewer, opportunity: Opportunity) -> bool:
    """- an employer's people, their own
    - employer-engagement officer
    """
    return opportunity.state in MAY_BE_CHANGED and can_post(viewer, opportunity.employer)


def can_approve(viewer: Viewer) -> bool:
    """- employer-engagement officer"""
    return viewer.role in OPPORTUNITY_LIFE.transitions["approve"].who


def can_write_brief(viewer: Viewer, opportunity: Opportunity | None = None) -> bool:
    """Who writes two lines into the brief of a post of their council.

    - employer-engagement officer
    """
    is_ours = opportunity is None or opportunity.council_id == viewer.council_id
    return is_ours and viewer.is_one_of(Role.ENGAGEMENT_OFFICER)


ENTERS_DUTIES = frozenset({Role.ENGAGEMENT_OFFICER, Role.EET_ADVISER})


def can_enter_duties(viewer: Viewer) -> bool:
    """Who enters the duties of an apprenticeship standard, as they read them.

    - employer-engagement officer
    - EET adviser
    """
    return viewer.role in ENTERS_DUTIES


def can_see_hiring_outcomes(viewer: Viewer) -> bool:
    """- employer-engagement officer
    - virtual school head and staff
    """
    return viewer.is_one_of(Role.ENGAGEMENT_OFFICER, Role.HEAD, Role.STAFF)


def hiring_outcomes_of(viewer: Viewer):
    """What employers are asked about opportunities that have ended: of those the viewer may open."""
    return Outcome.objects.for_council(viewer.council_id).filter(opportunity__in=opportunities_of(viewer))


def _acts_for(viewer: Viewer, employer: Employer) -> bool:
    if employer.council_id != viewer.council_id:
        return False
    return viewer.role != Role.EMPLOYER or employer.contacts.filter(user=viewer.user).exists()
