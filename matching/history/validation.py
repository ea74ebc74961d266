"""Validation of one record of history: an error names record, field and reason.

A message never holds the refused value: it may be about a young person and end in a log.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from matching.profiles.field_types import FieldType, Flag, Integer, Measure
from matching.profiles.fields import LIFETIME


FIELDS = ("person", "opportunity", "on", "started", "weeks_observed", "left", "chosen_from")
WEEKS = Measure(0, 5_200)
REQUIRED: dict[str, FieldType] = {"on": LIFETIME, "started": Flag()}
CHOICE_SIZE = Integer(1, 1_000_000)


def record_error(position: int, field: str, reason: str) -> ValueError:
    return ValueError(f"referral record {position} (counted from 0): {field} {reason}")


def validate(position: int, record: Any) -> None:
    if not isinstance(record, Mapping):
        raise ValueError(f"referral record {position} (counted from 0): must be a dict")
    unknown = sorted(str(key) for key in record if key not in FIELDS)
    if unknown:
        raise record_error(position, unknown[0], "is not a field of this record")
    for field in ("person", "opportunity"):
        _check_side(position, field, record.get(field))
    for field, kind in REQUIRED.items():
        reason = "must be given" if record.get(field) is None else kind.error(record[field])
        if reason:
            raise record_error(position, field, reason)
    _check_stay(position, record)
    _check_choice(position, record)


def _check_side(position: int, field: str, side: Any) -> None:
    if not isinstance(side, Mapping):
        raise record_error(position, field, "must be a dict")
    if not isinstance(side.get("id"), str) or not side["id"]:
        raise record_error(position, field, "must have an id that is text and not empty")


def _check_stay(position: int, record: Mapping[str, Any]) -> None:
    weeks, left, started = record.get("weeks_observed"), record.get("left"), record["started"]
    for field, value, kind in (("weeks_observed", weeks, WEEKS), ("left", left, Flag())):
        reason = None if value is None else kind.error(value)
        if reason:
            raise record_error(position, field, reason)
    if not started and weeks:
        raise record_error(position, "weeks_observed", "must be 0 or None for somebody who has not started")
    if not started and left:
        raise record_error(position, "left", "cannot be True for somebody who has not started")
    if started and left is None:
        raise record_error(position, "left", "must be given for somebody who has started")
    if left and weeks is None:
        raise record_error(position, "weeks_observed", "must be given for somebody who has left")


def _check_choice(position: int, record: Mapping[str, Any]) -> None:
    chosen = record.get("chosen_from")
    if chosen is None:
        return
    if isinstance(chosen, list | tuple):
        _check_listed(position, chosen, record["opportunity"]["id"])
    elif CHOICE_SIZE.error(chosen):
        raise record_error(position, "chosen_from", "must be a list of opportunity ids or a whole number of 1 or more")


def _check_listed(position: int, chosen: Sequence[Any], identifier: str) -> None:
    if not all(isinstance(one, str) and one for one in chosen):
        raise record_error(position, "chosen_from", "must hold only text that is not empty")
    if identifier not in chosen:
        raise record_error(position, "chosen_from", "must hold the opportunity referred to")
