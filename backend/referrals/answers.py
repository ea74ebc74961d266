"""What employers have answered, and when interviews are: read from the events of referrals."""

import datetime as dt
from typing import Any

from django.db.models import F, OuterRef, Q, Subquery

from backend.core import clock
from backend.referrals.choices import INTERVIEW_AGAIN_FROM, TO_BE_TOLD, ReferralState, Step
from backend.referrals.models import InterviewTime, Referral, ReferralEvent, TimeWish, arrangements
from backend.referrals.models import ReferralQuerySet as Referrals


HERE: dict[str, Any] = {"employer": OuterRef("employer")}  # by what happened at the employer of now


def with_last_answer(referrals: Referrals) -> Referrals:
    """Each with its last step: `answer_step`, `answered_from` (the state), `answered_by`, `answered_on` (the day) and
    `answered_at` (recorded); `answered_by_link` is the name of who gave it at the employer without signing in.

    An answer that the employer took back counts as never given, and so does the taking back.
    """
    given = ReferralEvent.objects.filter(referral=OuterRef("pk"), step__in=Step.values, taken_back_by__isnull=True)
    steps = given.exclude(step=Step.ANSWER_TAKEN_BACK).order_by("-id")
    names = {"answer_step": "step", "answered_from": "from_state", "answered_by": "by", "answered_on": "on"}
    names |= {"answered_at": "at", "answered_by_link": "by_contact__name"}
    facts = {name: Subquery(steps.values(column)[:1]) for name, column in names.items()}
    found: Referrals = referrals.annotate(**facts)
    return found


def is_answer() -> Q:
    """Of one with its last step: that it is to be told to the young person, and led to where it stands."""
    either = Q(answer_step=Step.REOPENED, answered_from__in=INTERVIEW_AGAIN_FROM, state=ReferralState.INTERVIEW)
    for step, state in TO_BE_TOLD:
        either |= Q(answer_step=step, state=state)
    return either


def with_interview(referrals: Referrals, **arranged: Any) -> Referrals:
    """Each with the day and time of the interview last arranged, `interview_on` and `interview_at`: by all events, or
    by those that are `arranged` so."""
    said = arrangements(**arranged)
    facts = {name: Subquery(said.values(name)[:1]) for name in ("interview_on", "interview_at")}
    found: Referrals = referrals.annotate(**facts)
    return found


def with_meeting(referrals: Referrals, *, here: bool = False) -> Referrals:
    """Each with how its interview stands, too: `meeting_id` and `meeting_step` of the event that says so last, and
    `first_offered_on`, the day of the first time to choose from where there are some.

    With `here` by what happened at the employer of now, and not at the one before: for whoever works there.
    """
    where = HERE if here else {}
    last = arrangements(**where)
    facts = {"meeting_id": Subquery(last.values("id")[:1]), "meeting_step": Subquery(last.values("step")[:1])}
    times = InterviewTime.objects.filter(event=OuterRef("meeting_id")).order_by("on", "at", "id")
    arranged_now = with_interview(referrals, **where).annotate(**facts)
    found: Referrals = arranged_now.annotate(first_offered_on=Subquery(times.values("on")[:1]))
    return found


def with_wish(referrals: Referrals) -> Referrals:
    """Of those with how their interview stands, what the young person says last of the times: `wish_id`, `wished_at`,
    and `wish_time` with its `wished_on` and `wished_time`, empty where none of them suits."""
    said = TimeWish.objects.filter(event=OuterRef("meeting_id")).order_by("-id")
    names = {"wish_id": "public_id", "wished_at": "at", "wish_time": "time__public_id"}
    names |= {"wished_on": "time__on", "wished_time": "time__at"}
    found: Referrals = referrals.annotate(**{name: Subquery(said.values(of)[:1]) for name, of in names.items()})
    return found


def with_times_to_choose(referrals: Referrals) -> Referrals:
    """Those at an interview that is to be chosen from several times, the soonest first."""
    at_interview = with_meeting(referrals.filter(state=ReferralState.INTERVIEW), here=True)
    offered = at_interview.filter(first_offered_on__isnull=False)
    found: Referrals = offered.order_by("first_offered_on", "id")
    return found


def arranged_interview(referral: Referral) -> Referral | None:
    """The same referral with its interview, where its employer of now has one arranged whose day is known."""
    arranged = with_meeting(Referral.objects.filter(pk=referral.pk, state=ReferralState.INTERVIEW), here=True)
    minutes = arrangements(**HERE).values("interview_minutes")[:1]
    arranged = arranged.annotate(interview_minutes=Subquery(minutes))
    found: Referral | None = arranged.filter(interview_on__isnull=False).select_related("council").first()
    return found


def interviews(referrals: Referrals) -> Referrals:
    """Referrals at an interview, the soonest first; one whose day nobody recorded comes before all. Where times are to
    be chosen from or asked for, no day is missing: that is another matter, unless it was at an employer before."""
    here = with_meeting(referrals.filter(state=ReferralState.INTERVIEW), here=True)
    no_choice = Q(meeting_step__isnull=True) | ~Q(meeting_step=Step.OTHER_TIMES)
    arranged = with_interview(here.filter(no_choice, first_offered_on__isnull=True))
    return arranged.order_by(F("interview_on").asc(nulls_first=True), F("interview_at").asc(nulls_last=True), "id")


def interview_words(on: dt.date | None, at: dt.time | None) -> str:
    """4 December 2026 at 10am"""
    if on is None:
        return ""
    return f"{on:%-d %B %Y}{at_time(at)}"


def at_time(at: dt.time | None) -> str:
    """What stands behind the day of an interview: nothing where its time is not recorded."""
    return f" at {clock.time_words(at)}" if at else ""


def answer_words(referral) -> str:
    """What the employer said, of a referral with its last answer and its interview, and who where nobody signed in."""
    who = f" {referral.answered_by_link} said so by link." if referral.answered_by_link else ""
    return f"{_answer_words(referral)}{who}"


def _answer_words(referral) -> str:
    if referral.answer_step == Step.OFFERED:
        return "The employer offers a place."
    if referral.answer_step == Step.DECLINED_BY_EMPLOYER:
        return "The employer says no."
    if referral.answer_step == Step.CALLED_OFF:
        return "The interview is called off."
    if referral.answer_step == Step.RESCHEDULED:
        day = interview_words(referral.interview_on, referral.interview_at) or "another day, which is not known yet"
        return f"The interview is on {day} now, and no longer when it was."
    when = interview_words(referral.interview_on, referral.interview_at)
    if referral.answer_step == Step.REOPENED:
        return f"The interview is on {when} again." if when else "The interview is as it was before."
    return f"Interview on {when}." if when else "The employer invites them to an interview."
