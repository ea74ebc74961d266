"""Lines about referrals: interviews, answers, closing dates, silence, places gone."""

import datetime as dt

from django.db.models import Q, QuerySet
from django.urls import reverse

from backend.core.written_queries import any_of
from backend.placements.still_to_tell import moved_and_not_spoken_of, to_pass_on
from backend.referrals.answers import answer_words, interview_words, interviews, with_interview
from backend.referrals.choices import ReferralState, Step, Way
from backend.web.kit.employer_names import name_of
from backend.web.kit.formats import day, plural
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.kinds import viewers
from backend.web.staff.today.lines import Act, InPlace, Kind, Line, Source, Subject, Urgency, ring
from backend.web.staff.today.when import When, due, long_day, since, weekday_and_day


CLOSES_WITHIN = dt.timedelta(days=7)
COMES_UP_WITHIN = dt.timedelta(days=7)
LONG_GONE = dt.timedelta(weeks=8)  # an interview of which nobody has said for so long what came of it


def _page(referral) -> str:
    return reverse("referral", args=[referral.public_id])


def _what(referral) -> str:
    return f"{referral.opportunity.title}, {name_of(referral.employer)}"


def _line(referral, what: str, act: Act, when: When, **facts) -> Line:
    told = {"row": referral.public_id, "since": referral.last_step_at, "when": when} | facts
    return Line.of(referral.care_leaver, what, act, **told)


def _not_held(desk: Desk) -> QuerySet:
    """What is held has one line, as held: until that is settled nothing else is done about it."""
    return desk.referrals.exclude(id__in=any_of(desk.held_ids))


def _is_near(desk: Desk) -> Q:
    """An interview of the next days, or one that nobody recorded anything of since: the week shows the later ones."""
    first, last = desk.today - LONG_GONE, desk.today + COMES_UP_WITHIN
    return Q(interview_on__isnull=True) | Q(interview_on__range=(first, last))


def _interviews(desk: Desk) -> QuerySet:
    return interviews(_not_held(desk)).filter(_is_near(desk))


def _interview(desk: Desk, referral) -> Line:
    on, act = referral.interview_on, _act_of_interview(desk, referral)
    if on is None:
        what, when = "An interview is arranged, and its day is not recorded yet", When("no day yet", is_late=True)
    else:
        _, said, time = interview_words(on, referral.interview_at).partition(" at ")
        what, when = (
            f"Interview {'today' if on == desk.today else long_day(on, desk.today)}{said}{time}",
            due(desk.today, on),
        )
    ahead = Urgency.CLOSING if on and on > desk.today else None
    return _line(referral, f"{what}: {_what(referral)}", act, when, due=on, urgency=ahead)


def _act_of_interview(desk: Desk, referral) -> Act:
    page, on = _page(referral), referral.interview_on
    if on is None:
        return Act("Find out when", page, "find out when the interview is")
    if on <= desk.today:
        return Act("Record how it went", page, "record how the interview went")
    return Act("See that they get there", page, "see that they can get there", may=viewers.everybody_with_a_desk)


def _is_long_gone(desk: Desk) -> Q:
    return Q(interview_on__lt=desk.today - LONG_GONE)


def _long_gone(desk: Desk) -> QuerySet:
    return interviews(_not_held(desk)).filter(_is_long_gone(desk))


def _long_gone_interview(desk: Desk, referral) -> Line:
    on = referral.interview_on
    return _line(
        referral,
        f"The interview was on {day(on)}. This ended long ago: say what came of it. {_what(referral)}",
        Act("Say what came of it", _page(referral)),
        due(desk.today, on),
        due=on,
    )


def _answers(desk: Desk) -> QuerySet:
    return to_pass_on(_not_held(desk)).order_by("answered_at", "id")


def _answer(desk: Desk, referral) -> Line:
    page = reverse("person-contact", args=[referral.care_leaver.public_id])
    return _line(
        referral,
        f"{answer_words(referral)} {_what(referral)}",
        Act("Told them", page, "tell them what the employer answered", InPlace.TOLD, f"Told. {_next(desk, referral)}"),
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
    """Offers that they know of: those still to be passed on have a line of their own."""
    offered = _not_held(desk).filter(state=ReferralState.OFFERED)
    return offered.exclude(id__in=to_pass_on(desk.referrals).values("id")).order_by("last_step_at", "id")


def _offer(desk: Desk, referral) -> Line:
    act = Act("Record their answer", _page(referral))
    what = f"They have an offer to answer: {_what(referral)}"
    return _line(referral, what, act, since(desk.today, referral.last_step_on, late_after=5))


def _moved(desk: Desk) -> QuerySet:
    return moved_and_not_spoken_of(_not_held(desk)).order_by("moved_at", "id")


def _move(desk: Desk, referral) -> Line:
    reads = ", who reads a reference only" if referral.way == Way.INTRODUCED else ""
    return _line(
        referral,
        f"It went to another employer after the referral{reads}: {_what(referral)}",
        Act("Look again", _page(referral), "look at it again, and tell them"),
        since(desk.today, referral.moved_on),
        since=referral.moved_at,
    )


def _closing_applications(desk: Desk) -> QuerySet:
    applying = desk.referrals.filter(
        state=ReferralState.APPLYING, apply_by__gte=desk.today, apply_by__lte=desk.today + CLOSES_WITHIN
    )
    return applying.order_by("apply_by", "id")


def _closing_application(desk: Desk, referral) -> Line:
    return _line(
        referral,
        f"Applying, last day {weekday_and_day(referral.apply_by, desk.today)}: {_what(referral)}",
        Act("Help them apply", _page(referral), "help them to apply"),
        due(desk.today, referral.apply_by),
        due=referral.apply_by,
    )


CLOSING_APPLICATIONS = Source(Subject.REFERRAL, _closing_applications, _closing_application)


def _unanswered(desk: Desk) -> QuerySet:
    """Employers who stayed silent through the reminder: now it takes a telephone."""
    late = desk.referrals.unanswered(on=desk.today, working_days=desk.viewer.council.answer_days)
    unanswered = late.exclude(id__in=any_of(desk.held_ids)).with_flags().filter(no_place_left=False)
    return unanswered.order_by("last_step_at", "id")


def _silence(desk: Desk, referral) -> Line:
    days = plural(referral.working_days_waiting(desk.today), "working day,working days")
    return _line(
        referral,
        f"{name_of(referral.employer)} has not answered about {referral.opportunity.title}",
        Act("Ring the employer", _page(referral)),
        When(days, is_late=True),
        more=ring(referral.employer.name, referral.employer.published_phone),
    )


def _all_unanswered(desk: Desk) -> str:
    return f"{reverse('referrals')}?unanswered=on"


def _without_a_place(desk: Desk) -> QuerySet:
    """But those that have a line about their interview or offer, which is more pressing."""
    found = with_interview(_not_held(desk).open().with_flags().filter(no_place_left=True))
    told = Q(state=ReferralState.OFFERED) | (Q(state=ReferralState.INTERVIEW) & (_is_near(desk) | _is_long_gone(desk)))
    return found.exclude(told).order_by("last_step_at", "id")


def _in_vain(desk: Desk, referral) -> Line:
    return _line(
        referral,
        f"Every place is taken: {_what(referral)}",
        Act("Tell them", _page(referral), "tell them, then withdraw the referral"),
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
