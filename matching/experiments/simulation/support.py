"""Experiment: invented stays with a hidden trouble that comes and goes, and what of it is seen and said.

It asks one thing: of those who leave early, how many stood on the list two weeks before, and how many of those who
stay stood on it as well. All numbers are invented; none is a finding.
"""

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from matching.experiments.simulation.truth import hazards
from matching.support_order import SUPPORT_SIGNS


Flags = NDArray[np.bool_]
Floats = NDArray[np.float64]
Draw = np.random.Generator

SupportKind = Literal["as believed", "troubles are short", "few are reached", "signs mean little"]
SUPPORT_KINDS: tuple[SupportKind, ...] = get_args(SupportKind)
WEEKS = 13
CHECK_INS = (1, 4, 8, 13)
INTERVAL_ENDS = (4, 8, 13)
SIGNS = tuple(sign.name for sign in SUPPORT_SIGNS)
PLACE = {name: number for number, name in enumerate(SIGNS)}

FRAILTY = 0.6  # sd of what no record shows, in log-odds of staying
BEGINS = 0.03  # of a trouble, each week
PASSES, PASSES_SOON = 0.10, 0.50  # so that it lasts ten weeks in the mean, or two
IN_TROUBLE, CALMER = 1.6, -0.65  # added to the log hazard in a trouble, and to everybody's, so that the level stays
# Who is reached at a check-in: chance in a trouble, and without one.
ADVISER, OWN_PAGE, EMPLOYER = (0.65, 0.90), (0.30, 0.45), (0.70, 0.75)
FEW = 0.5  # of those chances where few are reached
# What whoever is reached says: chance in a trouble, without one, and of all where signs mean little.
YOUNG_PERSON_SAYS = {
    "said_hard": (0.55, 0.07, 0.15),
    "worried": (0.55, 0.15, 0.23),
    "asked_for_support": (0.35, 0.08, 0.13),
}
EMPLOYER_SAYS = {"missed_days": (0.45, 0.08, 0.15), "stopped_going": (0.12, 0.005, 0.03)}
# Facts: how often (each week, or of all), for how many weeks, and what they add to the log hazard.
MANAGER, MANAGER_WEEKS, MANAGER_ADDS = 0.012, 4, 0.4
AWAY, AWAY_WEEKS, AWAY_ADDS = 0.006, 3, 0.3
BACK_WEEKS = 2
FIRST_BUS, FIRST_BUS_WEEKS, FIRST_BUS_ADDS = 0.10, 8, 0.3
UNDERPAID, UNDERPAID_FROM, UNDERPAID_ADDS = 0.04, 5, 0.4


@dataclass(frozen=True, eq=False)
class Stays:
    """Stays of thirteen weeks as they were, and what of them was known.

    Attributes
    ----------
    ended : ndarray of int, shape (n,)
        Week in which each ended, 1 to 13; 0 of those that went on.
    signs : ndarray of bool, shape (14, n, n_signs)
        Which of `SIGNS` stood at the end of each week; week 0 is the start.
    missed : ndarray of bool, shape (14, n)
        Whether their adviser reached nobody at the last check-in.
    """

    ended: NDArray[np.int64]
    signs: Flags
    missed: Flags

    @property
    def left_early(self) -> Flags:
        return self.ended > 0


def simulate_stays(kind: SupportKind, seed: int, size: int) -> Stays:
    """Draw stays of a kind of world.

    Parameters
    ----------
    kind : str
        "as believed": signs come of troubles that last; "troubles are short": they begin and are over between two
        check-ins; "few are reached": half as many as believed; "signs mean little": they come as often without one.
    seed, size : int
        Of the draws; how many stays, 1 or more.

    Returns
    -------
    stays : Stays

    Raises
    ------
    ValueError
        For a kind that is not known or a size below 1.
    """
    if kind not in SUPPORT_KINDS or size < 1:
        raise ValueError("kind must be one of SUPPORT_KINDS and size 1 or more")
    return _World(kind, np.random.default_rng([seed, SUPPORT_KINDS.index(kind)]), size).run()


