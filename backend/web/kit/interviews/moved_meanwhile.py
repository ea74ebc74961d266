"""Whom somebody invites to a day on a page from before: of each that moved on since, what happened and by whom."""

from collections.abc import Callable, Sequence

from django.http import HttpRequest

from backend.referrals.choices import Step
from backend.referrals.models import Referral
from backend.referrals.transitions import REFERRAL_LIFE
from backend.web.kit.moved_on import moved_on, tell_moved_on


def tell_who_moved_on(request: HttpRequest, readable: Sequence[Referral], name_of: Callable[[Referral], str]) -> None:
    """With what had been typed, since the form is there no longer once nobody can be invited. Of `readable` alone: who
    is held is named to no employer, and has not moved."""
    chosen = set(request.POST.getlist("people"))
    mine = [each for each in readable if str(each.public_id) in chosen]
    gone = [each for each in mine if not REFERRAL_LIFE.is_open_to(Step.INTERVIEW, request.viewer, each)]
    if gone:
        said = [f"{name_of(each)}: {moved_on(REFERRAL_LIFE, each, request.viewer)}" for each in gone]
        tell_moved_on(request, " ".join(said))
