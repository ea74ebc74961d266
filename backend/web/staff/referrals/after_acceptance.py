"""What leads on from an accepted offer: the first fortnight, a work trial, and the placement."""

from typing import Any

from django.urls import reverse

from backend.placements.permissions import can_change_placement, placements_of
from backend.referrals.choices import HOLDS_A_PLACE, ReferralState
from backend.web.staff.referrals.trial_words import trial_said


def after_acceptance(viewer, referral) -> dict[str, Any]:
    trial = getattr(referral, "work_trial", None) if referral.state in HOLDS_A_PLACE else None
    may_try = can_change_placement(viewer) and referral.state == ReferralState.ACCEPTED
    return {
        "fortnight_url": _fortnight_url(referral),
        "placement_url": _placement_url(viewer, referral),
        "trial_said": trial_said(trial, None, "") if trial else "",
        "trial_url": reverse("referral-trial", args=[referral.public_id]) if may_try else "",
    }


def _fortnight_url(referral) -> str:
    """From the acceptance on: what the council promised until the first pay day."""
    is_on = referral.state in HOLDS_A_PLACE
    return reverse("referral-fortnight", args=[referral.public_id]) if is_on else ""


def _placement_url(viewer, referral) -> str:
    if referral.state != ReferralState.STARTED:
        return ""
    begun = placements_of(viewer).filter(referral=referral).first()
    return reverse("placement", args=[begun.public_id]) if begun else ""
