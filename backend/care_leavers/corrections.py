"""One way to put a record right: it says what is true from now on, and what it said before is kept with the reason.

Contacts, views, activities, breaks and check-ins all go through here, so that nothing is ever edited in silence::

    correct(contact, person, CorrectionOf.CONTACT, {"on": day}, why="It was the Tuesday.", by=adviser)
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder

from backend.accounts.models import User
from backend.care_leavers.choices import CorrectionOf
from backend.care_leavers.models import CareLeaver, Correction
from backend.core.errors import Refused
from backend.core.locks import lock_row
from backend.core.models import BaseModel


Record = TypeVar("Record", bound=BaseModel)


def hold(record: Record) -> Record:
    """Lock a record and read it anew, so that a correction is of what it says now."""
    lock_row(record)
    return record


def correct(
    record: Record,
    care_leaver: CareLeaver,
    of: CorrectionOf,
    changes: Mapping[str, Any],
    *,
    why: str,
    by: User,
    beside: Mapping[str, Any] | None = None,
) -> Record:
    """Write what differs, and keep what it was, with the facts `beside` it. The caller is in a transaction and has
    refused what cannot be.

    Where nothing differs, nothing is written. Raises Refused without a reason.
    """
    _require_reason(why)
    hold(record)
    was = {name: getattr(record, name) for name, value in changes.items() if getattr(record, name) != value}
    if not was:
        return record
    for name in was:
        setattr(record, name, changes[name])
    record.save(update_fields=list(was))
    _keep(record, care_leaver, of, was | dict(beside or {}), why, by)
    return record


def remove(
    record: BaseModel,
    care_leaver: CareLeaver,
    of: CorrectionOf,
    fields: Iterable[str],
    *,
    why: str,
    by: User,
    part_of: UUID | None = None,
    beside: Mapping[str, Any] | None = None,
) -> None:
    """Take away a record that should never have been made; all that it said is kept, with the facts `beside` it."""
    _require_reason(why)
    hold(record)
    was = {name: getattr(record, name) for name in fields} | dict(beside or {})
    _keep(record, care_leaver, of, was, why, by, is_removal=True, part_of=part_of)
    record.delete()


def _require_reason(why: str) -> None:
    if not why.strip():
        raise Refused("Say why it is corrected.", field="why")


def _keep(
    record: BaseModel,
    care_leaver: CareLeaver,
    of: CorrectionOf,
    was: dict[str, Any],
    why: str,
    by: User,
    *,
    is_removal: bool = False,
    part_of: UUID | None = None,
) -> None:
    Correction.objects.create(
        council_id=care_leaver.council_id,
        care_leaver=care_leaver,
        of=of,
        record=record.public_id,
        part_of=part_of,
        was=json.loads(json.dumps(was, cls=DjangoJSONEncoder)),
        is_removal=is_removal,
        reason=why.strip(),
        by=by,
    )


def corrections_by_record(care_leaver: CareLeaver, *kinds: CorrectionOf) -> dict[UUID, list[Correction]]:
    """By the public id of what was corrected, the earliest first."""
    found: dict[UUID, list[Correction]] = {}
    for correction in care_leaver.corrections.filter(of__in=kinds).select_related("by"):
        found.setdefault(correction.record, []).append(correction)
    return found
