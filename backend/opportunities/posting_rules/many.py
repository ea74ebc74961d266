"""The same rules for many opportunities at once: what they look up is asked of the database once for all of them."""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Any

from backend.opportunities.models import Opportunity
from backend.opportunities.posting_rules.facts import PostingFacts
from backend.reference.models import ApprenticeshipStandard
from backend.reference.wages import WageFloorAnswer


@dataclass
class LookedUp:
    floors: dict[Any, WageFloorAnswer] = field(default_factory=dict)
    lowest: dict[Any, WageFloorAnswer] = field(default_factory=dict)
    standards: dict[int, ApprenticeshipStandard] = field(default_factory=dict)

    @classmethod
    def for_posts(cls, opportunities: Iterable[Opportunity]) -> "LookedUp":
        codes = {each.lars_code for each in opportunities if each.lars_code}
        found = ApprenticeshipStandard.objects.filter(lars_code__in=codes).order_by("-pk")
        return cls(standards={standard.lars_code: standard for standard in found})


@dataclass(frozen=True, kw_only=True)
class FactsOfMany(PostingFacts):
    looked_up: LookedUp

    @cached_property
    def wage_floor(self) -> WageFloorAnswer:
        floors, key = self.looked_up.floors, (self.first_day, self.max_age, self.is_apprenticeship)
        if key not in floors:
            floors[key] = PostingFacts.wage_floor.func(self)
        return floors[key]

    @cached_property
    def lowest_rate(self) -> WageFloorAnswer:
        lowest, key = self.looked_up.lowest, (self.first_day, self.is_apprenticeship)
        if key not in lowest:
            lowest[key] = PostingFacts.lowest_rate.func(self)
        return lowest[key]

    @cached_property
    def standard(self) -> ApprenticeshipStandard | None:
        return self.looked_up.standards.get(self.lars_code) if self.lars_code else None


NOT_READ_AGAIN = ("sites", "description")  # no dated rule goes by the text
_FROM_THE_MODEL = tuple(each.name for each in fields(PostingFacts) if each.name not in NOT_READ_AGAIN)


def facts_of_one(opportunity: Opportunity, *, sites: int, looked_up: LookedUp) -> FactsOfMany:
    known = {name: getattr(opportunity, name) for name in _FROM_THE_MODEL}
    return FactsOfMany(sites=sites, looked_up=looked_up, **known)
