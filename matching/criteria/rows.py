"""Criteria of many rows: a sentence is written once for the facts it is written from."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

import numpy as np

from matching.criteria.base import Check, Criterion, PairFacts
from matching.logic import STATUS
from matching.pairs import Pairs
from matching.vocabulary import Status


Record = Mapping[str, Any]
Write = Callable[[Check, PairFacts, Status], Criterion]


class CriteriaOfRows:
    """`write` makes the criterion of one pair; what two rows have in common is the same object."""

    def __init__(self, pairs: Pairs, checks: Sequence[Check], write: Write) -> None:
        self._pairs, self._checks, self._write = pairs, checks, write
        self._statuses = [check.status(pairs).tolist() for check in checks]
        self._facts_of_pairs = {"age": pairs.age.tolist(), "journey": _journeys(pairs), "": [None] * len(pairs)}
        self._known: dict[Hashable, int] = {}
        self._of_person: dict[int, list[int]] = {}
        self._of_opportunity: dict[int, list[int]] = {}
        self._written: list[dict[Hashable, Criterion]] = [{} for _ in checks]

    def of_row(self, row: int, person: Record, opportunity: Record) -> tuple[Criterion, ...]:
        theirs = self._numbers(self._of_person, int(self._pairs.person[row]), person, "said_of_person")
        its = self._numbers(self._of_opportunity, int(self._pairs.opportunity[row]), opportunity, "said_of_opportunity")
        facts = None
        criteria = []
        for place, check in enumerate(self._checks):
            truth = self._statuses[place][row]
            key = theirs[place], its[place], truth, self._facts_of_pairs[check.said_of_pair][row]
            criterion = self._written[place].get(key)
            if criterion is None:
                facts = facts or PairFacts(self._pairs.take(np.array([row])), person, opportunity)
                criterion = self._written[place][key] = self._write(check, facts, STATUS[truth])
            criteria.append(criterion)
        return tuple(criteria)

    def _numbers(self, known: dict[int, list[int]], position: int, record: Record, fields: str) -> list[int]:
        """For each check the number of what its sentence says of this record."""
        if position not in known:
            known[position] = [self._number(record, getattr(check, fields)) for check in self._checks]
        return known[position]

    def _number(self, record: Record, fields: tuple[str, ...]) -> int:
        values = [record.get(field) for field in fields]
        said = fields, *(tuple(each) if isinstance(each, list) else each for each in values)
        return self._known.setdefault(said, len(self._known))


def _journeys(pairs: Pairs) -> list[Hashable]:
    """Minutes, none where they are unknown, and whether they were recorded."""
    minutes = [None if each != each else each for each in pairs.minutes.tolist()]
    return list(zip(minutes, (pairs.journey_position >= 0).tolist(), strict=True))
