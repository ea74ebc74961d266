"""What keeps one young person from what is open: every reason counted, and the nearest misses first."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from backend.opportunities.models import Opportunity
from backend.ranking.eligibility import Eligibility
from backend.ranking.shortfalls import NOT_MEASURED, Pair, Shortfall, shortfall
from backend.referrals.gate_answers import SAFETY_CRITERIA


FAR = float("inf")
SAFETY = "safety"  # places and employers to avoid as one, as pages say them


@dataclass(frozen=True)
class Miss:
    """One opportunity with all that keeps the young person from it, each with how much is missing."""

    opportunity: Opportunity
    missing: dict[str, Shortfall]
    minutes: float | None  # as a match has them

    @property
    def order(self) -> tuple[int, float, float]:
        """What has least in the way, and of that the least, comes first; of what is alike, the nearest."""
        nearness = FAR if self.minutes is None else self.minutes
        return len(self.missing), sum(each.size for each in self.missing.values()), nearness


@dataclass(frozen=True)
class Reason:
    name: str
    count: int
    alone: int  # of these it is the only thing in the way


def misses_of(eligibility: Eligibility, opportunities: Sequence[Opportunity]) -> list[Miss]:
    """Those of the opportunities that a hard criterion keeps from the young person, the nearest first."""
    records, found = eligibility.obstacles(opportunities)
    misses = []
    for row, opportunity in enumerate(opportunities):
        names = [name for name, fails in zip(found.names, found.not_met[row].tolist(), strict=True) if fails]
        pair = Pair(eligibility.person, records[row], float(found.minutes[row]), int(found.ages[row]))
        if names:
            minutes = None if pair.minutes != pair.minutes else pair.minutes
            misses.append(Miss(opportunity, _missing(names, pair), minutes))
    return sorted(misses, key=lambda miss: miss.order)


def reasons_counted(misses: Sequence[Miss]) -> list[Reason]:
    """Every reason with how many it keeps out, the greatest first."""
    total = Counter(name for miss in misses for name in miss.missing)
    alone = Counter(next(iter(miss.missing)) for miss in misses if len(miss.missing) == 1)
    reasons = [Reason(name, count, alone[name]) for name, count in total.items()]
    return sorted(reasons, key=lambda each: (-each.count, -each.alone, each.name))


def _missing(names: list[str], pair: Pair) -> dict[str, Shortfall]:
    """A mark says nothing of how far one is from it."""
    plain = {name: shortfall(name, pair) for name in names if name not in SAFETY_CRITERIA}
    return plain if len(plain) == len(names) else plain | {SAFETY: Shortfall("safety", NOT_MEASURED)}
