"""Old against new on the same people and opportunities: whose first matches would change, how, and by which reasons."""

from collections import Counter
from typing import NamedTuple

import matching
from backend.learning.models import ComparedPerson
from backend.model_versions.models import ModelVersion
from backend.ranking.active_model import active_model
from backend.ranking.matching_input import MatchingInput


FIRST = 5
LOOKED_AT = 20  # how far down a move is followed
MOST_MOVES = 6  # told of one person


class Placed(NamedTuple):
    """Where an opportunity stands in somebody's list, and in which row of the ranking."""

    place: int
    row: int


Lists = dict[int, dict[int, Placed]]


def compare(version: ModelVersion, asked: MatchingInput) -> list[ComparedPerson]:
    """How this version ranks beside the model that ranks now: figures into the version, and a row for each person.

    Nothing is saved yet.
    """
    now = active_model(version.council_id)
    old = asked.ranked_by(now.ranker, top=LOOKED_AT)
    new = asked.ranked_by(matching.Ranker.from_parameters(version.parameters, now.ranker.settings), top=LOOKED_AT)
    before, after = _lists(old), _lists(new)
    people = asked.care_leavers
    rows = [
        _compared(version, people[who], before[who], after.get(who, {}), (old, new), asked) for who in sorted(before)
    ]
    version.comparison = _in_figures(rows, against=now.name, asked=asked)
    return rows


def _lists(ranking: matching.Ranking) -> Lists:
    lists: Lists = {}
    for row, (person, offer) in enumerate(zip(ranking.person.tolist(), ranking.opportunity.tolist(), strict=True)):
        listed = lists.setdefault(person, {})
        listed[offer] = Placed(len(listed) + 1, row)
    return lists


def _compared(version, person, before, after, rankings, asked: MatchingInput) -> ComparedPerson:
    first_before, first_after = list(before)[:FIRST], list(after)[:FIRST]
    moved = [offer for offer in dict.fromkeys([*first_after, *first_before]) if _moves(offer, before, after)]
    moved.sort(key=lambda offer: -abs(_place(offer, before) - _place(offer, after)))
    return ComparedPerson(
        council_id=version.council_id,
        version=version,
        care_leaver=person,
        same=len(set(first_before) & set(first_after)),
        of=len(first_before),
        same_first=first_before[:1] == first_after[:1],
        changes=[_change(offer, before, after, rankings, asked) for offer in moved[:MOST_MOVES]],
    )


def _moves(offer: int, before: dict[int, Placed], after: dict[int, Placed]) -> bool:
    return _place(offer, before) != _place(offer, after)


def _place(offer: int, listed: dict[int, Placed]) -> int:
    return listed[offer].place if offer in listed else LOOKED_AT + 1


def _change(offer: int, before, after, rankings, asked: MatchingInput) -> dict:
    old, new = rankings
    said_before = _reasons(old, before.get(offer))
    said_after = _reasons(new, after.get(offer))
    return {
        "opportunity": asked.opportunities[offer].id,
        "title": asked.opportunities[offer].title,
        "before": before[offer].place if offer in before else None,
        "after": after[offer].place if offer in after else None,
        "gained": [sentence for feature, sentence in said_after.items() if feature not in said_before],
        "lost": [sentence for feature, sentence in said_before.items() if feature not in said_after],
        "features": sorted(said_before.keys() ^ said_after.keys()),
    }


def _reasons(ranking: matching.Ranking, placed: Placed | None) -> dict[str, str]:
    """What a page would tell for and against, by feature."""
    if placed is None:
        return {}
    telling = ranking.telling(placed.row)
    return {each.feature: each.sentence for each in ranking.reasons(placed.row) if each.feature in telling}


def _in_figures(rows: list[ComparedPerson], *, against: str, asked: MatchingInput) -> dict:
    features = Counter(feature for row in rows for change in row.changes for feature in change["features"])
    return {
        "against": against,
        "on": asked.on.isoformat(),
        "people": len(rows),
        "opportunities": len(asked.opportunities),
        "same_five": sum(row.same == row.of for row in rows),
        "same_first": sum(row.same_first for row in rows),
        "overlap": sum(row.same for row in rows) / max(1, sum(row.of for row in rows)),
        "reasons": dict(features.most_common()),
    }


def in_words(feature: str) -> str:
    """What a table calls the feature; one that a later engine no longer has keeps its name."""
    return matching.FEATURE_LABELS.get(feature, feature)
