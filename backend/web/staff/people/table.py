"""The list of young people as a table and as a file."""

import datetime as dt

from django.urls import reverse

from backend.activities.choices import ActivityCode
from backend.care_leavers.choices import Entitlement
from backend.councils.viewer import Viewer
from backend.shortlists.permissions import can_see_rankings
from backend.web.kit.content import Cell, Column, Link, Table
from backend.web.kit.formats import day
from backend.web.staff.people.activity import activity_tag
from backend.web.staff.people.people_query import count_to_decide


TO_DECIDE = Column("Matches to decide", numeric=True)  # only for those who see rankings
COLUMNS = (
    Column("Name", sort="name"),
    Column("Age", numeric=True, sort="age"),
    Column("Activity today", sort="activity"),
    Column("Last day in EET", sort="waiting"),
    TO_DECIDE,
    Column("Last reached", sort="contact"),
    Column("EET adviser"),
)
EXPORT_COLUMNS = (
    "Identifier",
    "Known as",
    "Family name",
    "Age",
    "Entitlement category",
    "Activity code",
    "Activity",
    "Since",
    "Last day in EET",
    "Last reached",
    "Matches to decide",
    "EET adviser",
    "Personal adviser",
)
NEVER = "not recorded yet"


def people_table(viewer: Viewer, people, *, today: dt.date) -> Table:
    headings = [each for each in COLUMNS if each is not TO_DECIDE or can_see_rankings(viewer)]
    counts = count_to_decide(viewer, people, today=today)
    cells = [dict(zip(COLUMNS, _row(person, today, counts.get(person.id, 0)), strict=True)) for person in people]
    rows = [[row[heading] for heading in headings] for row in cells]
    return Table("Young people", headings, rows, sorting="server")


def _row(person, today, to_decide):
    return [
        Link(person.full_name, reverse("person", args=[person.public_id])),
        person.age_on(today),
        activity_tag(person.activity),
        Cell(_last_day_in_eet(person, today)),
        to_decide,
        day(person.last_reached),
        person.eet_adviser and str(person.eet_adviser),
    ]


def _last_day_in_eet(person, today) -> str:
    if person.last_eet_day and person.last_eet_day >= today:
        return "in EET now"
    return day(person.last_eet_day)


def export_rows(viewer: Viewer, people, *, today: dt.date) -> list[list[str]]:
    counts = count_to_decide(viewer, people, today=today)
    return [_export_row(person, today, counts.get(person.id, 0)) for person in people]


def _export_row(person, today: dt.date, to_decide: int) -> list[str]:
    """What leaves the service about one person: these fields and no other."""
    entitlement = person.entitlement_on(today)
    code = person.activity or ActivityCode.NOT_KNOWN
    return [
        person.identifier,
        person.known_as,
        person.family_name,
        str(person.age_on(today)),
        Entitlement(entitlement).label if entitlement else "",
        code,
        ActivityCode(code).label,
        _date(person.activity_since),
        _date(min(person.last_eet_day, today)) if person.last_eet_day else "",
        _date(person.last_reached),
        str(to_decide),
        str(person.eet_adviser or ""),
        str(person.personal_adviser or ""),
    ]


def _date(value: dt.date | None) -> str:
    return value.isoformat() if value else ""
