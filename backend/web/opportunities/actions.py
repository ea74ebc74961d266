"""What the viewer may do with an opportunity now, as links."""

from dataclasses import dataclass

from django.urls import reverse

from backend.councils.viewer import Viewer
from backend.opportunities import permissions as may
from backend.opportunities.models import Opportunity
from backend.opportunities.sharing import can_share


@dataclass(frozen=True)
class Action:
    text: str
    url: str


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
)


def actions_for(viewer: Viewer, opportunity: Opportunity) -> list[Action]:
    return [
        Action(text, reverse(name, args=[opportunity.public_id]))
        for text, name, predicate in ACTIONS
        if predicate(viewer, opportunity)
    ]
