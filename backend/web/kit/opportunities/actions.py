"""What the viewer may do with an opportunity now, as links."""

from dataclasses import dataclass

from django.urls import reverse

from backend.councils.viewer import Viewer
from backend.opportunities import permissions as may
from backend.opportunities.choices import Source
from backend.opportunities.models import Opportunity
from backend.opportunities.sharing import can_share


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


ACTIONS = (
    ("Edit", "opportunity-edit", may.can_change),
    ("Send for approval", "opportunity-submit", may.can_submit),
    ("Decide about approval", "approval", may.can_approve),
    ("Share or make public", "opportunity-sharing", can_share),
    ("Pause", "opportunity-pause", may.can_pause),
    ("Make it live again", "opportunity-resume", may.can_resume),
    ("Close", "opportunity-close", may.can_close),
    ("Withdraw", "opportunity-withdraw", may.can_withdraw),
    ("Open it again", "opportunity-reopen", may.can_reopen),
    ("Make it a draft again", "opportunity-restore", may.can_restore),
    ("Take back the request for changes", "opportunity-take-back-request", may.can_take_back_request),
    ("Take back the approval", "opportunity-take-back-approval", may.can_take_back_approval),
    ("What people will read", "opportunity-preview", _may_post),
    ("Copy", "opportunity-copy", _may_copy),
)


def actions_for(viewer: Viewer, opportunity: Opportunity) -> list[Action]:
    return [
        Action(text, reverse(name, args=[opportunity.public_id]))
        for text, name, predicate in ACTIONS
        if predicate(viewer, opportunity)
    ]
