"""What the viewer may do with an opportunity now, as links."""

from dataclasses import dataclass

from django.urls import reverse

from backend.councils.viewer import Viewer
from backend.opportunities import permissions as may
from backend.opportunities.choices import Source
from backend.opportunities.models import Opportunity
from backend.opportunities.sharing import can_share
from backend.opportunities.transitions import OPPORTUNITY_LIFE


@dataclass(frozen=True)
class Action:
    text: str
    url: str


def _may_post(viewer: Viewer, opportunity: Opportunity) -> bool:
    """- whoever may post for its employer"""
    return may.can_post(viewer, opportunity.employer)


def _may_copy(viewer: Viewer, opportunity: Opportunity) -> bool:
    """- whoever may post for its employer, what an employer posted"""
    return opportunity.source == Source.PARTNER and _may_post(viewer, opportunity)


TAKE_IT_BACK, TAKE_THE_CHANGE_BACK = "Take it back", "Take the change back"
# The text, the page, and who is shown it: a step of the life cycle, or a predicate.
ACTIONS = (
    ("Edit", "opportunity-parts", may.can_change),
    ("Edit all on one page", "opportunity-edit", may.can_change),
    ("Send for approval", "opportunity-submit", "submit"),
    (TAKE_IT_BACK, "opportunity-take-back-submission", "take_back_submission"),
    (TAKE_THE_CHANGE_BACK, "opportunity-take-back-change", "take_back_change"),
    ("Decide about approval", "approval", "approve"),
    ("Share or make public", "opportunity-sharing", can_share),
    ("Pause", "opportunity-pause", "pause"),
    ("Make it live again", "opportunity-resume", "resume"),
    ("Close", "opportunity-close", "close"),
    ("Withdraw", "opportunity-withdraw", "withdraw"),
    ("Open it again", "opportunity-reopen", "reopen"),
    ("Make it a draft again", "opportunity-restore", "restore"),
    ("Take back the request for changes", "opportunity-take-back-request", "take_back_request"),
    ("Take back the approval", "opportunity-take-back-approval", "take_back_approval"),
    ("What people will read", "opportunity-preview", _may_post),
    ("Copy", "opportunity-copy", _may_copy),
)


def actions_for(viewer: Viewer, opportunity: Opportunity) -> list[Action]:
    steps = OPPORTUNITY_LIFE.steps_open_to(viewer, opportunity)
    return [
        Action(text, reverse(name, args=[opportunity.public_id]))
        for text, name, open_to in ACTIONS
        if (open_to in steps if isinstance(open_to, str) else open_to(viewer, opportunity))
    ]
