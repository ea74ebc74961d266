"""Facts that a file says otherwise: asked about once, settled by a person, and settled again if that was wrong."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db import transaction

from backend.accounts.models import User
from backend.accounts.names import by_whom_on
from backend.care_leavers.choices import ConflictReason, ConflictState
from backend.care_leavers.imports.facts import fact_of, put_back, write_fact
from backend.care_leavers.imports.merging import plain
from backend.care_leavers.imports.parsed import ParsedCareLeaver
from backend.care_leavers.models import CareLeaver, ImportConflict, ImportRun
from backend.care_leavers.sources import FIELD_OF, record_sources
from backend.core import clock
from backend.core.errors import Refused
from backend.core.locks import lock_row


CHANGED_SINCE = "What is recorded here has been changed since. Look at the profile, and decide there."
SETTLED = "This was settled already, {by}."
ASKED_ANEW = "A later file says something else since this page was opened. Look at it, and decide again."


def ask_about(
    run: ImportRun,
    care_leaver: CareLeaver,
    person: ParsedCareLeaver,
    why: Mapping[str, ConflictReason],
    *,
    recorded: Mapping[str, Any],
    on: dt.date | None,
) -> dict[str, ConflictReason]:
    """Write down what differs, and say what of it: an answer given once to the same question holds."""
    if not why:
        return {}
    held = {(each.column, each.state): each for each in care_leaver.import_conflicts.order_by("id")}
    asked = {}
    for column, reason in why.items():
        facts = {
            "run": run,
            "row": person.row,
            "why": reason,
            "ours": plain(recorded.get(column)),
            "theirs": plain(person.values[column]),
            "begins_on": person.values.get("entitlement_from") if column == "entitlement" else None,
            "file_on": on,
        }
        if _answered(held.get((column, ConflictState.KEPT)), facts):
            continue
        asked[column] = reason
        _ask(held.get((column, ConflictState.OPEN)), care_leaver, column, facts)
    return asked


def _answered(kept: ImportConflict | None, facts: Mapping[str, Any]) -> bool:
    return bool(kept and (kept.ours, kept.theirs) == (facts["ours"], facts["theirs"]))


def _ask(asked: ImportConflict | None, care_leaver: CareLeaver, column: str, facts: dict[str, Any]) -> None:
    asked = asked or ImportConflict(council_id=care_leaver.council_id, care_leaver=care_leaver, column=column)
    same = ("ours", "theirs", "why", "file_on", "begins_on")
    if asked.pk and all(getattr(asked, name) == facts[name] for name in same):
        return
    for name, value in facts.items():
        setattr(asked, name, value)
    asked.save()


def difference_of(conflict: ImportConflict) -> list:
    """What an answer is an answer to: both values, of when the file is, and from when what it says holds."""
    return [conflict.ours, conflict.theirs, conflict.why, conflict.file_on, conflict.begins_on]


@transaction.atomic
def keep_ours(*, conflict: ImportConflict, by: User) -> ImportConflict:
    """What is recorded here is right, as of today."""
    lock_open(conflict)
    _refuse_changed(conflict)
    _settle(conflict, ConflictState.KEPT, by)
    field = FIELD_OF.get(conflict.column, conflict.column)
    record_sources(conflict.care_leaver, [field], by=by)
    return conflict


@transaction.atomic
def take_theirs(*, conflict: ImportConflict, by: User) -> ImportConflict:
    """The file is right: it is recorded, in the name of whoever says so."""
    lock_open(conflict)
    _refuse_changed(conflict)
    _settle(conflict, ConflictState.TAKEN, by)
    starts_on = conflict.begins_on or conflict.file_on
    write_fact(conflict.care_leaver, conflict.column, conflict.theirs, starts_on=starts_on, by=by)
    return conflict


@transaction.atomic
def settle_column(
    *, conflicts: Iterable[ImportConflict], take: bool, is_as_shown: Callable[[ImportConflict], bool], by: User
) -> tuple[int, list[str]]:
    """All of a column alike: how many are settled, and why others are not. Each is settled whole or not at all.

    `is_as_shown` says of one that is locked and read anew whether it is what the person was shown.
    """
    step: Callable[..., ImportConflict] = take_theirs if take else keep_ours
    settled, refused = 0, []
    for conflict in list(conflicts):
        try:
            with transaction.atomic():
                lock_open(conflict)
                if not is_as_shown(conflict):
                    raise Refused(ASKED_ANEW)
                step(conflict=conflict, by=by)
            settled += 1
        except Refused as refusal:
            refused.append(refusal.message)
    return settled, refused


@transaction.atomic
def undo(*, conflict: ImportConflict, by: User) -> ImportConflict:
    """Ask again; what was taken from the file is put back as it was, unless it has been changed since."""
    care_leaver = _hold_person(conflict)
    conflict.refresh_from_db()
    if conflict.state not in (ConflictState.KEPT, ConflictState.TAKEN):
        raise Refused("This is not settled, so there is nothing to undo.")
    if care_leaver.import_conflicts.open().filter(column=conflict.column).exists():
        raise Refused("A later file asks about the same fact: settle that one.")
    if conflict.state == ConflictState.TAKEN:
        if fact_of(care_leaver, conflict.column) != conflict.theirs:
            raise Refused(CHANGED_SINCE)
        put_back(care_leaver, conflict.column, conflict.ours, by=by)
    conflict.state, conflict.settled_by, conflict.settled_at = ConflictState.OPEN, None, None
    conflict.save(update_fields=["state", "settled_by", "settled_at"])
    return conflict


def _settle(conflict: ImportConflict, state: ConflictState, by: User) -> None:
    conflict.state, conflict.settled_by, conflict.settled_at = state, by, clock.now()
    conflict.save(update_fields=["state", "settled_by", "settled_at"])


def lock_open(conflict: ImportConflict) -> None:
    """Lock it, read it anew, and refuse where it is settled. The person first, then the question: as an import does."""
    _hold_person(conflict)
    lock_row(conflict)
    if conflict.state != ConflictState.OPEN:
        raise Refused(SETTLED.format(by=by_whom_on(conflict.settled_by_id, conflict.settled_at)))


def _hold_person(conflict: ImportConflict) -> CareLeaver:
    held: CareLeaver = CareLeaver.objects.select_for_update().get(pk=conflict.care_leaver_id)
    conflict.care_leaver = held
    return held


def _refuse_changed(conflict: ImportConflict) -> None:
    if fact_of(conflict.care_leaver, conflict.column) != conflict.ours:
        raise Refused(CHANGED_SINCE)
