"""One world with one seed: ours and every peer fitted on histories of every size, and judged by the truth."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from threadpoolctl import threadpool_limits

from matching import Opportunities, People, Ranker, Referrals, Settings
from matching.evaluation import top_choice_values
from tests.benchmarks.plain_facts import Facts, Record, Words, column_names, matrix, plain_facts
from tests.benchmarks.quality_expert import crude_expert
from tests.benchmarks.quality_outcomes import PlainHistory
from tests.benchmarks.quality_peers import Peer, installed_peers
from tests.benchmarks.quality_worlds import JudgedWorld, judged_world


SIZES = (0, 120, 400, 1_200, 5_000)
BY_SCORE, BY_CHANCE, SHIPPED, EXPERT = "ours, by score", "ours, by chance", "ours, as shipped", "crude expert"
WISHLESS = Settings(weight_wish=0)
NOTHING = 1e-9
NAN = float("nan")


@dataclass(frozen=True)
class Comparison:
    """Shares of the oracle's gain by the first of everybody's list, by method.

    `chance` counts the true chance of 26 weeks, `surplus` that times softplus of the wish (Bied and others 2026).
    """

    world: str
    seed: int
    n: int
    chance: dict[str, float]
    surplus: dict[str, float]


@dataclass(frozen=True)
class TodaysPairs:
    """Every eligible pair of today, its truth, and its wish in the engine's units."""

    person: np.ndarray
    opportunity: np.ndarray
    lasting: np.ndarray
    employer: np.ndarray
    facts: list[Facts]


def compare(task: tuple[str, int], sizes: Sequence[int] = SIZES) -> list[Comparison]:
    name, seed = task
    with threadpool_limits(1):
        world = judged_world(name, seed)
        return [comparison(world, name, seed, n) for n in sizes]


def comparison(world: JudgedWorld, name: str, seed: int, n: int) -> Comparison:
    history = sorted(world.history(n), key=lambda record: record["on"])
    ours, wish, pairs_of = our_orders(world, history)
    words = Words(
        [record["person"] for record in history] + world.people,
        [record["opportunity"] for record in history] + world.opportunities,
    )
    pairs = todays_pairs(world, *pairs_of, words)
    orders = ours | peer_orders(plain_history(history, words), pairs, installed_peers() if n else ())
    worth = np.log1p(np.exp(wish))
    surplus = {method: share(pairs.person, score, pairs.lasting * worth) for method, score in ours.items()}
    for method in orders.keys() - ours.keys() - {EXPERT}:
        surplus[method] = share(pairs.person, orders[method] * worth, pairs.lasting * worth)
    by_chance = {method: share(pairs.person, score, pairs.lasting) for method, score in orders.items()}
    return Comparison(name, seed, n, by_chance, surplus)


def our_orders(
    world: JudgedWorld, history: list[Record]
) -> tuple[dict[str, np.ndarray], np.ndarray, tuple[np.ndarray, np.ndarray]]:
    """Scores of every eligible pair by each order of ours, its wish, and the positions of its two sides."""
    today = People.from_records(world.people), Opportunities.from_records(world.opportunities)
    ranker = Ranker(WISHLESS).fit(Referrals.from_records(history), as_of=world.today)
    wishless = ranker.rank(*today, on=world.today, top=None)
    shipped = ranker.set_params(settings=Settings()).rank(*today, on=world.today, top=None)
    order, other = (np.lexsort((one.opportunity, one.person)) for one in (wishless, shipped))
    scores = {
        BY_SCORE: wishless.score[order],
        BY_CHANCE: wishless.chance_26_weeks[order],
        SHIPPED: shipped.score[other],
    }
    wish = (scores[SHIPPED] - scores[BY_SCORE]) / Settings().weight_wish
    return scores, wish, (wishless.person[order], wishless.opportunity[order])


def todays_pairs(world: JudgedWorld, person: np.ndarray, opportunity: np.ndarray, words: Words) -> TodaysPairs:
    offers = world.opportunities
    sides = [
        (world.people[one], offers[other], world.today)
        for one, other in zip(person.tolist(), opportunity.tolist(), strict=True)
    ]
    employer = np.array([offer.get("employer_id") or "" for offer in offers], dtype=str)
    facts = plain_facts(sides, words)
    return TodaysPairs(person, opportunity, world.lasting(person, opportunity), employer[opportunity], facts)


def plain_history(history: list[Record], words: Words) -> PlainHistory:
    facts = plain_facts([(record["person"], record["opportunity"], record["on"]) for record in history], words)
    columns = column_names(facts)
    return PlainHistory(
        columns,
        matrix(facts, columns),
        np.array([record["person"]["id"] for record in history], dtype=str),
        np.array([record["opportunity"].get("employer_id") or "" for record in history], dtype=str),
        np.array([record["started"] for record in history], dtype=bool),
        np.array([record["weeks_observed"] for record in history], dtype=float),
        np.array([record["left"] for record in history], dtype=bool),
    )


def peer_orders(history: PlainHistory, pairs: TodaysPairs, peers: Sequence[type[Peer]]) -> dict[str, np.ndarray]:
    """Each peer's chance of 26 weeks, and the crude expert's score."""
    fitted = {peer.name: peer(history).chances(pairs.facts, pairs.employer)[1] for peer in peers}
    return {EXPERT: crude_expert(pairs.facts)} | fitted


def share(person: np.ndarray, score: np.ndarray, value: np.ndarray) -> float:
    """Of the oracle's gain over a random choice, by the first of everybody's list; NaN where there is none."""
    chosen, random, oracle = top_choice_values(person, score, value)
    possible = float((oracle - random).mean()) if len(oracle) else 0.0
    return float((chosen - random).mean()) / possible if possible > NOTHING else NAN
