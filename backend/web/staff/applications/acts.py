"""What is recorded of an application in one press: that they applied, what they heard, and why it came to nothing."""

from django.db import models
from django.http import HttpRequest

from backend.core import clock
from backend.core.errors import Refused
from backend.ranking.gated_steps import take_step
from backend.referrals.application_clock import ASKED_AGAIN_AFTER
from backend.referrals.applications import record_heard_nothing
from backend.referrals.choices import Step
from backend.referrals.models import Referral


class Heard(models.TextChoices):
    """What they have heard, as one press says it."""

    NOTHING = "nothing", "Nothing yet"
    INTERVIEW = "interview", "An interview"
    OFFER = "offer", "An offer"
    NO = "no", "A no"


STEPS = {Heard.INTERVIEW: Step.INTERVIEW, Heard.OFFER: Step.OFFERED, Heard.NO: Step.DECLINED_BY_EMPLOYER}
AFTER = {
    Heard.NOTHING: f"Recorded: they have heard nothing yet. It is asked again in {ASKED_AGAIN_AFTER} working days",
    Heard.INTERVIEW: "Recorded: an interview. Next is its day and time",
    Heard.OFFER: "Recorded: an offer. Next is their answer to it",
    Heard.NO: "Recorded: a no. Next is why, in one press, and then their other matches",
}
APPLIED = "Recorded: they have applied. You are asked whether they have heard"


def say_applied(request: HttpRequest, referral: Referral) -> str:
    """Raises Refused with what stands in the way."""
    take_step(referral=referral, step=Step.APPLIED, on=clock.today(), by=request.user)
    return APPLIED


def say_heard(request: HttpRequest, referral: Referral, heard: str) -> str:
    """Raises Refused with what stands in the way, or where nothing was chosen."""
    if heard not in Heard:
        raise Refused("Choose what they have heard.")
    if heard == Heard.NOTHING:
        record_heard_nothing(referral=referral, by=request.user)
    else:
        take_step(referral=referral, step=STEPS[Heard(heard)], on=clock.today(), by=request.user)
    return AFTER[Heard(heard)]
