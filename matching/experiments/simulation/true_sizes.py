"""Sizes that the truth of every world is drawn about, and that its advisers judge by.

They are those of the written score of October 2026 and stay as they are when that is written anew, so that figures of
before and after are of the same worlds.
"""

from dataclasses import dataclass

from matching.experiments.simulation.forms import HourlyPay, PledgeCount, Support, WishedRoute
from matching.features.base import Feature
from matching.features.opportunity import EmployerLasting, EmployerStarts, FreePlaces, RingFenced, Wait
from matching.features.pair import Experience, LevelStep, Travel, WordsShared, WordsWish
from matching.features.person import EarlyEnds, HomeMoves, MonthsSinceEet, Readiness


Fact = Feature | HourlyPay | PledgeCount | Support | WishedRoute


@dataclass(frozen=True)
class TrueSize:
    """Log-odds per unit of the bin value, of starting, of staying 26 weeks, and of what an adviser adds for a wish."""

    fact: Fact
    direction: int
    start: float
    stay: float
    wish: float = 0.0


TRUE_SIZES = (
    TrueSize(Travel(), -1, 0.50, 0.60, 0.50),
    TrueSize(WishedRoute(), 1, 0.15, 0.40, 1.20),
    TrueSize(WordsWish(), 1, 0.10, 0.35, 1.20),
    TrueSize(WordsShared(), 1, 0.00, 0.05, 0.25),
    TrueSize(Experience(), 1, 0.40, 0.25, 0.15),
    TrueSize(LevelStep(), -1, 0.50, 0.40),
    TrueSize(Support(), 1, 0.25, 0.60, 0.20),
    TrueSize(PledgeCount(), 1, 0.50, 0.20, 0.10),
    TrueSize(EmployerStarts(), 1, 0.40, 0.10),
    TrueSize(EmployerLasting(), 1, 0.00, 0.80),
    TrueSize(RingFenced(), 1, 0.60, 0.10),
    TrueSize(HourlyPay(), 1, 0.05, 0.30, 0.40),
    TrueSize(FreePlaces(), 1, 0.50, 0.00),
    TrueSize(Wait(), -1, 0.30, 0.00, 0.15),
    TrueSize(Readiness(), 1, 0.60, 0.50),
    TrueSize(HomeMoves(), -1, 0.15, 0.45),
    TrueSize(EarlyEnds(), -1, 0.15, 0.35),
    TrueSize(MonthsSinceEet(), -1, 0.40, 0.20),
)
FACTS = {row.fact.name: row.fact for row in TRUE_SIZES}
