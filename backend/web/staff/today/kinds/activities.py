"""Lines about young people of whom nobody knows what they do now: a guess either way counts them wrongly."""

import datetime as dt

from django.db.models import F, QuerySet
from django.urls import reverse

from backend.activities.as_at import activity_on
from backend.core import clock
from backend.councils.choices import Role
from backend.web.staff.people.people_query import activity_not_known, last_eet_day
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.kinds import viewers
from backend.web.staff.today.kinds.of_referrals import page_from_today
from backend.web.staff.today.lines import Act, Kind, Line, Source, Subject, Urgency
from backend.web.staff.today.when import long_day, since


def _unknown(desk: Desk) -> QuerySet:
    found = desk.people.filter(activity_not_known())
    found = found.annotate(unknown_since=activity_on(desk.today, "starts_on"), last_eet_day=last_eet_day(desk.today))
    return found.order_by(F("unknown_since").asc(nulls_last=True), F("last_eet_day").asc(nulls_last=True), "id")


def _ask(desk: Desk, person) -> Line:
    began: dt.date = person.activity_since or person.last_eet_day or clock.day_of(person.created_at)
    known = "Nobody knows what they do now"
    tried = Act("Log a try", page_from_today("person-contact", person), "log a try to reach them")
    return Line.of(
        person,
        f"{known}, since {long_day(began, desk.today)}" if person.activity_since else known,
        Act("Record what they do", reverse("person-activity", args=[person.public_id]), "ask what they do now"),
        row=person.public_id,
        more=(tried,),
        since=began,
        when=since(desk.today, began),
    )


def _all_unknown(desk: Desk) -> str:
    """Where the viewer has young people of their own, theirs: with what was tried, and what comes next."""
    if desk.everybody or not desk.viewer.is_one_of(Role.EET_ADVISER):
        return reverse("people-not-known")
    return f"{reverse('people-not-known')}?adviser={desk.viewer.user.public_id}"


KINDS = (
    Kind(
        "activity-not-known",
        "not known what they do",
        Urgency.WAITING,
        viewers.those_who_talk_with_them,
        (Source(Subject.PERSON, _unknown, _ask),),
        _all_unknown,
    ),
)
