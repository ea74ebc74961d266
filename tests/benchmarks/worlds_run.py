"""One world with one seed: fitted on histories of every size, and compared with its truth."""

from dataclasses import dataclass
from datetime import timedelta

import numpy as np
from threadpoolctl import threadpool_limits

from matching import Opportunities, People, Ranker, Referrals, Settings
from matching.evaluation import aipw, drift, ipw, match_effect, top_choice_values
from matching.evaluation.follow_up import known_on
from matching.fairness import corrected, outcome_rates
from matching.features.catalogue import RANKING_FEATURES
from matching.model import Model
from matching.pairs import Pairs
from matching.simulation import World, policy


SIZES = (0, 40, 120, 400, 1_200, 5_000)
BY_CHANCE = Settings(weight_wish=0)  # the order that learning can change; wishes are given, not learnt
YEAR = timedelta(days=364)
NAN = float("nan")
MEANINGLESS = ("abc", "de", "fg")  # names of groups that people are put into at random


@dataclass(frozen=True)
class Run:
    """`gain` is the share of the oracle's gain in true chances of 26 weeks, by the first of everybody's list in order
    of chance; `shipped` that of the order as shipped, in surplus (chance x softplus of wish; Bied and others 2026).
    `start_coverage` and `lasting_coverage` are shares of pairs whose 80% interval holds the true chance; `_width` is
    the mean width.
    """

    kind: str
    seed: int
    n: int
    gain: float
    shipped: float
    bias: float
    wish: float
    start_coverage: float
    start_width: float
    lasting_coverage: float
    lasting_width: float
    slope: float = NAN
    match_shown: float = NAN
    gap: float = NAN
    true_gap: float = NAN
    gap_shown: float = NAN
    gap_covers: float = NAN
    false_shown: float = NAN
    drift_shown: float = NAN
    ipw: float = NAN
    aipw: float = NAN
    ipw_covers: float = NAN
    aipw_covers: float = NAN


def run(task: tuple[int, str], sizes: tuple[int, ...] = SIZES, complete: bool = True) -> list[Run]:
    """Without `complete` only orders, chances and intervals against the truth, which is quicker."""
    seed, kind = task
    with threadpool_limits(1):
        world = World(kind, seed)
        today = People.from_records(world.people()), Opportunities.from_records(world.opportunities())
        return [_results(world, today, n, complete) for n in sizes]


def _results(world: World, today: tuple[People, Opportunities], n: int, complete: bool) -> Run:
    history = world.history(n)
    referrals = Referrals.from_records(history.records)
    ranker = Ranker(BY_CHANCE).fit(referrals, as_of=world.today)
    results = _order(world, today, ranker)
    if not complete:
        return Run(world.kind, world.seed, n, **results)
    if n:
        results |= _match(referrals) | _groups(world, history)
    if n in (400, 1_200) and world.kind in "AE":
        results |= _drift(world, history)
    if n >= 400 and world.kind == "A":
        results |= _off_policy(history)
    return Run(world.kind, world.seed, n, **results)


def _order(world, today, ranker) -> dict[str, float]:
    ranking = ranker.rank(*today, on=world.today, top=None)
    true = world.truth(*today, ranking.person, ranking.opportunity)
    truth = true.weeks_26
    pairs = Pairs(ranking._context, ranking.person, ranking.opportunity)
    wish = sum(Model.from_prior().terms[feature.name].wish[feature.codes(pairs)] for feature in RANKING_FEATURES)
    shipped = ranking.score + Settings().weight_wish * wish
    return {
        "gain": _share(ranking.person, ranking.score, truth),
        "shipped": _share(ranking.person, shipped, truth * np.log1p(np.exp(wish))),
        "bias": float((ranking.chance_26_weeks - truth).mean()),
        "wish": float(np.corrcoef(shipped, wish)[0, 1]),
        **_coverage("start", true.start, ranking.chance_start_low, ranking.chance_start_high),
        **_coverage("lasting", truth, ranking.chance_26_weeks_low, ranking.chance_26_weeks_high),
    }


def _coverage(name, truth, low, high) -> dict[str, float]:
    covered = (low <= truth) & (truth <= high)
    return {f"{name}_coverage": float(covered.mean()), f"{name}_width": float((high - low).mean())}


def _share(person, score, value) -> float:
    chosen, random, oracle = top_choice_values(person, score, value)
    possible = float((oracle - random).mean())
    return float((chosen - random).mean()) / possible if possible > 1e-9 else NAN


def _match(referrals: Referrals) -> dict[str, float]:
    effect = match_effect(Ranker(), referrals)
    return {"slope": effect.slope.value, "match_shown": float(effect.difference_shown)}


def _groups(world: World, history) -> dict[str, float]:
    """The group of the world beside groups that mean nothing, as many kinds together as the service audits."""
    ids = [record["person"]["id"] for record in history.records]
    started = [record["started"] for record in history.records]
    names = {one: "in" if flag else "out" for one, flag in zip(ids, history.in_group.tolist(), strict=True)}
    kinds = [names, *_meaningless(sorted(names), world.seed)]
    audit, *others = corrected([outcome_rates("Started", ids, started, kind) for kind in kinds])
    of = history.chance_start
    true = float(of[history.in_group].mean() - of[~history.in_group].mean())
    false = {"false_shown": float(any(figure.difference_shown for other in others for figure in other.groups))}
    gap = audit["in"].difference
    if gap is None:
        return {"true_gap": true, "gap_shown": 0.0} | false
    shown, covers = float(audit["in"].difference_shown), float(gap.covers(true))
    return {"gap": gap.value, "true_gap": true, "gap_shown": shown, "gap_covers": covers} | false


def _meaningless(people: list[str], seed: int) -> list[dict[str, str]]:
    draw = np.random.default_rng(seed)
    return [dict(zip(people, draw.choice(list(names), len(people)).tolist(), strict=True)) for names in MEANINGLESS]


def _drift(world: World, history) -> dict[str, float]:
    split = world.today - YEAR
    earlier = known_on([record for record in history.records if record["on"] < split], split)
    later = [record for record in history.records if record["on"] >= split]
    return {"drift_shown": float(drift(earlier, later, seed=world.seed).shown)}


def _off_policy(history) -> dict[str, float]:
    """The written expert as another way of choosing: its true chance of starting is known."""
    came, other = [record["started"] for record in history.records], policy(history, Ranker())
    truth = float(other.truth.mean())
    plain, augmented = ipw(came, other.weight), aipw(came, other.weight, other.said_chosen, other.said)
    return {
        "ipw": plain.value - truth,
        "aipw": augmented.value - truth,
        "ipw_covers": float(plain.covers(truth)),
        "aipw_covers": float(augmented.covers(truth)),
    }
