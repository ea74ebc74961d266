"""Snapshots that nothing needs any more are let go, so that records of a person are kept no longer than their use."""

from typing import Any

from django.db import transaction

from backend.councils.models import Council
from backend.shortlists.models import HasSnapshotPair, MatchRun, OpportunitySnapshot, PersonSnapshot
from backend.shortlists.ranking_lock import one_ranking_at_a_time


@transaction.atomic
def remove_unneeded_snapshots(*, council: Council) -> int:
    """Let go what no ranking with current matches, no decision and no referral points to; how many were let go."""
    one_ranking_at_a_time(council)
    runs = MatchRun.objects.for_council(council.id)
    current = runs.with_current_matches()
    replaced = runs.exclude(id__in=current.values("id")).exclude(person_snapshots=[], opportunity_snapshots=[])
    replaced.update(person_snapshots=[], opportunity_snapshots=[])
    people, opportunities = set(), set()
    for person_ids, opportunity_ids in current.values_list("person_snapshots", "opportunity_snapshots"):
        people.update(person_ids)
        opportunities.update(opportunity_ids)
    return _delete_unneeded(PersonSnapshot, council, people) + _delete_unneeded(
        OpportunitySnapshot, council, opportunities
    )


def _delete_unneeded(
    model: type[PersonSnapshot] | type[OpportunitySnapshot], council: Council, in_runs: set[int]
) -> int:
    needed = in_runs | _ids_in_pairs(model, council)
    snapshots = model.objects.for_council(council.id)
    unneeded = set(snapshots.values_list("id", flat=True)) - needed
    return snapshots.filter(id__in=unneeded).delete()[0]


def _ids_in_pairs(model: type, council: Council) -> set[int]:
    """What decisions, and rows of the layers above, keep of a pair."""
    columns = [(holder, field) for holder in HasSnapshotPair.__subclasses__() for field in _columns_to(model)]
    return {key for holder, field in columns for key in _snapshot_ids(holder, field, council)}


def _columns_to(model: type) -> list[str]:
    return [field.attname for field in HasSnapshotPair._meta.concrete_fields if field.related_model is model]


def _snapshot_ids(holder: Any, field: str, council: Council):
    """`holder` is any model of a pair: all of them belong to a council as well."""
    return holder.objects.for_council(council.id).exclude(**{field: None}).values_list(field, flat=True)
