"""A personal adviser's own young people, each in one line of facts, below what waits for them."""

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse

from backend.councils.choices import Role
from backend.councils.viewer import Viewer
from backend.web.kit.content import Column, Link, Table, telephone
from backend.web.kit.formats import plural, short_day
from backend.web.staff.people.activity import activity_tag, last_reached_words
from backend.web.staff.people.people_query import people_of, silent_since


MOST = 40
COLUMNS = (
    Column("Name"),
    Column("Age", numeric=True, card="beside"),
    Column("What they do", card="beside"),
    Column("Since", card="away"),
    Column("Last reached"),
    Column("Telephone", card="beside"),
    Column("EET adviser", card="away"),
)


@dataclass(frozen=True)
class OwnPeople:
    table: Table
    is_all: bool

    @property
    def counted(self) -> str:
        return plural(len(self.table.rows), "young person,young people")


def own_people(viewer: Viewer, today: dt.date) -> OwnPeople | None:
    """Of a personal adviser alone: others have lists of more people than a page holds."""
    if not viewer.is_one_of(Role.PERSONAL_ADVISER):
        return None
    people = list(people_of(viewer, today=today).by_name()[: MOST + 1])
    silent = silent_since(viewer.council, today)
    rows = [_row(person, today, silent) for person in people[:MOST]]
    return OwnPeople(Table("Your young people", COLUMNS, rows), len(people) <= MOST)


def _row(person, today: dt.date, silent: dt.date) -> list:
    return [
        Link(person.full_name, reverse("person", args=[person.public_id])),
        person.age_on(today),
        activity_tag(person.activity),
        short_day(person.activity_since) if person.activity_since else None,
        last_reached_words(person.last_reached, silent),
        telephone(person.phone) or None,
        person.eet_adviser and str(person.eet_adviser),
    ]
