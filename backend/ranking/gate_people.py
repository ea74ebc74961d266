"""Young people with all that the gate asks of them, in one query: it is asked on pages that have others to ask."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Model, OuterRef, QuerySet
from django.db.models.functions import JSONObject

from backend.care_leavers.models import AvoidedEmployer, AvoidedPlace, CareLeaver, Consent, EntitlementSpell
from backend.core.written_queries import any_of, written_once


def read_people(ids: Iterable[int]) -> list[CareLeaver]:
    """Each with agreements, spells of entitlement and current marks as if they had been prefetched."""
    wanted = list(ids)
    if not wanted:
        return []
    people = _people(ids=wanted)
    for person in people:
        rows = {name: [make(each) for each in getattr(person, f"gate_{name}")] for name, (_, make) in _LISTS.items()}
        vars(person)["_prefetched_objects_cache"] = rows
    return people


@written_once
def _people(*, ids: list[int]) -> QuerySet[CareLeaver]:
    lists = {f"gate_{name}": ArraySubquery(rows) for name, (rows, _) in _LISTS.items()}
    people: QuerySet[CareLeaver] = CareLeaver.objects.filter(id__in=any_of(ids)).annotate(**lists)
    return people


def _theirs(rows: QuerySet) -> QuerySet:
    return rows.filter(care_leaver=OuterRef("pk")).order_by("id")


def _as_json(rows: QuerySet, *fields: str) -> QuerySet:
    return _theirs(rows).values_list(JSONObject(**{field: field for field in fields}))


def _spell(row: dict[str, Any]) -> EntitlementSpell:
    days = {name: row[name] and dt.date.fromisoformat(row[name]) for name in ("starts_on", "ends_on")}
    return EntitlementSpell(**row | days)


def _agreement(row: dict[str, Any]) -> Consent:
    days = {name: row[name] and dt.date.fromisoformat(row[name]) for name in AGREED_DAYS}
    return Consent(**row | days)


def _row_of(model: type[Model]) -> Callable[[dict[str, Any]], Model]:
    return lambda row: model(**row)


AGREED_DAYS = ("given_on", "until_on", "withdrawn_on", "renewed_on")
_LISTS: dict[str, tuple[QuerySet, Callable[[dict[str, Any]], Model]]] = {
    "entitlement_spells": (
        _as_json(EntitlementSpell.objects.all(), "id", "category", "starts_on", "ends_on").order_by("starts_on", "id"),
        _spell,
    ),
    "consents": (
        _as_json(Consent.objects.filter(renewed_on=None), "id", "kind", "employer_id", *AGREED_DAYS),
        _agreement,
    ),
    "avoided_places": (
        _as_json(AvoidedPlace.objects.current(), "id", "easting", "northing", "radius_metres"),
        _row_of(AvoidedPlace),
    ),
    "avoided_employers": (
        _as_json(AvoidedEmployer.objects.current(), "id", "employer_id"),
        _row_of(AvoidedEmployer),
    ),
}
