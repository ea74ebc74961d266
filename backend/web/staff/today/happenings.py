"""Where the days of a week come from: arms of one query, each of which tells of one sort of thing."""

import datetime as dt
from enum import StrEnum

from django.db.models import CharField, F, QuerySet, TimeField, Value
from django.db.models.functions import JSONObject

from backend.care_leavers.ages import birthday
from backend.opportunities.models import Opportunity
from backend.reference.entitlement_turns import turning_ages
from backend.referrals.answers import interviews
from backend.referrals.choices import ReferralState
from backend.referrals.permissions import shortlisted_and_not_referred
from backend.referrals.starts import with_planned_day
from backend.web.staff.today.desk import Desk


ONE_DAY = dt.timedelta(days=1)
LONGEST_SILENCE = dt.timedelta(days=21)  # calendar days that so many working days never go beyond


class Happening(StrEnum):
    """What may come; the value is how a calendar says it, which names nobody."""

    INTERVIEW = "Interview"
    START = "First day"
    CHECK_IN = "Check-in due"
    CLOSING = "Last day to apply"
    ANSWER = "Answer of an employer due"
    BIRTHDAY = "Birthday that turns an entitlement"
    PROMISE = "Something promised is due"
    RELEASE = "Free to start"  # from custody, of which a calendar that anybody may find says nothing


def happenings(desk: Desk, first: dt.date, last: dt.date) -> list[QuerySet]:
    """Each gives rows of one column, `told`: what and on which day, of whom, and where more of it stands."""
    span = (first, last)
    soon = Opportunity.objects.live().filter(closing_date__range=span)
    since = first - LONGEST_SILENCE
    asked = desk.referrals.awaiting_employer().with_answer_clock()
    silent = asked.filter(answer_from__date__range=(since, last))
    accepted = with_planned_day(desk.referrals.filter(state=ReferralState.ACCEPTED)).filter(planned_on__range=span)
    applying = desk.referrals.filter(state=ReferralState.APPLYING, apply_by__range=span)
    chosen = shortlisted_and_not_referred(desk.viewer).filter(care_leaver__in=desk.person_ids, opportunity__in=soon)
    check_ins = desk.check_ins.upcoming().filter(due_on__range=span)
    met = interviews(desk.referrals).filter(interview_on__range=span)
    released = desk.people.filter(in_custody=True, release_date__range=span)
    promised = desk.promises.waiting().filter(due_on__range=span)
    title, placed = F("opportunity__title"), F("placement__opportunity__title")
    return [
        _arm(Happening.INTERVIEW, met, F("interview_on"), title, time=F("interview_at")),
        _arm(Happening.START, accepted, F("planned_on"), title),
        _arm(Happening.CHECK_IN, check_ins, F("due_on"), placed, "placement__care_leaver__"),
        _arm(Happening.CLOSING, applying, F("apply_by"), title),
        _arm(Happening.CLOSING, chosen, F("opportunity__closing_date"), title),
        _arm(Happening.ANSWER, silent, F("answer_from__date"), title),
        _arm(Happening.PROMISE, promised, F("due_on"), F("words")),
        _arm(Happening.RELEASE, released, F("release_date"), Value("released", CharField()), ""),
        *(_birthdays(desk, age, first, last) for age in turning_ages()),
    ]


def _birthdays(desk: Desk, age: int, first: dt.date, last: dt.date) -> QuerySet:
    """Born so many years before; a 29 February is found with the day before it, and told of on its own."""
    born = (birthday(first, -age) - ONE_DAY, birthday(last, -age) + ONE_DAY)
    people = desk.people.filter(birth_date__range=born)
    return _arm(Happening.BIRTHDAY, people, F("birth_date"), Value(str(age), CharField()), "")


def _arm(happening: Happening, rows: QuerySet, day: F, about, person: str = "care_leaver__", time=None) -> QuerySet:
    names = {name: F(f"{person}{name}") for name in ("given_name", "family_name", "preferred_name")}
    told = JSONObject(
        happening=Value(happening.value, CharField()),
        day=day,
        time=time or Value(None, TimeField()),
        about=about,
        row=F("public_id"),
        person=F(f"{person}public_id"),
        **names,
    )
    return rows.order_by().annotate(told=told)
