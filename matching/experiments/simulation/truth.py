"""The truth of a world: for any pair on any day, the chance of starting and the weekly hazard of leaving."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, logit

from matching.experiments.simulation.forms import Support
from matching.experiments.simulation.hidden_effects import normal, uniform
from matching.experiments.simulation.scenarios import (
    DRIFT_BASE,
    HAZARD_PER_STAY,
    INTERVALS,
    UNFAIR_EMPLOYERS,
    UNFAIR_START,
    UNFAIR_STAY,
    Kind,
    Nature,
)
from matching.experiments.simulation.true_sizes import FACTS, TRUE_SIZES, TrueSize
from matching.pairs import Pairs


Floats = NDArray[np.float64]
Tables = dict[str, tuple[Floats, Floats]]

HALF_YEAR = 26
TYPICAL_START = 0.25  # chance of starting of a typical referral
STAY_JUDGED, WISH_JUDGED = 0.8, 0.5
SMALLEST_STEP = 2.0**-16  # of a judgement, so that sums are exact and the order is the same everywhere


@dataclass(frozen=True)
class Chances:
    """One row per pair: `start` if referred, `weeks_26` of starting and being there after 26 weeks, `stay` log-odds."""

    start: Floats
    weeks_26: Floats
    stay: Floats


class Truth:
    """Additive in facts, with sizes drawn about those of `TRUE_SIZES`, bends, two interactions that no additive model
    can hold, and effects of single people and employers that no record shows.
    """

    def __init__(self, kind: Kind, seed: int, nature: Nature, wrong: Iterable[str]) -> None:
        self.kind, self.seed, self.nature = kind, seed, nature
        draw = np.random.default_rng([seed, 1])
        before = {row.fact.name: _table(row, draw, nature) for row in TRUE_SIZES}
        self.before = _with_signs_reversed(before, wrong) if kind == "B" else before
        self.after = _with_signs_reversed(before, wrong) if kind == "E" else self.before
        self.start = float(logit(TYPICAL_START) + nature.base_start + draw.normal() * nature.base_spread)
        self.stay = float(draw.normal() * nature.base_spread)

    def chances(self, pairs: Pairs, drift_share: float, in_group: NDArray[np.bool_]) -> Chances:
        """`drift_share` from 0 to 1 says how far world E has moved; `in_group` has one flag per pair."""
        start, stay = np.full(len(pairs), self.start), np.full(len(pairs), self.stay)
        for name, fact in FACTS.items():
            if self.kind != "C" or fact.kind == "person":
                self._add(name, fact.codes(pairs), drift_share, start, stay)
        self._add_hidden_effects(pairs, start, stay)
        if self.kind == "D":
            unfair = in_group & self._unfair(pairs)
            start += UNFAIR_START * unfair
            stay += UNFAIR_STAY * unfair
        if self.kind == "E":
            start += DRIFT_BASE * drift_share
        chance = expit(start)
        return Chances(chance, chance * survival(stay, HALF_YEAR), stay)

    def _add(self, name: str, codes: NDArray[np.intp], drift_share: float, start: Floats, stay: Floats) -> None:
        (first_start, first_stay), (then_start, then_stay) = self.before[name], self.after[name]
        start += ((1 - drift_share) * first_start + drift_share * then_start)[codes]
        stay += ((1 - drift_share) * first_stay + drift_share * then_stay)[codes]

    def _add_hidden_effects(self, pairs: Pairs, start: Floats, stay: Floats) -> None:
        people, nature = pairs.context.people.id, self.nature
        start += nature.person_start * normal(self.seed, "person start", people)[pairs.person]
        stay += nature.person_stay * normal(self.seed, "person stay", people)[pairs.person]
        if self.kind == "C":
            return
        effects = employer_effects(self.seed, employers(pairs), nature)
        start += effects[0][pairs.opportunity]
        stay += effects[1][pairs.opportunity]
        moves, support = pairs.of_person("home_moves_3y"), FACTS["support"].codes(pairs)
        stay += nature.moves_and_support * ((moves >= 2) & (support == Support.all_offered))
        ready, experience = pairs.of_person("readiness"), FACTS["experience"].codes(pairs)
        start += nature.ready_and_experience * ((ready >= 4) & (experience == 2))

    def _unfair(self, pairs: Pairs) -> NDArray[np.bool_]:
        unfair = uniform(self.seed, "unfair", employers(pairs)) < UNFAIR_EMPLOYERS
        return np.asarray(unfair[pairs.opportunity], dtype=np.bool_)


def employer_effects(seed: int, names: list[str], nature: Nature) -> tuple[Floats, Floats]:
    """Log-odds that an employer adds to starting and to staying."""
    start = nature.employer_start * normal(seed, "employer start", names)
    return start, nature.employer_stay * normal(seed, "employer stay", names)


def employers(pairs: Pairs) -> list[str]:
    """The employer of every opportunity; one without employer stands for itself."""
    opportunities = pairs.context.opportunities
    names = {code: name for name, code in opportunities.columns["employers"].items()}
    codes = opportunities.columns["employer"].tolist()
    return [names.get(code, identifier) for code, identifier in zip(codes, opportunities.id, strict=True)]


def hazards(stay: Floats) -> Floats:
    """Weekly hazard of leaving, a row per pair and a column per interval."""
    base: Floats = logit(np.array([hazard for _, hazard in INTERVALS]))
    weekly: Floats = expit(base[None, :] - HAZARD_PER_STAY * stay[:, None])
    return weekly


def survival(stay: Floats, weeks: int) -> Floats:
    """Chance of being there after so many whole weeks, once started."""
    ends = np.array([0, *(end for end, _ in INTERVALS)])
    lived = np.clip(weeks - ends[:-1], 0, np.diff(ends))
    chance: Floats = np.prod((1 - hazards(stay)) ** lived, axis=1)
    return chance


def judged_score(pairs: Pairs) -> Floats:
    """What an adviser holds of every pair: the sizes, in log-odds, with staying and the wish at their weights."""
    score = np.zeros(len(pairs))
    for row in TRUE_SIZES:
        if row.fact.kind != "person":
            size = row.direction * (row.start + STAY_JUDGED * row.stay + WISH_JUDGED * row.wish)
            score += np.rint(size * np.array(row.fact.bin_values) / SMALLEST_STEP)[row.fact.codes(pairs)]
    return score * SMALLEST_STEP


def _table(row: TrueSize, draw: np.random.Generator, nature: Nature) -> tuple[Floats, Floats]:
    return _with_bend(row, row.start, draw, nature), _with_bend(row, row.stay, draw, nature)


def _with_bend(row: TrueSize, size: float, draw: np.random.Generator, nature: Nature) -> Floats:
    """A line with a size of its own and a smooth bend; an unknown fact stays at nothing."""
    dose = np.array(row.fact.bin_values)
    factor, bend = np.exp(nature.size_spread * draw.normal()), nature.bend * draw.normal()
    table: Floats = row.direction * size * (factor * dose + bend * np.sin(np.pi * dose))
    return table


def _with_signs_reversed(tables: Tables, wrong: Iterable[str]) -> Tables:
    return tables | {name: (-tables[name][0], -tables[name][1]) for name in wrong}
