"""The look-ups of the score against others on the same eligible pairs, all on one thread and in one run.

Trees are given the terms of the score as their columns, worked out beforehand and not counted, which flatters them.
"""

import time
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from threadpoolctl import threadpool_limits

from matching import Opportunities, People, Settings
from matching.candidates import Candidates
from matching.context import Context
from matching.model import Model
from matching.pairs import Pairs
from matching.scoring import SCORE_FEATURES, Scorer
from matching.screening import EligibilityScreen
from tests.benchmarks.england import ON
from tests.benchmarks.measuring import Marks, best_of


Block = tuple[np.ndarray, np.ndarray, np.ndarray]
TREES, LEAVES = 100, 31
PEOPLE_AT_ONCE = 1_000
IN_A_LOOP = 2_000  # people asked one by one; the others would take as long again each
SEED = 1


def against_peers(marks: Marks, collections: tuple[People, Opportunities]) -> None:
    context = Context(*collections, ON, Settings())
    looked_at, kept = eligible(context)
    pairs = sum(len(person) for person, _, _ in kept)
    marks.tell("England: pairs within reach or anywhere", looked_at / 1e6, "million")
    marks.tell("England: eligible pairs", pairs / 1e6, "million")
    scorer = Scorer(context, Model.from_prior())
    ours = best_of(3, lambda: [score(scorer, context, *block) for block in kept])[1] / pairs
    marks.tell("scoring: this engine", 1e-6 / ours, "million pairs/s")
    for name, least, seconds in peers(context, scorer, kept):
        marks.tell(f"scoring: {name}", 1e-6 / seconds, "million pairs/s")
        if least:
            marks.at_least(f"scoring: faster than {name}", seconds / ours, least, "times")
        else:
            marks.tell(f"scoring: faster than {name}", seconds / ours, "times")


def eligible(context: Context) -> tuple[int, list[Block]]:
    """How many pairs were looked at, and those that stay with their minutes, block by block."""
    candidates, screen = Candidates(context), EligibilityScreen(context)
    looked_at, kept = 0, []
    for low in range(0, len(context.people), PEOPLE_AT_ONCE):
        for block in candidates.blocks(low, low + PEOPLE_AT_ONCE):
            looked_at += len(block)
            pairs = screen.eligible(block)
            kept.append((pairs.person, pairs.opportunity, pairs.minutes))
    return looked_at, kept


def score(scorer: Scorer, context: Context, person, opportunity, minutes) -> None:
    pairs = Pairs(context, person, opportunity)
    pairs.__dict__["minutes"] = minutes  # known from eligibility, as in a ranking
    if len(pairs):
        scorer.score(pairs, np.flatnonzero(np.diff(person, prepend=-1)))


def peers(context: Context, scorer: Scorer, kept: list[Block]):
    """Name, mark and processor seconds a pair of every peer that is installed."""
    yield "a plain loop, person by person", None, in_a_loop(context, scorer, kept)
    trees = HistGradientBoostingClassifier(max_iter=TREES, max_leaf_nodes=LEAVES, early_stopping=False)
    boosted: list[tuple[str, float | None, Any]] = [("boosted trees", 3.5, trees)]
    if find_spec("lightgbm"):
        made = import_module("lightgbm").LGBMClassifier
        boosted.append(("LightGBM", None, made(n_estimators=TREES, num_leaves=LEAVES, n_jobs=1, verbose=-1)))
    else:
        print("LightGBM is not installed: make benchmark fetches it from requirements/benchmark.txt")
    learnt = sample(context, scorer, kept)
    for name, least, model in boosted:
        model.fit(*learnt)
        yield f"{name}, {TREES} of {LEAVES} leaves", least, by_trees(context, scorer, kept, model.predict_proba)


def in_a_loop(context: Context, scorer: Scorer, kept: list[Block]) -> float:
    """The same tables in plain NumPy, one person after another."""
    pairs = 0
    began = time.process_time()
    for person, opportunity, minutes in kept:
        ends = np.flatnonzero(np.diff(person, append=-1)) + 1
        for low, high in zip([0, *ends[:-1].tolist()], ends.tolist(), strict=True):
            one = Pairs(context, person[low:high], opportunity[low:high])
            one.__dict__["minutes"] = minutes[low:high]
            total = np.zeros(len(one), dtype=np.int32)
            for feature in SCORE_FEATURES:
                total += scorer.tables[feature.name][feature.codes(one)]
        pairs += len(person)
        if person.max(initial=0) >= IN_A_LOOP:
            break
    return (time.process_time() - began) / pairs


def sample(context: Context, scorer: Scorer, kept: list[Block]) -> tuple[np.ndarray, np.ndarray]:
    draw = np.random.default_rng(SEED)
    pairs = Pairs(context, *(np.concatenate([block[side][:200] for block in kept]) for side in range(2)))
    features = scorer.terms(pairs)
    return features, draw.random(len(features)) < 1 / (1 + np.exp(-features.sum(axis=1)))


def by_trees(context: Context, scorer: Scorer, kept: list[Block], predict: Callable[[np.ndarray], object]) -> float:
    seconds, pairs = 0.0, 0
    for person, opportunity, _ in kept:
        if not len(person):
            continue
        rows = scorer.terms(Pairs(context, person, opportunity))
        began = time.process_time()
        with threadpool_limits(1):
            predict(rows)
        seconds += time.process_time() - began
        pairs += len(person)
    return seconds / pairs
