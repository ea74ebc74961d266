from backend.councils.choices import COUNCILS_SIDE, Role
from backend.councils.viewer import Viewer
from backend.employers.models import Employer
from backend.opportunities.models import Opportunity, OpportunityEvent, Outcome
from backend.opportunities.transitions import MAY_BE_CHANGED, TRANSITIONS, is_from_feed


def opportunities_of(viewer: Viewer):
    """The opportunities a viewer may open.

    - an employer's people: their own employers'
    - everybody else: all of their council
    """
    mine = Opportunity.objects.for_council(viewer.council_id)
    if viewer.role == Role.EMPLOYER:
        return mine.of_employers(Employer.objects.for_council(viewer.council_id).of_user(viewer.user))
    return mine


def can_browse(viewer: Viewer) -> bool:
    """- everybody but an employer's people, who have a page of their own"""
    return viewer.role in COUNCILS_SIDE


def can_post(viewer: Viewer, employer: Employer | None = None) -> bool:
    """- an employer's people, for their own employers
    - employer-engagement officer, for any employer of the council
    """
    if not viewer.is_one_of(Role.EMPLOYER, Role.ENGAGEMENT_OFFICER):
        return False
    return employer is None or _acts_for(viewer, employer)


def can_add_for_one_person(viewer: Viewer) -> bool:
    """- EET adviser"""
    return viewer.is_one_of(Role.EET_ADVISER)


def steps_open_to(viewer: Viewer, opportunity: Opportunity) -> frozenset[str]:
    """What a page may offer: the steps of the table that this viewer may take now, each as its predicate says."""
    if not _acts_for(viewer, opportunity.employer):
        return frozenset()
    now = {
        step
        for step, transition in TRANSITIONS.items()
        if viewer.role in transition.who and opportunity.state in transition.from_states
    }
    if "withdraw" in now and opportunity.places_taken:
        now.remove("withdraw")
    if "take_back_approval" in now and not can_take_back_approval(viewer, opportunity):
        now.remove("take_back_approval")
    if "resume" in now and not can_resume(viewer, opportunity):
        now.remove("resume")
    return frozenset(now - {"amend", "merge"})  # these follow from a change and from comparing two; nobody presses them


def can_change(viewer: Viewer, opportunity: Opportunity) -> bool:
    """- an employer's people, their own
    - employer-engagement officer
    """
    return opportunity.state in MAY_BE_CHANGED and can_post(viewer, opportunity.employer)


def can_submit(viewer: Viewer, opportunity: Opportunity) -> bool:
    """- an employer's people, their own
    - employer-engagement officer
    """
    return _can_take("submit", viewer, opportunity)


def can_approve(viewer: Viewer, opportunity: Opportunity | None = None) -> bool:
    """- employer-engagement officer"""
    return _can_take("approve", viewer, opportunity)


def can_ask_for_changes(viewer: Viewer, opportunity: Opportunity) -> bool:
    """- employer-engagement officer"""
    return _can_take("ask_for_changes", viewer, opportunity)


def can_reject(viewer: Viewer, opportunity: Opportunity) -> bool:
    """- employer-engagement officer"""
    return _can_take("reject", viewer, opportunity)


def can_pause(viewer: Viewer, opportunity: Opportunity) -> bool:
    """- an employer's people, their own
    - employer-engagement officer
    """
    return _can_take("pause", viewer, opportunity)


def can_resume(viewer: Viewer, opportunity: Opportunity) -> bool:
    """- employer-engagement officer
    - an employer's people, what somebody of their employer paused
    """
    if not _can_take("resume", viewer, opportunity):
        return False
    return viewer.role != Role.EMPLOYER or _was_paused_by_its_employer(opportunity)


def can_close(viewer: Viewer, opportunity: Opportunity) -> bool:
    """- an employer's people, their own
    - employer-engagement officer
    """
    return _can_take("close", viewer, opportunity)


def can_withdraw(viewer: Viewer, opportunity: Opportunity) -> bool:
    """- an employer's people, their own
    - employer-engagement officer
    """
    return _can_take("withdraw", viewer, opportunity) and not opportunity.places_taken


def can_reopen(viewer: Viewer, opportunity: Opportunity) -> bool:
    """- employer-engagement officer"""
    return _can_take("reopen", viewer, opportunity)


def can_restore(viewer: Viewer, opportunity: Opportunity) -> bool:
    """- an employer's people, their own
    - employer-engagement officer
    """
    return _can_take("restore", viewer, opportunity)


def can_take_back_request(viewer: Viewer, opportunity: Opportunity) -> bool:
    """- employer-engagement officer"""
    return _can_take("take_back_request", viewer, opportunity)


def can_take_back_approval(viewer: Viewer, opportunity: Opportunity) -> bool:
    """- employer-engagement officer, of what somebody approved and no feed published"""
    return _can_take("take_back_approval", viewer, opportunity) and not is_from_feed(opportunity)


def can_see_outcomes(viewer: Viewer) -> bool:
    """- employer-engagement officer
    - virtual school head and staff
    """
    return viewer.is_one_of(Role.ENGAGEMENT_OFFICER, Role.HEAD, Role.STAFF)


def outcomes_of(viewer: Viewer):
    """What employers are asked about posts that have ended: of those the viewer may open."""
    return Outcome.objects.for_council(viewer.council_id).filter(opportunity__in=opportunities_of(viewer))


def _can_take(step: str, viewer: Viewer, opportunity: Opportunity | None) -> bool:
    transition = TRANSITIONS[step]
    if viewer.role not in transition.who:
        return False
    if opportunity is None:
        return True
    return opportunity.state in transition.from_states and _acts_for(viewer, opportunity.employer)


def _acts_for(viewer: Viewer, employer: Employer) -> bool:
    if employer.council_id != viewer.council_id:
        return False
    return viewer.role != Role.EMPLOYER or employer.contacts.filter(user=viewer.user).exists()


def _was_paused_by_its_employer(opportunity: Opportunity) -> bool:
    pauses = OpportunityEvent.objects.filter(opportunity=opportunity, step="pause")
    last = pauses.order_by("-at", "-id").first()
    return last is not None and opportunity.employer.contacts.filter(user=last.by).exists()
