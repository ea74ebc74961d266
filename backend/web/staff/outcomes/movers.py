"""Who moved the figure of late: a birthday counts once and changes no more, so it is whose birthday came.

For people who may open each of them, as all numbers of the page are; nothing of it goes into a file.
"""

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse

from backend.activities.choices import EET, ActivityCode
from backend.care_leavers.permissions import care_leavers_of
from backend.councils.viewer import Viewer
from backend.outcomes.eet import EetYear
from backend.web.kit.content import Link, Table, columns
from backend.web.kit.formats import day, percent, plural
from backend.web.staff.outcomes.eet import MAIN_GROUP, shown


OF_LATE = dt.timedelta(days=30)


@dataclass(frozen=True)
class Movers:
    sentence: str
    people: Table | None


def movers(viewer: Viewer, year: EetYear) -> Movers:
    """The birthdays of the last 30 days of a year that runs, and what the figure was before them."""
    group = next(group for group in year.groups if group.name == MAIN_GROUP)
    since = of_late(year)
    moved = group.between(since, year.last)
    if not moved.cohort:
        return Movers(f"Nobody had a birthday that counts since {day(since)}, so nothing has moved.", None)
    told = [(moved.eet.count, "in EET"), (moved.neet.count, "not in EET"), (moved.not_known.count, "not known")]
    parts = ", ".join(f"{number:,} {words}" for number, words in told if number)
    before = shown(group.between(year.first, since - dt.timedelta(days=1)), "eet")
    then = f" Before them it was {percent(before.value)}." if before else ""
    birthdays = plural(moved.cohort, "birthday,birthdays")
    return Movers(f"{birthdays} since {day(since)} moved it: {parts}.{then}", _people(viewer, moved.birthdays))


def of_late(year: EetYear) -> dt.date:
    """The first of the days whose birthdays count as having moved the figure."""
    return max(year.first, year.last - OF_LATE + dt.timedelta(days=1))


def _people(viewer, birthdays) -> Table:
    by_id = {each.person_id: each for each in birthdays}
    found = care_leavers_of(viewer).filter(pk__in=by_id)
    rows = [(by_id[person.id], Link(person.full_name, reverse("person", args=[person.public_id]))) for person in found]
    return Table(
        "Whose birthday came",
        columns("Young person", "Birthday", "In EET", "What they were doing"),
        [
            [link, day(each.day), "Yes" if each.code in EET else "No", ActivityCode(each.code).label]
            for each, link in sorted(rows, key=lambda row: row[0].day, reverse=True)
        ],
        caption_size="s",
    )
