"""Which fixture fills which table, and how a row of text becomes a row of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError

from backend.reference.errors import ReferenceDataError
from backend.reference.fixture_files import read_rows
from backend.reference.models import (
    ApprenticeshipStandard,
    Comparator,
    EntitlementDefinition,
    StatutoryCode,
    SustainmentRule,
    WageFloor,
)
from backend.reference.models.provenance import SourcedFact


@dataclass(frozen=True)
class FactFile:
    name: str
    model: type[SourcedFact]
    key: tuple[str, ...]
    column_names: dict[str, str] = field(default_factory=dict)
    always: dict[str, str] = field(default_factory=dict)


CODE_KEY = ("scheme", "code")
FACT_FILES = (
    FactFile(
        "standards.csv",
        ApprenticeshipStandard,
        ("lars_code",),
        column_names={"starts_2025_26": "starts"},
        always={"starts_year": "2025/26, August to April"},
    ),
    FactFile("wage_floors.csv", WageFloor, ("band", "valid_from")),
    FactFile("activity_codes.csv", StatutoryCode, CODE_KEY),
    FactFile("accommodation_codes.csv", StatutoryCode, CODE_KEY),
    FactFile("in_touch_codes.csv", StatutoryCode, CODE_KEY),
    FactFile("nccis_activity_codes.csv", StatutoryCode, CODE_KEY),
    FactFile("sustainment_rules.csv", SustainmentRule, ("rule", "version", "days")),
    FactFile("comparators.csv", Comparator, ("area", "population", "measure", "year_ending")),
    FactFile("entitlements.csv", EntitlementDefinition, ("category", "valid_from")),
)


def facts_of(name: str) -> Iterator[Any]:
    """The rows of one of our files, as they would be in its table."""
    (file,) = (each for each in FACT_FILES if each.name == name)
    return read_facts(file)


def read_facts(file: FactFile) -> Iterator[SourcedFact]:
    for line, row in read_rows(file.name):
        values = {file.column_names.get(column, column): text for column, text in row.items()} | file.always
        try:
            fact = file.model(**{name: _from_text(file.model, name, text) for name, text in values.items()})
            fact.clean_fields()
        except ValidationError as error:
            raise ReferenceDataError(f"{file.name}, line {line}: {_sentence(error)}") from error
        yield fact


def _from_text(model: type[SourcedFact], name: str, text: str):
    column = model._meta.get_field(name)
    if text == "" and column.null:
        return None
    try:
        return column.to_python(text)
    except ValidationError as error:
        raise ValidationError({name: error.messages}) from error


def _sentence(error: ValidationError) -> str:
    return " ".join(f"{name}: {' '.join(messages)}" for name, messages in error.message_dict.items())
