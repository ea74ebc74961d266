"""A small file of invented young people in our template, and what it leaves to a person."""

import csv
import datetime as dt
import io

from backend.care_leavers.imports.onward_template import read
from backend.care_leavers.imports.runs import receive
from backend.care_leavers.imports.service import import_care_leavers
from backend.care_leavers.models import HeldRow, ImportConflict
from backend.core import clock


GOOD = {"identifier": "C-1", "given_name": "Ama", "family_name": "Secretname", "birth_date": "14/03/2007"}


def row(**cells):
    return GOOD | cells


def file_of(*rows):
    names = list(dict.fromkeys(name for each in rows for name in each))
    out = io.StringIO()
    writer = csv.DictWriter(out, names)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def of_person(person, **cells):
    """A row about somebody who is here."""
    named = {name: getattr(person, name) for name in ("identifier", "given_name", "family_name")}
    return named | {"birth_date": f"{person.birth_date:%d/%m/%Y}"} | cells


def read_in(council, *rows, on=None, by=None):
    """A file of the day `on` read in at once."""
    parsed = read(file_of(*rows), on=clock.today())
    return import_care_leavers(council=council, parsed=parsed, file_name="people.csv", by=by, extracted_on=on)


def a_checked_run(council, *rows, on=None, by=None):
    born = f"14/03/{clock.today().year - 18}"
    return receive(
        council=council,
        name="Amina Yusuf.csv",
        data=file_of(*(rows or [row(birth_date=born)])),
        extracted_on=on or clock.today(),
        by=by,
    )


def a_conflict(council, *, person, on=None, **cells):
    """A file of last year says another name."""
    cells = cells or {"preferred_name": "Otherwise"}
    if not person.preferred_name:
        person.preferred_name = "Here"
        person.save()
    read_in(council, of_person(person, **cells), on=on or clock.today() - dt.timedelta(days=400))
    return ImportConflict.objects.get(care_leaver=person)


def a_held_row(council, *, person, **cells):
    read_in(council, of_person(person, identifier="ANOTHER-1", **cells))
    return HeldRow.objects.latest("id")
