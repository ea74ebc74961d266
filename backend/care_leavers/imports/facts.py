"""One fact of a record by the column of a file that says it: read, written, put back."""

import datetime as dt
from typing import Any

from backend.accounts.models import User
from backend.care_leavers.homes import home_facts
from backend.care_leavers.imports.merging import plain
from backend.care_leavers.imports.plain_values import value_of
from backend.care_leavers.imports.workers import WORKER_COLUMNS, worker_named
from backend.care_leavers.models import CareLeaver, EntitlementSpell
from backend.care_leavers.services import request_reranking, set_entitlement, update_profile
from backend.care_leavers.sources import FIELD_OF, record_sources
from backend.core import clock


def fact_of(care_leaver: CareLeaver, column: str) -> Any:
    """As JSON keeps it."""
    if column == "entitlement":
        spell = care_leaver.entitlement_spells.filter(ends_on=None).first()
        return spell.category if spell else None
    value = getattr(care_leaver, FIELD_OF.get(column, column))
    return value.email if isinstance(value, User) else plain(value)


def write_fact(care_leaver: CareLeaver, column: str, value: Any, *, by: User, starts_on: dt.date | None = None) -> None:
    """`value` as JSON keeps it; recorded as said here, today, by whoever decided it."""
    if column == "entitlement":
        set_entitlement(care_leaver=care_leaver, category=value, starts_on=starts_on or clock.today(), by=by)
    elif column == "postcode":
        update_profile(care_leaver=care_leaver, by=by, **home_facts(value or ""))
    elif column in WORKER_COLUMNS:
        worker = worker_named(value, care_leaver.council_id, column) if value else None
        changes: dict[str, Any] = {FIELD_OF[column]: worker}
        update_profile(care_leaver=care_leaver, by=by, **changes)
    else:
        update_profile(care_leaver=care_leaver, by=by, **{column: value_of(column, value)})


def put_back(care_leaver: CareLeaver, column: str, value: Any, *, by: User) -> None:
    """What it was before a file's word was taken."""
    if column == "entitlement":
        _end_taken_category(care_leaver, by)
    else:
        write_fact(care_leaver, column, value, by=by)


def _end_taken_category(care_leaver: CareLeaver, by: User) -> None:
    """The one before goes on as if the other had never begun; both stay in the history."""
    spells = list(care_leaver.entitlement_spells.order_by("-starts_on", "-id")[:2])
    taken, earlier = spells[0], spells[1] if len(spells) > 1 else None
    taken.delete()
    if earlier and earlier.ends_on == taken.starts_on - dt.timedelta(days=1):
        EntitlementSpell.objects.filter(pk=earlier.pk).update(ends_on=None)
    record_sources(care_leaver, ["entitlement"], by=by)
    request_reranking(care_leaver)
