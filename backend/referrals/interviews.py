"""When somebody meets an employer: times at which they can meet at all, and what is offered, chosen and moved."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from backend.core import clock
from backend.core.errors import Refused
from backend.reference.wall_clock import clock_change_problem
from backend.referrals.choices import ARRANGES, OF_THE_TIMES, ReferralState, Step
from backend.referrals.models import AssessmentDay, InterviewTime, Referral, ReferralEvent, arrangements


When = tuple[dt.date, dt.time]
WITHIN_MONTHS = 12
MOST_TIMES = 3
TOO_FAR = "is more than a year away. Check the year."
THE_DAY = "The day of the interview"
MOVED_MEANWHILE = (
    "The day of this interview was changed{by} while this page was open. Look at it now, then say again what you want."
)
INSTEAD = {  # of what comes on the day of the interview at the earliest
    Step.INTERVIEW_HELD: "If it was on another day, say that first.",
    Step.INTERVIEW_MISSED: "If it does not take place, call it off. If it was on another day, say that first.",
}
OWN_PAGES = {
    Step.STARTED: "A start is recorded with its first day, as the start of a placement.",
    Step.START_TAKEN_BACK: "A start is taken back on the page of its placement.",
    Step.ANSWER_TAKEN_BACK: "An employer takes its answer back where it gave it.",
    Step.TIME_CHOSEN: "A time is chosen on the page of the times.",
    Step.OTHER_TIMES: "Other times are asked for on the page of the times.",
}


@dataclass(frozen=True)
class Meeting:
    """What is said of an interview beside one day and time.

    `times` are those to choose from, where there are several; `chosen` is one of those offered before. `instead_of` is
    the event that the page showed as how things stood, whatever is said of it there. Of a day with others its employer
    `is_told_together`, in one message.
    """

    times: Sequence[When] = ()
    how: str = ""
    minutes: int | None = None
    day: AssessmentDay | None = None
    chosen: InterviewTime | None = None
    instead_of: UUID | None = None
    is_told_together: bool = False


def refuse_from_elsewhere(step: str, meeting: Meeting | None) -> None:
    """Some steps are taken on pages of their own, with what they need."""
    if step in OWN_PAGES and not (step in OF_THE_TIMES and meeting):
        raise Refused(OWN_PAGES[Step(step)], field="step")


class TimeProblem(NamedTuple):
    """Why nobody can be invited for a day and time, in a sentence, and which of the two it is about: `on` or `at`."""

    about: str
    sentence: str


def time_problem(day: dt.date, at: dt.time, *, called: str = THE_DAY) -> TimeProblem | None:
    """None where somebody can be invited for then; `called` is what the page calls the day."""
    now = clock.local(clock.now())
    if day < now.date():
        return TimeProblem("on", f"{called} must be today or later")
    if _is_too_far(day):
        return TimeProblem("on", f"{called} {TOO_FAR}")
    if day == now.date() and at <= now.time():
        return TimeProblem("at", "This time has passed already. Choose a later one.")
    said = clock_change_problem(day, at)
    return TimeProblem("at", said) if said else None


def _is_too_far(day: dt.date) -> bool:
    return day > clock.months_after(clock.today(), WITHIN_MONTHS)


def meeting_facts(
    referral: Referral,
    step: str,
    on: dt.date,
    day: dt.date | None,
    at: dt.time | None,
    meeting: Meeting | None,
    *,
    names_who: bool,
) -> dict[str, Any]:
    """What the event of a step keeps of an interview. The caller holds the referral, so nothing comes between.
    `names_who`: whether whoever asks may read who changed it meanwhile."""
    if meeting:
        _refuse_changed(referral, meeting.instead_of, names_who=names_who)
    if step in INSTEAD:
        _refuse_before_it(referral, on, INSTEAD[Step(step)])
    if step not in ARRANGES:
        return {}
    _refuse_day(on, day, at)
    facts: dict[str, Any] = {"interview_on": day, "interview_at": at}
    if meeting is None:
        return facts
    _refuse_times(meeting.times)
    return facts | {
        "interview_how": meeting.how,
        "interview_minutes": meeting.minutes,
        "chosen_time": meeting.chosen,
        "assessment_day": meeting.day,
    }


def _refuse_day(on: dt.date, day: dt.date | None, at: dt.time | None) -> None:
    """An interview of a day that has passed may be written down late; its day is never before it was arranged."""
    if at and not day:
        raise Refused("Give the day of the interview as well as its time.", field="interview_on")
    if day and day < on:
        raise Refused("The interview cannot be before the day it was arranged. Check both days.", field="interview_on")
    if day and _is_too_far(day):
        raise Refused(f"{THE_DAY} {TOO_FAR}", field="interview_on")
    if day and at and (said := clock_change_problem(day, at)):
        raise Refused(said, field="interview_at")


def _refuse_times(times: Sequence[When]) -> None:
    if len(times) > MOST_TIMES:
        raise Refused(f"Offer at most {MOST_TIMES} times.", field="third_on")
    if len(set(times)) < len(times):
        raise Refused("This time stands there already. Give another one, or leave it empty.", field="second_on")
    for when in times:
        if problem := time_problem(*when):
            raise Refused(problem.sentence, field="interview_on")


def _refuse_changed(referral: Referral, shown: UUID | None, *, names_who: bool) -> None:
    """Of one that is at no interview any more the table says who did what."""
    if shown is None or referral.state != ReferralState.INTERVIEW:
        return
    now = standing_arrangement(referral), standing_arrangement(referral, anywhere=True)
    if shown not in {each.public_id for each in now if each}:
        last = referral.events.filter(step__in=Step).select_related("by", "by_contact__employer").last()
        who = last.who if names_who and last else ""
        raise Refused(MOVED_MEANWHILE.format(by=f" by {who}" if who else ""))


def _refuse_before_it(referral: Referral, on: dt.date, instead: str) -> None:
    arranged = standing_arrangement(referral)
    if arranged and arranged.interview_on and on < arranged.interview_on:
        raise Refused(f"The interview is on {arranged.interview_on:%-d %B %Y}. {instead}", field="on")


def keep_times(event: ReferralEvent, meeting: Meeting | None) -> None:
    """One row for each time to choose from. One time alone is no choice: it is arranged."""
    of = {"council_id": event.council_id, "event": event, "employer_id": event.employer_id}
    InterviewTime.objects.bulk_create(
        InterviewTime(on=on, at=at, **of) for on, at in (meeting.times if meeting else ())
    )


def standing_arrangement(referral: Referral, *, anywhere: bool = False) -> ReferralEvent | None:
    """What says last when the interview is, or from which times it is chosen, at the employer of now.

    Where the advert went to another employer it says nothing of what the one before arranged: that is not its to read,
    to choose from or to be held to. `anywhere` is for the council, whose young person may go there all the same.
    """
    if referral.state != ReferralState.INTERVIEW:
        return None
    here = {} if anywhere else {"employer": referral.employer_id}
    return arrangements(referral.pk, **here).first()


def offer_of(referral: Referral) -> tuple[ReferralEvent | None, list[InterviewTime]]:
    """What says so, with the times that are to be chosen from now, the first first; without any it is no offer."""
    arranged = standing_arrangement(referral)
    times = list(arranged.times.all()) if arranged else []
    return (arranged, times) if times else (None, [])
