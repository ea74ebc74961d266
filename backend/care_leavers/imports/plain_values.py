"""Values that were kept as JSON, as the fields of a record hold them again."""

from decimal import Decimal
from typing import Any

from django.db import models

from backend.care_leavers.imports.columns import BY_NAME
from backend.care_leavers.imports.parsed import ParsedCareLeaver
from backend.care_leavers.models import CareLeaver, HeldRow
from backend.tabular.days import iso_day


DAYS = frozenset({"entitlement_from"})  # no field of a record itself


def value_of(column: str, kept: Any) -> Any:
    if column in DAYS:
        return iso_day(kept)
    field = next((each for each in CareLeaver._meta.concrete_fields if each.name == column), None)
    if kept is None:
        return None if field is None or field.null else ""
    if isinstance(field, models.DateField):
        return iso_day(kept)
    return Decimal(kept) if isinstance(field, models.DecimalField) else kept


def person_of(held: HeldRow) -> ParsedCareLeaver:
    values = {column: value_of(column, kept) for column, kept in held.said.items() if column in BY_NAME}
    return ParsedCareLeaver(held.number, held.identifier, values, held.file_on)
