"""Lines about a release from custody: twelve weeks before, on its day, and until somebody says that they are out."""

from enum import Enum, auto
from functools import partial

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse

from backend.placements.models import WEEKS_BEFORE, RunUp
from backend.web.kit.addresses import address_of
from backend.web.kit.formats import day
from backend.web.staff.people.profile_parts import answer_url
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.kinds import viewers
from backend.web.staff.today.kinds.of_people import added_on, line_of
from backend.web.staff.today.lines import Act, Kind, Line, Source, Subject, Urgency
from backend.web.staff.today.when import due, weekday_and_day


class RunUpIs(Enum):
    """Of the weeks before a release."""

    NOT_PLANNED = auto()
    OF_ANOTHER_DAY = auto()
    PLANNED = auto()


def _released(run_up: RunUpIs, desk: Desk) -> QuerySet:
    planned = RunUp.objects.standing_on(desk.today).filter(care_leaver=OuterRef("pk")).values("release_on")[:1]
    found = desk.people.released_by(desk.today + WEEKS_BEFORE).alias(planned_for=Subquery(planned))
    which = {
        RunUpIs.NOT_PLANNED: Q(planned_for=None),
        RunUpIs.OF_ANOTHER_DAY: ~Q(planned_for=F("release_date")) & Q(planned_for__isnull=False),
        RunUpIs.PLANNED: Q(planned_for=F("release_date")),
    }
    return found.filter(which[run_up]).order_by("release_date", "id")


def _release(run_up: RunUpIs, desk: Desk, person) -> Line:
    """Weeks before, what is to be done until then is promised, and what starts then is looked for; from the day on it
    is to be said whether they are out."""
    day_of_it = person.release_date
    page = reverse("person-run-up", args=[person.public_id])
    act = {
        RunUpIs.NOT_PLANNED: Act("Plan the weeks before", f"{page}plan/", "plan the weeks before the release"),
        RunUpIs.OF_ANOTHER_DAY: Act("Move what is promised", page, "move what is promised to the new day of release"),
        RunUpIs.PLANNED: Act(
            "See what starts then", address_of("person", person.public_id), "see what could start at the release"
        ),
    }[run_up]
    if day_of_it <= desk.today:
        page = answer_url(person, "in_custody")
        act = Act("Record it", page, "record that they are out, or the new date")
    what = f"Released on {weekday_and_day(day_of_it, desk.today)}: what starts then?"
    if day_of_it < desk.today:
        what = f"In custody, and their release was on {day(day_of_it)}: enter the new date, or say that they are out"
    began = max(day_of_it - WEEKS_BEFORE, added_on(person))
    return line_of(person, what, act, began, due(desk.today, day_of_it), due=day_of_it)


KINDS = (
    Kind(
        "releases",
        "release from custody,releases from custody",
        Urgency.TURN,
        viewers.those_who_talk_with_them,
        tuple(Source(Subject.PERSON, partial(_released, each), partial(_release, each)) for each in RunUpIs),
    ),
)