class _World:
    def __init__(self, kind: SupportKind, draw: Draw, size: int) -> None:
        self.kind, self.draw, self.size = kind, draw, size
        self.base = np.log(hazards(draw.normal(0, FRAILTY, size)))
        self.passes = PASSES_SOON if kind == "troubles are short" else PASSES
        self.trouble = draw.random(size) < BEGINS / (BEGINS + self.passes)  # as many as at any time
        self.since = {name: np.full(size, -99) for name in ("manager_changed", "away")}
        self.first_bus, self.underpaid = self._chance(FIRST_BUS), self._chance(UNDERPAID)
        self.heard = np.zeros((size, len(SIGNS)), dtype=np.bool_)
        self.missed = np.zeros(size, dtype=np.bool_)

    def run(self) -> Stays:
        ended = np.zeros(self.size, dtype=np.int64)
        signs = np.zeros((WEEKS + 1, self.size, len(SIGNS)), dtype=np.bool_)
        missed = np.zeros((WEEKS + 1, self.size), dtype=np.bool_)
        signs[0, :, PLACE["first_bus"]] = self.first_bus
        for week in range(1, WEEKS + 1):
            facts = self._facts(week)
            leaves = self._chance(np.minimum(np.exp(self._log_hazard(week, facts)), 1)) & (ended == 0)
            ended[leaves] = week
            if week in CHECK_INS:
                self._check_in()
            signs[week], missed[week] = facts | self.heard, self.missed
        return Stays(ended, signs, missed)

    def _facts(self, week: int) -> Flags:
        self.trouble = np.where(self.trouble, ~self._chance(self.passes), self._chance(BEGINS))
        for name, often in (("manager_changed", MANAGER), ("away", AWAY)):
            self.since[name][self._chance(often)] = week
        away_for = week - self.since["away"]
        facts = np.zeros((self.size, len(SIGNS)), dtype=np.bool_)
        facts[:, PLACE["manager_changed"]] = week - self.since["manager_changed"] < MANAGER_WEEKS
        facts[:, PLACE["away"]] = away_for < AWAY_WEEKS
        facts[:, PLACE["back_from_break"]] = (away_for >= AWAY_WEEKS) & (away_for < AWAY_WEEKS + BACK_WEEKS)
        facts[:, PLACE["first_bus"]] = self.first_bus & (week <= FIRST_BUS_WEEKS)
        facts[:, PLACE["pay_below_floor"]] = self.underpaid & (week >= UNDERPAID_FROM)
        return facts

    def _log_hazard(self, week: int, facts: Flags) -> Floats:
        interval = int(np.searchsorted(INTERVAL_ENDS, week))
        added = {
            "manager_changed": MANAGER_ADDS,
            "away": AWAY_ADDS,
            "back_from_break": AWAY_ADDS,
            "first_bus": FIRST_BUS_ADDS,
            "pay_below_floor": UNDERPAID_ADDS,
        }
        log_hazard = self.base[:, interval] + CALMER + IN_TROUBLE * self.trouble
        return log_hazard + sum(size * facts[:, PLACE[name]] for name, size in added.items())

    def _check_in(self) -> None:
        """What either side said stands until that side is heard again."""
        called, wrote, told = (self._reached(chances) for chances in (ADVISER, OWN_PAGE, EMPLOYER))
        for says, heard in ((YOUNG_PERSON_SAYS, called | wrote), (EMPLOYER_SAYS, called | told)):
            for name, (in_trouble, without, of_all) in says.items():
                pair = (of_all, of_all) if self.kind == "signs mean little" else (in_trouble, without)
                said = self._chance(np.where(self.trouble, *pair))
                self.heard[:, PLACE[name]] = np.where(heard, said, self.heard[:, PLACE[name]])
        self.heard[:, PLACE["nobody_heard"]] = ~(called | wrote)
        self.missed = ~called

    def _reached(self, chances: tuple[float, float]) -> Flags:
        in_trouble, without = (sum(chances) / 2,) * 2 if self.kind == "signs mean little" else chances
        share = FEW if self.kind == "few are reached" else 1.0
        return self._chance(share * np.where(self.trouble, in_trouble, without))

    def _chance(self, of: float | Floats) -> Flags:
        drawn: Flags = self.draw.random(self.size) < of
        return drawn
