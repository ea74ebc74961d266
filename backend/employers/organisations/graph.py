"""Which rows of employers are one organisation. Nothing of it is stored: it follows from names, numbers and answers.

One organisation are rows with a name, a trading name, a Companies House or a charity number in common, and those that
an officer has said are one. What holds of an organisation holds of those it belongs to and of those that belong to it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from backend.employers.organisations.likeness import alike_pairs
from backend.employers.organisations.names import Likeness, compare, keys_of


Pair = tuple[int, int]


@dataclass(frozen=True)
class EmployerRow:
    """What is known of one row; `feed_names` are those a feed gave it that nobody has answered for yet."""

    id: int
    name: str
    companies_house_number: str = ""
    charity_number: str = ""
    trading_names: tuple[str, ...] = ()
    feed_names: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.trading_names)

    @property
    def numbers(self) -> frozenset[str]:
        numbers = {"company": self.companies_house_number, "charity": self.charity_number}
        return frozenset(f"{kind} {number}" for kind, number in numbers.items() if number)

    @property
    def keys(self) -> frozenset[str]:
        """What two rows of one organisation have in common, one of them at least."""
        return self.numbers | frozenset(f"name {key}" for name in self.names for key in keys_of(name))


@dataclass(frozen=True)
class Related:
    """Of some employers: those that are certainly of their organisations, and those of which nobody has said."""

    certain: frozenset[int] = frozenset()
    unsure: frozenset[int] = frozenset()


@dataclass(frozen=True)
class OrganisationGraph:
    rows: Mapping[int, EmployerRow]
    parents: frozenset[Pair] = frozenset()  # (employer, the one it belongs to)
    one: frozenset[Pair] = frozenset()  # answered: these are one employer
    two: frozenset[Pair] = frozenset()  # answered: these are not

    def organisation_of(self, employer_id: int) -> frozenset[int]:
        """All rows of one organisation, the row itself among them."""
        return self._organisations.get(employer_id, frozenset({employer_id}))

    def related_to(self, employer_ids: Iterable[int]) -> Related:
        """What is of their organisations, and what would be, or would be a sister, if names that are alike are one."""
        given = set(employer_ids)
        certain = frozenset().union(*(self._family(each) for each in given))
        sisters = set().union(*(self._siblings(each) for each in given)) - certain
        unsure = set(sisters)
        for row in certain & self.rows.keys():
            for other in self.alike_to(row):
                unsure |= self._siblings(other)
        for row in sisters & self.rows.keys():
            for other in self.alike_to(row):
                unsure |= self._family(other)
        return Related(certain, frozenset(unsure - certain))

    def family_of(self, employer_id: int) -> frozenset[int]:
        """All rows certainly of its organisation, with those it belongs to and those that belong to it."""
        return self._family(employer_id)

    def alike_to(self, employer_id: int) -> Iterator[int]:
        """Rows with a name like one of this row's, of another organisation, nobody having said that they are two."""
        mine = self.rows[employer_id]
        for other in self.rows.values():
            if self._may_be_asked(mine.id, other.id) and _have_like_names(mine, other):
                yield other.id

    def questions(self) -> list[Pair]:
        """Every pair of rows a person has to say of whether they are one; alike organisations are asked about once."""
        asked: dict[frozenset[int], Pair] = {}
        for one, other in sorted(alike_pairs({row.id: row.names for row in self.rows.values()})):
            if self._may_be_asked(one, other):
                asked.setdefault(frozenset({self._name_of(one), self._name_of(other)}), (one, other))
        return list(asked.values())

    def reason_for(self, one: int, other: int) -> str:
        """Why two rows are one organisation, in a few words; nothing where only a third row joins them."""
        if _ordered(one, other) in self.one:
            return "an officer said so"
        shared = self.rows[one].keys & self.rows[other].keys
        kinds = {key.partition(" ")[0] for key in shared}
        words = {"company": "the same Companies House number", "charity": "the same charity number"}
        return next((words[kind] for kind in words if kind in kinds), "the same name" if kinds else "")

    def joined_without_answers(self, one: int, other: int) -> bool:
        """They have a number in common, and so are one whatever anybody says."""
        return bool(self.rows[one].numbers & self.rows[other].numbers)

    @cached_property
    def _organisations(self) -> dict[int, frozenset[int]]:
        leader = {row: row for row in self.rows}
        for one, other in self._joins():
            leader[_leader(leader, one)] = _leader(leader, other)
        members = defaultdict(set)
        for row in self.rows:
            members[_leader(leader, row)].add(row)
        return {row: frozenset(members[_leader(leader, row)]) for row in self.rows}

    def _joins(self) -> Iterator[Pair]:
        by_key = defaultdict(list)
        for row in self.rows.values():
            for key in row.keys:
                by_key[key].append(row.id)
        for key, ids in by_key.items():
            is_number = not key.startswith("name ")
            for pair in combinations(sorted(ids), 2):
                if is_number or pair not in self.two:
                    yield pair
        yield from (pair for pair in self.one if pair[0] in self.rows and pair[1] in self.rows)

    @cached_property
    def _links(self) -> tuple[dict[int, set[int]], dict[int, set[int]]]:
        """Above and below each organisation, by the name of its oldest row."""
        above, below = defaultdict(set), defaultdict(set)
        for child, parent in self.parents:
            above[self._name_of(child)].add(self._name_of(parent))
            below[self._name_of(parent)].add(self._name_of(child))
        return above, below

    def _name_of(self, employer_id: int) -> int:
        return min(self.organisation_of(employer_id))

    def _family(self, employer_id: int) -> frozenset[int]:
        above, below = self._links
        start = {self._name_of(employer_id)}
        names = _reached(start, above) | _reached(start, below)
        return frozenset().union(*(self.organisation_of(name) for name in names))

    def _siblings(self, employer_id: int) -> set[int]:
        """Its family, with others that belong to the same organisation: where somebody is sent is not certain."""
        above, below = self._links
        names = _reached(_reached({self._name_of(employer_id)}, above), below)
        return set().union(*(self.organisation_of(name) for name in names))

    def _may_be_asked(self, one: int, other: int) -> bool:
        if self._name_of(one) == self._name_of(other):
            return False
        return frozenset({self._name_of(one), self._name_of(other)}) not in self._answered

    @cached_property
    def _answered(self) -> frozenset[frozenset[int]]:
        return frozenset(frozenset({self._name_of(one), self._name_of(other)}) for one, other in self.two)


def _have_like_names(one: EmployerRow, other: EmployerRow) -> bool:
    pairs = [(this, that) for this in one.names for that in (*other.names, *other.feed_names)]
    pairs += [(this, that) for this in one.feed_names for that in other.names]
    return any(compare(this, that) != Likeness.DIFFERENT for this, that in pairs)


def _reached(start: set[int], links: Mapping[int, set[int]]) -> set[int]:
    reached, ahead = set(start), list(start)
    while ahead:
        for each in links.get(ahead.pop(), set()) - reached:
            reached.add(each)
            ahead.append(each)
    return reached


def _leader(leader: dict[int, int], row: int) -> int:
    while leader[row] != row:
        leader[row] = leader[leader[row]]
        row = leader[row]
    return row


def _ordered(one: int, other: int) -> Pair:
    return (min(one, other), max(one, other))
