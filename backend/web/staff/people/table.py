"""The list of young people as a table and as a file."""

import datetime as dt

from django.urls import reverse

from backend.activities.choices import EET, NEET, ActivityCode
from backend.care_leavers.choices import Entitlement
from backend.care_leavers.permissions import can_edit_profile, can_see_home
from backend.core.clock import months_between
from backend.councils.viewer import Viewer
from backend.shortlists.permissions import can_see_rankings
from backend.web.kit.content import Column, Late, Link, Table, Tick
from backend.web.kit.formats import plural, short_day
from backend.web.staff.people.next_step import next_for
from backend.web.staff.people.people_query import count_to_decide, silent_since
from backend.web.staff.people.profile_rows import home_area


TO_DECIDE = Column("Matches to decide", numeric=True)  # only for those who see rankings
AREA = Column("Area", card="away")  # only for those who see where somebody lives
COLUMNS = (
    Column("Name", sort="name"),
    Column("Age", numeric=True, sort="age", card="beside"),
    Column("What is next", card="line"),
    Column("Not in EET for", numeric=True, sort="waiting"),
    TO_DECIDE,
    Column("Last reached", sort="contact"),
    AREA,
    Column("Personal adviser", card="away"),
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
TICKED = "ticked"  # the form of what can be done for several at once
ONE_DAY = dt.timedelta(days=1)
MONTHS_FROM = 8  # weeks; less is said in weeks


def people_table(viewer: Viewer, people, *, today: dt.date) -> Table:
    headings = [each for each in COLUMNS if _may_see(viewer, each)]
    counts = count_to_decide(viewer, people, today=today)
    cells = [dict(zip(COLUMNS, _row(person, today, counts.get(person.id, 0)), strict=True)) for person in people]
    rows = [[row[heading] for heading in headings] for row in cells]
    ticks = [_tick(person) for person in people] if can_edit_profile(viewer) else []
    return Table("Young people", headings, rows, sorting="server", ticks=ticks)


def _tick(person) -> Tick:
    return Tick(TICKED, "who", str(person.public_id), f"Select {person.full_name}")


def _may_see(viewer: Viewer, column: Column) -> bool:
    if column is TO_DECIDE:
        return can_see_rankings(viewer)
    return column is not AREA or can_see_home(viewer)


def _row(person, today, to_decide):
    return [
        Link(person.full_name, reverse("person", args=[person.public_id])),
        person.age_on(today),
        next_for(person, to_decide, today=today),
        _not_in_eet_for(person, today),
        to_decide,
        _last_reached(person.last_reached, today),
        home_area(person),
        person.known_personal_adviser,
    ]


def _not_in_eet_for(person, today: dt.date) -> str:
    if person.activity in EET:
        return "in EET"
    if person.activity not in NEET:
        return "not known"
    if person.last_eet_day is None:
        return "no EET recorded"
    since = person.last_eet_day + ONE_DAY
    weeks = (today - since).days // 7
    if weeks < MONTHS_FROM:
        return plural(weeks, "week,weeks")
    return plural(months_between(since, today), "month,months")


def _last_reached(on: dt.date | None, today: dt.date) -> str | Late:
    if on is None:
        return Late("never")
    return Late(short_day(on)) if on < silent_since(today) else short_day(on)


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
        person.known_personal_adviser,
    ]


def _date(value: dt.date | None) -> str:
    return value.isoformat() if value else ""
