"""Takes over one row: somebody new, somebody here whose record it changes, or one that a person has to look at."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from backend.accounts.models import User
from backend.care_leavers.choices import RowOutcome
from backend.care_leavers.homes import home_facts
from backend.care_leavers.imports.columns import NAMES
from backend.care_leavers.imports.conflicts import ask_about
from backend.care_leavers.imports.memory import origins_of, remember, word_before
from backend.care_leavers.imports.merging import merge
from backend.care_leavers.imports.parsed import ParsedCareLeaver, RowNote
from backend.care_leavers.imports.workers import NO_SUCH_WORKER, WORKER_COLUMNS
from backend.care_leavers.models import CareLeaver, ImportRun
from backend.care_leavers.services import add_care_leaver, set_entitlement, update_profile
from backend.care_leavers.sources import BEGIN_WITH_A_VALUE, of_file
from backend.core import clock
from backend.core.errors import Refused


NOT_FIELDS = frozenset({*WORKER_COLUMNS, "postcode", "entitlement", "entitlement_from"})
NO_SUCH_PLACE = "is not in the directory of postcodes, so where the home lies is not known yet; check it."
STAYS_CONFIDENTIAL = "says no, and no file makes a home that is confidential open; change it on the profile."
ENTITLEMENT = ("entitlement", "entitlement_from")
THE_REST = "The rest of the row went in."
ANOTHER_FIRST_DAY = "is another day than the one recorded, which was kept; correct it under Entitlement on the profile."
KEPT = {
    "older": "is older than what is recorded here, which was kept; virtual school staff can take the file's.",
    "tie": "is of the same day as what is recorded here, which was kept; virtual school staff settle it.",
    "unknown": "may be older than what is recorded here, which was kept; virtual school staff settle it.",
}


@dataclass(frozen=True)
class RowContext:
    """What a row is read with."""

    run: ImportRun
    workers: Mapping[str, User]
    by: User | None


@dataclass
class RowResult:
    outcome: RowOutcome
    care_leaver: CareLeaver
    columns: list[str] = field(default_factory=list)
    notes: list[RowNote] = field(default_factory=list)
    differs: bool = False


def row_day(run: ImportRun, person: ParsedCareLeaver) -> dt.date | None:
    return person.on or run.extracted_on


def make(context: RowContext, person: ParsedCareLeaver) -> RowResult:
    """Add somebody new."""
    notes: list[RowNote] = []
    facts = _facts(context, person, person.values, notes)
    source = of_file(context.run, row_day(context.run, person))
    names = {name: facts.pop(name, "") for name in NAMES}
    care_leaver = add_care_leaver(council=context.run.council, by=context.by, source=source, **names, **facts)
    _set_entitlement(context, care_leaver, person)
    remember(context.run, care_leaver, person.values, row_day(context.run, person))
    return RowResult(RowOutcome.NEW, care_leaver, sorted(person.values), notes)


def change(context: RowContext, care_leaver: CareLeaver, person: ParsedCareLeaver) -> RowResult:
    """Take over what the row says newer; ask about what may be older."""
    on, here = row_day(context.run, person), recorded(care_leaver)
    merged = merge(
        {column: value for column, value in person.values.items() if column not in ("identifier", "entitlement_from")},
        recorded=here,
        origins=origins_of(care_leaver),
        before=word_before(care_leaver),
        on=on,
    )
    notes: list[RowNote] = []
    source = of_file(context.run, on)
    facts = _facts(context, person, merged.take, notes) | _found_since(care_leaver, merged.take)
    update_profile(care_leaver=care_leaver, by=context.by, source=source, **facts)
    said = dict(person.values)
    if refused := _entitlement_notes(context, care_leaver, person, is_taken="entitlement" in merged.take):
        notes += refused
        for column in ENTITLEMENT:  # not known from now on: it is tried again with the next file
            said.pop(column, None)
            merged.take.pop(column, None)
    asked = ask_about(context.run, care_leaver, person, merged.ask, recorded=here, on=on)
    remember(context.run, care_leaver, said, on)
    notes += [RowNote(person.row, column, KEPT[why]) for column, why in asked.items()]
    notes += [RowNote(person.row, column, STAYS_CONFIDENTIAL) for column in merged.kept]
    outcome = RowOutcome.CHANGED if facts or merged.take else RowOutcome.UNCHANGED
    return RowResult(outcome, care_leaver, sorted(merged.take), notes, bool(asked))


def recorded(care_leaver: CareLeaver) -> dict[str, Any]:
    """What the record says now, by the columns of a file."""
    open_spell = next((spell for spell in care_leaver.entitlement_spells.all() if spell.ends_on is None), None)
    fields = {field.name: getattr(care_leaver, field.name) for field in CareLeaver._meta.concrete_fields}
    return (
        fields
        | {
            "postcode": care_leaver.home_postcode,
            "entitlement": open_spell.category if open_spell else None,
            "personal_adviser_email": care_leaver.personal_adviser.email if care_leaver.personal_adviser else None,
            "eet_adviser_email": care_leaver.eet_adviser.email if care_leaver.eet_adviser else None,
        }
        | _unsaid(care_leaver)
    )


def _unsaid(care_leaver: CareLeaver) -> dict[str, None]:
    """What every record begins with, where it came from a file that did not say it."""
    sources = {each.field for each in care_leaver.field_sources.all()}
    if "birth_date" not in sources:  # older than our knowing where facts come from
        return {}
    return {name: None for name in BEGIN_WITH_A_VALUE if name not in sources}


def _facts(
    context: RowContext, person: ParsedCareLeaver, values: Mapping[str, Any], notes: list[RowNote]
) -> dict[str, Any]:
    """Cells as fields of the record."""
    facts = {column: value for column, value in values.items() if column not in NOT_FIELDS}
    for column in WORKER_COLUMNS:
        if column in values:
            facts[column.removesuffix("_email")] = worker_of(context.workers, column, values[column])
    if "postcode" in values:
        facts |= home_facts(values["postcode"])
        if facts["home_easting"] is None:
            notes.append(RowNote(person.row, "postcode", NO_SUCH_PLACE))
    return facts


def _found_since(care_leaver: CareLeaver, taken: Mapping[str, Any]) -> dict[str, Any]:
    """The directory may by now know a postcode it did not know when it was recorded."""
    if "postcode" in taken or not care_leaver.home_postcode or care_leaver.home_easting is not None:
        return {}
    located = home_facts(care_leaver.home_postcode)
    return located if located["home_easting"] else {}


def worker_of(workers: Mapping[str, User], column: str, email: str) -> User:
    if email not in workers:
        raise Refused(NO_SUCH_WORKER, field=column)
    return workers[email]


def _entitlement_notes(
    context: RowContext, care_leaver: CareLeaver, person: ParsedCareLeaver, *, is_taken: bool
) -> list[RowNote]:
    """Take the entitlement over; where its days do not go with what is recorded, the rest of the row goes in alone."""
    if is_taken:
        try:
            with transaction.atomic():
                _set_entitlement(context, care_leaver, person)
        except Refused as refusal:
            return [RowNote(person.row, "entitlement_from", f"{refusal.message} {THE_REST}")]
        return []
    since, category = person.values.get("entitlement_from"), person.values.get("entitlement")
    spells = care_leaver.entitlement_spells.all()
    same = [spell for spell in spells if spell.ends_on is None and spell.category == category]
    differs = since is not None and any(spell.starts_on != since for spell in same)
    return [RowNote(person.row, "entitlement_from", ANOTHER_FIRST_DAY)] if differs else []


def _set_entitlement(context: RowContext, care_leaver: CareLeaver, person: ParsedCareLeaver) -> None:
    if "entitlement" in person.values:
        on = row_day(context.run, person)
        set_entitlement(
            care_leaver=care_leaver,
            category=person.values["entitlement"],
            starts_on=person.values.get("entitlement_from") or on or clock.today(),
            by=context.by,
            source=of_file(context.run, on),
        )
