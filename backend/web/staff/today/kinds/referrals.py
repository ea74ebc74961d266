"""Lines about referrals: interviews, answers, closing dates, silence, places gone."""

import datetime as dt

from django.db.models import QuerySet
from django.urls import reverse

from backend.referrals.answers import answer_words, interview_words, interviews, to_pass_on
from backend.referrals.choices import ReferralState, Way
from backend.referrals.moved_adverts import moved_and_not_spoken_of
from backend.web.kit.content import Tag
from backend.web.kit.employer_names import name_of
from backend.web.kit.formats import day, plural
from backend.web.staff.today.kinds import viewers
from backend.web.staff.today.lines import Desk, Kind, Line, Source, Subject, Urgency, due, waiting


CLOSES_WITHIN = dt.timedelta(days=7)
HELD = "It is held: settle that first, and tell them that it may not go on. "


def _page(referral) -> str:
    return reverse("referral", args=[referral.public_id])


def _what(referral) -> str:
    return f"{referral.opportunity.title}, {name_of(referral.employer)}"


def _is_held(desk: Desk, referral) -> bool:
    return any(each.referral.id == referral.id for each in desk.held)


def _interviews(desk: Desk) -> QuerySet:
    return interviews(desk.referrals)


def _interview(desk: Desk, referral) -> Line:
    on = referral.interview_on
    if on is None:
        reason, status = "An interview is arranged, and its day is not recorded yet.", Tag("No day yet", "red")
        action = "find out when the interview is"
    elif on < desk.today:
        reason, status = f"The interview was on {day(on)}.", due(desk.today, on)
        action = "record how the interview went"
    else:
        reason, status = f"Interview on {interview_words(on, referral.interview_at)}.", due(desk.today, on)
        action = "see that they can get there"
    if _is_held(desk, referral):
        reason, action = f"{HELD}{reason}", "see first whether it goes on"
    return Line(
        referral.care_leaver.full_name,
        action,
        _page(referral),
        f"{reason} {_what(referral)}.",
        referral.last_step_on,
        status,
    )


def _answers(desk: Desk) -> QuerySet:
    return to_pass_on(desk.referrals).order_by("answered_at", "id")


def _answer(desk: Desk, referral) -> Line:
    held = HELD if _is_held(desk, referral) else ""
    return Line(
        referral.care_leaver.full_name,
        "tell them, and log the contact",
        reverse("person-contact", args=[referral.care_leaver.public_id]),
        f"{held}{answer_words(referral)} {_what(referral)}.",
        referral.answered_on,
        waiting(desk.today, referral.answered_on, long=2),
    )


def _offers(desk: Desk) -> QuerySet:
    """Offers that they know of: those still to be passed on have a line of their own."""
    offered = desk.referrals.filter(state=ReferralState.OFFERED)
    return offered.exclude(id__in=to_pass_on(desk.referrals).values("id")).order_by("last_step_at", "id")


def _offer(desk: Desk, referral) -> Line:
    since = referral.last_step_on
    held = _is_held(desk, referral)
    action = "see first whether it goes on" if held else "record their answer"
    reason = f"{HELD if held else ''}They have an offer to answer. {_what(referral)}."
    status = waiting(desk.today, since, long=5)
    return Line(referral.care_leaver.full_name, action, _page(referral), reason, since, status)


def _moved(desk: Desk) -> QuerySet:
    return moved_and_not_spoken_of(desk.referrals).order_by("moved_at", "id")


def _move(desk: Desk, referral) -> Line:
    reads = ", who reads a reference only" if referral.way == Way.INTRODUCED else ""
    return Line(
        referral.care_leaver.full_name,
        "look at it again, and tell them",
        _page(referral),
        f"It went to another employer after the referral{reads}. {_what(referral)}.",
        referral.moved_on,
        Tag("Another employer", "orange"),
    )


def _closing_applications(desk: Desk) -> QuerySet:
    applying = desk.referrals.filter(
        state=ReferralState.APPLYING, apply_by__gte=desk.today, apply_by__lte=desk.today + CLOSES_WITHIN
    )
    return applying.order_by("apply_by", "id")


def _closing_application(desk: Desk, referral) -> Line:
    reason = f"The last day to apply is {day(referral.apply_by)}. {_what(referral)}."
    status = due(desk.today, referral.apply_by)
    return Line(
        referral.care_leaver.full_name, "help them to apply", _page(referral), reason, referral.last_step_on, status
    )


CLOSING_APPLICATIONS = Source(Subject.REFERRAL, _closing_applications, _closing_application)


def _unanswered(desk: Desk) -> QuerySet:
    """Employers who stayed silent through the reminder: now it takes a telephone."""
    held = [each.referral.id for each in desk.held]
    return desk.referrals.unanswered(on=desk.today).exclude(id__in=held).order_by("last_step_at", "id")


def _silence(desk: Desk, referral) -> Line:
    days = plural(referral.working_days_waiting(desk.today), "working day,working days")
    return Line(
        referral.care_leaver.full_name,
        "ring the employer",
        _page(referral),
        f"{name_of(referral.employer)} has not answered about {referral.opportunity.title}.",
        referral.last_step_on,
        Tag(days, "red"),
    )


def _all_unanswered(desk: Desk) -> str:
    return f"{reverse('referrals')}?unanswered=on"


def _without_a_place(desk: Desk) -> QuerySet:
    return desk.referrals.open().with_flags().filter(no_place_left=True).order_by("last_step_at", "id")


def _in_vain(desk: Desk, referral) -> Line:
    return Line(
        referral.care_leaver.full_name,
        "tell them, then withdraw the referral",
        _page(referral),
        f"Every place is taken: {_what(referral)}.",
        referral.last_step_on,
        Tag("No place left", "orange"),
    )


NO_PLACE_LEFT = Source(Subject.REFERRAL, _without_a_place, _in_vain)

KINDS = (
    Kind(
        "interviews",
        "Interviews",
        Urgency.APPOINTMENT,
        viewers.everybody_with_a_desk,
        (Source(Subject.REFERRAL, _interviews, _interview),),
    ),
    Kind(
        "answers",
        "Answers to pass on",
        Urgency.ANSWER,
        viewers.those_who_talk_with_them,
        (Source(Subject.REFERRAL, _answers, _answer),),
    ),
    Kind(
        "moved",
        "Another employer than they were referred to",
        Urgency.ANSWER,
        viewers.those_who_talk_with_them,
        (Source(Subject.REFERRAL, _moved, _move),),
    ),
    Kind(
        "offers",
        "Offers to answer",
        Urgency.ANSWER,
        viewers.those_who_talk_with_them,
        (Source(Subject.REFERRAL, _offers, _offer),),
    ),
    Kind(
        "referrals",
        "Employers to ring: no answer yet",
        Urgency.WAITING,
        viewers.those_who_place_them,
        (Source(Subject.REFERRAL, _unanswered, _silence),),
        _all_unanswered,
    ),
)
