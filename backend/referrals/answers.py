"""What employers have answered, and when interviews are: read from the events of referrals."""

import datetime as dt

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery

from backend.referrals.choices import EMPLOYERS_ANSWERS, ReferralState, Step
from backend.referrals.models import Referral, ReferralEvent
from backend.referrals.models import ReferralQuerySet as Referrals


def with_last_answer(referrals: Referrals) -> Referrals:
    """Each with its last step: `answer_step`, `answered_by`, `answered_on` (the day) and `answered_at`
    (recorded); `answered_by_link` is the name of who gave it at the employer without signing in.

    An answer that the employer took back counts as never given, and so does the taking back.
    """
    given = ReferralEvent.objects.filter(referral=OuterRef("pk"), step__in=Step.values, taken_back_by__isnull=True)
    steps = given.exclude(step=Step.ANSWER_TAKEN_BACK).order_by("-id")
    names = {"answer_step": "step", "answered_by": "by", "answered_on": "on", "answered_at": "at"}
    names["answered_by_link"] = "by_contact__name"
    facts = {name: Subquery(steps.values(column)[:1]) for name, column in names.items()}
    found: Referrals = referrals.annotate(**facts)
    return found


def is_answer() -> Q:
    """Of one with its last step: that it was the employer's answer, and led to where it stands."""
    either = Q()
    for step, state in EMPLOYERS_ANSWERS.items():
        either |= Q(answer_step=step, state=state)
    return either


def with_interview(referrals: Referrals, *, events: models.QuerySet[ReferralEvent] | None = None) -> Referrals:
    """Each with the day and time of the interview last arranged, `interview_on` and `interview_at`: of all events, or
    of these."""
    given = ReferralEvent.objects.all() if events is None else events
    arranged = given.filter(referral=OuterRef("pk"), step=Step.INTERVIEW, taken_back_by__isnull=True).order_by("-id")
    facts = {name: Subquery(arranged.values(name)[:1]) for name in ("interview_on", "interview_at")}
    found: Referrals = referrals.annotate(**facts)
    return found


def arranged_interview(referral: Referral) -> Referral | None:
    """The same referral with its interview, where its employer of now has one arranged whose day is known."""
    here = ReferralEvent.objects.filter(employer=referral.employer_id)
    arranged = with_interview(Referral.objects.filter(pk=referral.pk, state=ReferralState.INTERVIEW), events=here)
    found: Referral | None = arranged.filter(interview_on__isnull=False).select_related("council").first()
    return found


def interviews(referrals: Referrals) -> Referrals:
    """Referrals at an interview, the soonest first; one whose day nobody recorded comes before all."""
    arranged = with_interview(referrals.filter(state=ReferralState.INTERVIEW))
    return arranged.order_by(F("interview_on").asc(nulls_first=True), F("interview_at").asc(nulls_last=True), "id")


def interview_words(on: dt.date | None, at: dt.time | None) -> str:
    """4 December 2026 at 10:00am"""
    if on is None:
        return ""
    half = "am" if at and at.hour < 12 else "pm"
    return f"{on:%-d %B %Y} at {at:%-I:%M}{half}" if at else f"{on:%-d %B %Y}"


def answer_words(referral) -> str:
    """What the employer said, of a referral with its last answer and its interview, and who where nobody signed in."""
    who = f" {referral.answered_by_link} said so by link." if referral.answered_by_link else ""
    return f"{_answer_words(referral)}{who}"


def _answer_words(referral) -> str:
    if referral.answer_step == Step.OFFERED:
        return "The employer offers a place."
    if referral.answer_step == Step.DECLINED_BY_EMPLOYER:
        return "The employer says no."
    when = interview_words(referral.interview_on, referral.interview_at)
    return f"Interview on {when}." if when else "The employer invites them to an interview."
