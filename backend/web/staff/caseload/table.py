"""The list of young people as a table and as a file."""

import datetime as dt
from collections.abc import Sequence

from backend.activities.choices import EET, NEET, ActivityCode
from backend.care_leavers.choices import Entitlement
from backend.core.clock import months_between
from backend.councils.viewer import Viewer
from backend.web.kit.addresses import address_of
from backend.web.kit.content import Column, Link, Table, Tick
from backend.web.kit.formats import plural
from backend.web.kit.list_views import table_of
from backend.web.staff.caseload import columns
from backend.web.staff.caseload.next_thing import NextThing
from backend.web.staff.people.activity import activity_tag, last_reached_words
from backend.web.staff.people.people_query import silent_since
from backend.web.staff.people.profile_rows import home_area
from backend.web.staff.today.first_lines import FirstLines, first_lines
from backend.web.staff.today.keys import count_to_decide


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
MONTHS_FROM = 8  # weeks; less is said in weeks


def people_table(viewer: Viewer, people, shown: Sequence[Column], *, today: dt.date) -> Table:
    first = first_lines(viewer, people)
    silent = silent_since(viewer.council, today)
    rows = [_row(person, today, first, silent) for person in people]
    return table_of("Young people", shown, rows, ticks=[_tick(person) for person in people])


def _tick(person) -> Tick:
    return Tick(TICKED, "who", str(person.public_id), f"Select {person.full_name}")


def _row(person, today: dt.date, first: FirstLines, silent: dt.date) -> dict[Column, object]:
    return {
        columns.NAME: Link(person.full_name, address_of("person", person.public_id)),
        columns.AGE: person.age_on(today),
        columns.NEXT: NextThing(first.entries.get(person.id)),
        columns.ACTIVITY: activity_tag(person.activity),
        columns.NOT_IN_EET_FOR: _not_in_eet_for(person, today),
        columns.TO_DECIDE: first.to_decide.get(person.id, 0),
        columns.LAST_REACHED: last_reached_words(person.last_reached, silent),
        columns.AREA: home_area(person),
        columns.EET_ADVISER: person.eet_adviser and str(person.eet_adviser),
        columns.PERSONAL_ADVISER: person.known_personal_adviser,
    }


def _not_in_eet_for(person, today: dt.date) -> str:
    if person.activity in EET:
        return "–"
    if person.activity not in NEET:
        return "not known"
    since = person.not_in_eet_since
    weeks = (today - since).days // 7
    if weeks < MONTHS_FROM:
        return plural(weeks, "week,weeks")
    return plural(months_between(since, today), "month,months")


def export_rows(viewer: Viewer, people, *, today: dt.date) -> list[list[str]]:
    counts = count_to_decide(viewer, [person.id for person in people])
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
