"""The young people a viewer may open, each with what a list says about them, in one query."""

import datetime as dt

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from backend.activities.as_at import activity_on, doing, not_known_on
from backend.activities.choices import EET, NEET
from backend.activities.models import ActivitySpell
from backend.care_leavers.ages import OLDEST_AGE, born_by
from backend.care_leavers.permissions import care_leavers_of
from backend.core import clock
from backend.councils.models import Council
from backend.councils.viewer import Viewer
from backend.placements.standing import is_looked_for, last_reached, not_in_eet_since, not_reached_since
from backend.reference.visits import silence_weeks_on
from backend.shortlists.permissions import matches_of


AGE_GROUPS = {"16-17": (16, 17), "18": (18, 18), "19-21": (19, 21), "22-25": (22, OLDEST_AGE)}
SORTS = {
    "name": None,
    "age": F("birth_date").desc(),
    "activity": F("activity").asc(nulls_first=True),
    "waiting": F("not_in_eet_since").asc(nulls_last=True),
    "contact": F("last_reached").asc(nulls_first=True),
}


def people_of(viewer: Viewer, *, today: dt.date) -> QuerySet:
    """Supported young people, each with what they do, since when, since when they are not in EET, and the last contact:
    `activity`, `activity_since`, `not_in_eet_since`, `last_eet_day`, `last_reached`."""
    return (
        care_leavers_of(viewer)
        .supported()
        .select_related("eet_adviser", "personal_adviser")
        .annotate(
            activity=activity_on(today, "code"),
            activity_since=activity_on(today, "starts_on"),
            not_in_eet_since=not_in_eet_since(today),
            last_eet_day=last_eet_day(today),
            last_reached=last_reached(),
        )
    )


def last_eet_day(today: dt.date) -> Subquery:
    spells = ActivitySpell.objects.filter(care_leaver=OuterRef("pk"), code__in=EET, starts_on__lte=today)
    return Subquery(
        spells.order_by("-starts_on").annotate(last=Coalesce("ends_on", dt.date.max)).values("last")[:1],
    )


def with_matches_to_decide(viewer: Viewer, today: dt.date) -> Q:
    waiting = matches_of(viewer).open_on(today).undecided()
    return is_looked_for(today) & Q(Exists(waiting.filter(care_leaver=OuterRef("pk"))))


def in_eet() -> Exists:
    return doing(EET, clock.today())


def not_in_eet() -> Exists:
    return doing(NEET, clock.today())


def activity_not_known() -> Q:
    return not_known_on(clock.today())


def not_heard_from(council: Council, today: dt.date) -> Q:
    """Nobody has reached them for as many weeks as the council set, or ever."""
    return not_reached_since(silent_since(council, today))


def silent_since(council: Council, today: dt.date) -> dt.date:
    """Who was last reached before this day was not heard from."""
    return today - dt.timedelta(weeks=silence_weeks_on(council, today))


def not_reached_words(council: Council) -> str:
    return f"Not reached for {silence_weeks_on(council, clock.today())} weeks"


def in_age_group(group: str, today: dt.date) -> Q:
    youngest, oldest = AGE_GROUPS[group]
    return Q(birth_date__lte=born_by(today, youngest), birth_date__gt=born_by(today, oldest + 1))


def sorted_by(people: QuerySet, name: str) -> QuerySet:
    """By one of SORTS, the other way round after a minus, and by name where that leaves ties."""
    by_name = people.by_name()
    wanted = SORTS.get(name.removeprefix("-"))
    if wanted is None:
        return by_name.reverse() if name == "-name" else by_name
    if name.startswith("-"):
        wanted = wanted.copy()
        wanted.reverse_ordering()
    return by_name.order_by(wanted, *by_name.query.order_by)
