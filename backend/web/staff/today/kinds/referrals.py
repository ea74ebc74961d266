"""Lines about referrals: interviews, answers, closing dates, silence, places gone."""

import datetime as dt

from django.db.models import Q, QuerySet
from django.urls import reverse

from backend.placements.still_to_tell import answers_to_tell, moved_and_not_spoken_of
from backend.referrals.answers import answer_words, at_time, interviews
from backend.referrals.application_clock import reminded_until
from backend.referrals.choices import ReferralState, Step, Way
from backend.referrals.lost_places import without_a_place_and_untold
from backend.web.kit.employer_names import name_of
from backend.web.kit.formats import day, plural
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.kinds import viewers
from backend.web.staff.today.kinds.of_referrals import page_from_today, page_of, ring_employer, what_of
from backend.web.staff.today.kinds.ring_before import to_ring_before
from backend.web.staff.today.lines import Act, Kind, Line, Source, Subject, Urgency, told_them
from backend.web.staff.today.when import When, due, long_day, since, weekday_and_day


CLOSES_WITHIN = dt.timedelta(days=7)
COMES_UP_WITHIN = dt.timedelta(days=7)
TELL_IN_VAIN = "tell them, then withdraw the referral"
LONG_GONE = dt.timedelta(weeks=8)  # an interview of which nobody has said for so long what came of it


def _line(referral, what: str, act: Act, when: When, **facts) -> Line:
    told = {"row": referral.public_id, "since": referral.last_step_at, "when": when} | facts
    return Line.of(referral.care_leaver, what, act, **told)


def _is_near(desk: Desk) -> Q:
    """An interview of the next days, or one that nobody recorded anything of since: the week shows the later ones."""
    first, last = desk.today - LONG_GONE, desk.today + COMES_UP_WITHIN
    return Q(interview_on__isnull=True) | Q(interview_on__range=(first, last))


def _interviews(desk: Desk) -> QuerySet:
    """But for those of the next day of whom somebody is to ring them: that has a line of its own."""
    return interviews(desk.alone).filter(_is_near(desk)).exclude(to_ring_before(desk))


def _interview(desk: Desk, referral) -> Line:
    on, act = referral.interview_on, _act_of_interview(desk, referral)
    if on is None:
        what, when = "An interview is arranged, and its day is not recorded yet", When("no day yet", is_late=True)
    else:
        day = "today" if on == desk.today else long_day(on, desk.today)
        what, when = f"Interview {day}{at_time(referral.interview_at)}", due(desk.today, on)
    ahead = Urgency.CLOSING if on and on > desk.today else None
    return _line(referral, f"{what}: {what_of(referral)}", act, when, due=on, urgency=ahead)


def _act_of_interview(desk: Desk, referral) -> Act:
    page, on = reverse("referral-interview", args=[referral.public_id]), referral.interview_on
    if on is None:
        return Act("Find out when", page, "find out when the interview is")
    if on <= desk.today:
        return Act("Record how it went", page, "record how the interview went")
    return Act(
        "See that they get there", page_of(referral), "see that they can get there", may=viewers.everybody_with_a_desk
    )


def _is_long_gone(desk: Desk) -> Q:
    return Q(interview_on__lt=desk.today - LONG_GONE)


def _long_gone(desk: Desk) -> QuerySet:
    return interviews(desk.alone).filter(_is_long_gone(desk))


def _long_gone_interview(desk: Desk, referral) -> Line:
    on = referral.interview_on
    return _line(
        referral,
        f"The interview was on {day(on)}. This ended long ago: say what came of it. {what_of(referral)}",
        Act("Say what came of it", page_of(referral)),
        due(desk.today, on),
        due=on,
    )


def _answers(desk: Desk) -> QuerySet:
    return answers_to_tell(desk.not_held).order_by("answered_at", "id")


def _answer(desk: Desk, referral) -> Line:
    person, done = referral.care_leaver, f"Told. {_next(desk, referral)}"
    return _line(
        referral,
        f"{answer_words(referral)} {what_of(referral)}",
        told_them(person, "tell them what the employer answered", done),
        since(desk.today, referral.answered_on, late_after=3),
        since=referral.answered_at,
    )


def _next(desk: Desk, referral) -> str:
    """What comes after an answer, once they know it."""
    if referral.answer_step == Step.OFFERED:
        return "Next is their answer to the offer"
    if referral.answer_step == Step.DECLINED_BY_EMPLOYER:
        return "Next are their other matches"
    on = referral.interview_on
    return f"Next is the interview{f' on {long_day(on, desk.today)}' if on else ''}"


def _offers(desk: Desk) -> QuerySet:
    """Offers that they know of: those still to be passed on have a line of their own, and so has one whose place has
    gone to somebody else since."""
    offered = desk.alone.filter(state=ReferralState.OFFERED).with_flags().filter(no_place_left=False)
    return offered.exclude(id__in=answers_to_tell(desk.referrals).order_by().values("id")).order_by(
        "last_step_at", "id"
    )


