"""Old against new on the same people and opportunities: whose first matches would change, how, and by which reasons."""

from collections import Counter
from typing import NamedTuple

import matching
from backend.learning.models import ComparedPerson
from backend.model_versions.models import ModelVersion
from backend.ranking.active_model import active_model, require_of_this_engine
from backend.ranking.matching_input import MatchingInput


TOP = 5  # matches of which the two lists are compared
MAX_POSITION = 20  # how far down a move is followed
MAX_CHANGES = 6  # listed of one person


class ListPosition(NamedTuple):
    """Where an opportunity stands in somebody's list, and in which row of the ranking."""

    position: int
    row: int


PositionsByPerson = dict[int, dict[int, ListPosition]]


def compare(version: ModelVersion, matching_input: MatchingInput) -> list[ComparedPerson]:
    """How this version ranks beside the model that ranks now: figures into the version, and a row for each person.

    Nothing is saved yet.
    """
    require_of_this_engine(version)
    active = active_model(version.council_id)
    old = matching_input.ranked_by(active.ranker, top=MAX_POSITION)
    candidate = matching.Ranker.from_parameters(version.parameters, active.ranker.settings)
    new = matching_input.ranked_by(candidate, top=MAX_POSITION)
    before, after = _positions_by_person(old), _positions_by_person(new)
    care_leavers = matching_input.care_leavers
    rows = [
        _compare_person(version, care_leavers[at], before[at], after.get(at, {}), (old, new), matching_input)
        for at in sorted(before)
    ]
    version.comparison = _comparison_summary(rows, against=active.name, matching_input=matching_input)
    return rows


def _positions_by_person(ranking: matching.Ranking) -> PositionsByPerson:
    lists: PositionsByPerson = {}
    pairs = zip(ranking.person.tolist(), ranking.opportunity.tolist(), strict=True)
    for row, (person, opportunity) in enumerate(pairs):
        listed = lists.setdefault(person, {})
        listed[opportunity] = ListPosition(len(listed) + 1, row)
    return lists


def _compare_person(version, person, before, after, rankings, matching_input: MatchingInput) -> ComparedPerson:
    first_before, first_after = list(before)[:TOP], list(after)[:TOP]
    either = dict.fromkeys([*first_after, *first_before])
    moved = [opportunity for opportunity in either if _moves(opportunity, before, after)]
    moved.sort(key=lambda opportunity: -abs(_position(opportunity, before) - _position(opportunity, after)))
    return ComparedPerson(
        council_id=version.council_id,
        version=version,
        care_leaver=person,
        same=len(set(first_before) & set(first_after)),
        of=len(first_before),
        same_first=first_before[:1] == first_after[:1],
        changes=[_change(opportunity, before, after, rankings, matching_input) for opportunity in moved[:MAX_CHANGES]],
    )


def _moves(opportunity: int, before: dict[int, ListPosition], after: dict[int, ListPosition]) -> bool:
    return _position(opportunity, before) != _position(opportunity, after)


def _position(opportunity: int, listed: dict[int, ListPosition]) -> int:
    return listed[opportunity].position if opportunity in listed else MAX_POSITION + 1


def _change(opportunity: int, before, after, rankings, matching_input: MatchingInput) -> dict:
    old, new = rankings
    reasons_before = _reasons(old, before.get(opportunity))
    reasons_after = _reasons(new, after.get(opportunity))
    return {
        "opportunity": matching_input.opportunities[opportunity].id,
        "title": matching_input.opportunities[opportunity].title,
        "before": before[opportunity].position if opportunity in before else None,
        "after": after[opportunity].position if opportunity in after else None,
        "gained": [sentence for feature, sentence in reasons_after.items() if feature not in reasons_before],
        "lost": [sentence for feature, sentence in reasons_before.items() if feature not in reasons_after],
        "features": sorted(reasons_before.keys() ^ reasons_after.keys()),
    }


def _reasons(ranking: matching.Ranking, list_position: ListPosition | None) -> dict[str, str]:
    """What a page would tell for and against, by feature."""
    if list_position is None:
        return {}
    salient = ranking.salient(list_position.row)
    return {each.feature: each.sentence for each in ranking.reasons(list_position.row) if each.feature in salient}


def _comparison_summary(rows: list[ComparedPerson], *, against: str, matching_input: MatchingInput) -> dict:
    features = Counter(feature for row in rows for change in row.changes for feature in change["features"])
    return {
        "against": against,
        "on": matching_input.on.isoformat(),
        "people": len(rows),
        "opportunities": len(matching_input.opportunities),
        "same_five": sum(row.same == row.of for row in rows),
        "same_first": sum(row.same_first for row in rows),
        "overlap": sum(row.same for row in rows) / max(1, sum(row.of for row in rows)),
        "reasons": dict(features.most_common()),
    }


def feature_label(feature: str) -> str:
    """What a table calls the feature; one that a later engine no longer has keeps its name."""
    return matching.FEATURE_LABELS.get(feature, feature)