def _offer(desk: Desk, referral) -> Line:
    act = Act("Record their answer", page_of(referral))
    what = f"They have an offer to answer: {what_of(referral)}"
    return _line(referral, what, act, since(desk.today, referral.last_step_on, late_after=5))


def _moved(desk: Desk) -> QuerySet:
    return moved_and_not_spoken_of(desk.alone).order_by("moved_at", "id")


def _move(desk: Desk, referral) -> Line:
    reads = ", who reads a reference only" if referral.way == Way.INTRODUCED else ""
    return _line(
        referral,
        f"It went to another employer after the referral{reads}: {what_of(referral)}",
        Act("Look again", page_of(referral), "look at it again, and tell them"),
        since(desk.today, referral.moved_on),
        since=referral.moved_at,
    )


def _closing_applications(desk: Desk) -> QuerySet:
    applying = desk.alone.with_flags().filter(
        no_place_left=False,
        state=ReferralState.APPLYING,
        apply_by__gt=reminded_until(desk.today),  # from then on `applications` tells of it
        apply_by__lte=desk.today + CLOSES_WITHIN,
    )
    return applying.order_by("apply_by", "id")


def _closing_application(desk: Desk, referral) -> Line:
    return _line(
        referral,
        f"Applying, last day {weekday_and_day(referral.apply_by, desk.today)}: {what_of(referral)}",
        Act("Help them apply", page_of(referral), "help them to apply"),
        due(desk.today, referral.apply_by),
        due=referral.apply_by,
    )


CLOSING_APPLICATIONS = Source(Subject.REFERRAL, _closing_applications, _closing_application)


def _unanswered(desk: Desk) -> QuerySet:
    """Employers who stayed silent through the reminder: now it takes a telephone."""
    late = desk.alone.unanswered(on=desk.today, working_days=desk.viewer.council.answer_days)
    unanswered = late.with_flags().filter(no_place_left=False)
    return unanswered.order_by("last_step_at", "id")


def _silence(desk: Desk, referral) -> Line:
    days = plural(referral.working_days_waiting(desk.today), "working day,working days")
    return _line(
        referral,
        f"{name_of(referral.employer)} {_silent(desk, referral)} {referral.opportunity.title}",
        Act("Ring the employer", page_of(referral)),
        When(days, is_late=True),
        more=ring_employer(referral),
    )


def _silent(desk: Desk, referral) -> str:
    """What it has not said: after an interview that is something else."""
    if referral.state == ReferralState.INTERVIEWED:
        return f"has not said what came of the interview on {long_day(referral.last_step_on, desk.today)} for"
    if referral.state == ReferralState.INTERVIEW:
        return "was asked for other times of the interview and has not answered, for"
    return "has not answered about"


def _all_unanswered(desk: Desk) -> str:
    return f"{reverse('referrals')}?unanswered=on"


def _without_a_place(desk: Desk) -> QuerySet:
    """But for those that have a line about their interview, which is more pressing, or about an answer that is still to
    be passed on."""
    told_of = interviews(desk.alone).filter(_is_near(desk) | _is_long_gone(desk)).order_by().values("id")
    answered = answers_to_tell(desk.referrals).order_by().values("id")
    untold = without_a_place_and_untold(desk.alone).exclude(id__in=told_of).exclude(id__in=answered)
    return untold.order_by("last_step_at", "id")


def _in_vain(desk: Desk, referral) -> Line:
    return _line(
        referral,
        f"Every place is taken: {what_of(referral)}",
        Act("Tell them", page_from_today("referral-place-gone", referral), TELL_IN_VAIN),
        When("no place left"),
    )


NO_PLACE_LEFT = Source(Subject.REFERRAL, _without_a_place, _in_vain)

KINDS = (
    Kind(
        "interviews",
        "interview,interviews",
        Urgency.APPOINTMENT,
        viewers.everybody_with_a_desk,
        (Source(Subject.REFERRAL, _interviews, _interview),),
    ),
    Kind(
        "long-gone",
        "interview of long ago,interviews of long ago",
        Urgency.WAITING,
        viewers.everybody_with_a_desk,
        (Source(Subject.REFERRAL, _long_gone, _long_gone_interview),),
    ),
    Kind(
        "answers",
        "answer to pass on,answers to pass on",
        Urgency.ANSWER,
        viewers.those_who_talk_with_them,
        (Source(Subject.REFERRAL, _answers, _answer),),
    ),
    Kind(
        "moved",
        "moved to another employer",
        Urgency.ANSWER,
        viewers.those_who_talk_with_them,
        (Source(Subject.REFERRAL, _moved, _move),),
    ),
    Kind(
        "offers",
        "offer to answer,offers to answer",
        Urgency.ANSWER,
        viewers.those_who_talk_with_them,
        (Source(Subject.REFERRAL, _offers, _offer),),
    ),
    Kind(
        "referrals",
        "employer who has not answered,employers who have not answered",
        Urgency.PROMISE,
        viewers.those_who_place_them,
        (Source(Subject.REFERRAL, _unanswered, _silence),),
        _all_unanswered,
    ),
)
