"""Numbers of the engine that are kept or published, pinned as they were given out: no rewording may move one.

Floats are compared as rounded, because the last digits may differ from one processor to the next; the factor of a
covariance without its signs, which a library may turn.
"""

import hashlib
import json
from datetime import timedelta
from functools import cache
from typing import Any

import numpy as np

from matching import Opportunities, People, Ranker, Referrals
from matching.cards import Evidence, Facts, as_html, as_markdown, atrs_record, model_card
from matching.evaluation import back_test, calibration, ndcg, share_of_gain
from matching.fairness import corrected, eligibility_rates, exposure, outcome_rates
from matching.simulation import World
from tests.matching.county import DAY, County


DIGITS = 7
GROUPS = ("abc", "de")


@cache
def county() -> County:
    return County(7)


@cache
def fitted() -> Ranker:
    return Ranker().fit(Referrals.from_records(county().referrals(400)))


@cache
def back_tested_world():
    world = World("D", 1, people=80, opportunities=40)
    history = world.history(260)
    return world, history, back_test(history.records, world.today - timedelta(days=300), seed=1, times=20)


def rounded(value: Any, digits: int = DIGITS) -> Any:
    match value:
        case dict():
            return {key: rounded(each, digits) for key, each in value.items()}
        case list() | tuple():
            return [rounded(each, digits) for each in value]
        case np.ndarray():
            return rounded(value.tolist(), digits)
        case float():
            return f"{round(value, digits) + 0.0:.{digits}f}"
    return value


def digest(value: Any, digits: int = DIGITS) -> str:
    text = value if isinstance(value, str) else json.dumps(rounded(value, digits), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def without_signs(value: Any) -> Any:
    match value:
        case dict():
            return {key: without_signs(each) for key, each in value.items()}
        case list():
            return [without_signs(each) for each in value]
    return abs(value)


def as_kept(ranker: Ranker) -> dict[str, Any]:
    """What `parameters` gives, through JSON, and ready to be compared on any processor."""
    parameters = json.loads(json.dumps(ranker.parameters()))
    for side in ("doubt_start", "doubt_stay"):
        parameters[side] = without_signs(parameters[side])
    return parameters


def ranked(ranker: Ranker) -> list[Any]:
    people, opportunities = People.from_records(county().people), Opportunities.from_records(county().opportunities)
    ranking = ranker.rank(people, opportunities, on=DAY, top=5)
    names = ("score", "reference", "fair_value")
    chances = [f"{name}{end}" for name in ("chance_start", "chance_26_weeks") for end in ("_low", "", "_high")]
    return [
        [people.id[row] for row in ranking.person],
        [opportunities.id[row] for row in ranking.opportunity],
        *(getattr(ranking, name) for name in (*names, *chances)),
        [[tuple(reason) for reason in ranking.reasons(row)] for row in range(len(ranking))],
        [sorted(ranking.salient(row)) for row in range(len(ranking))],
    ]


def test_the_shape_of_kept_parameters_is_format_2():
    kept = fitted().parameters()
    assert list(kept) == [
        "format",
        "terms",
        "start",
        "leaving",
        "doubt_start",
        "doubt_stay",
        "personal_start",
        "personal_stay",
        "calibrated",
        "employers",
        "employers_told",
        "history",
    ]
    assert kept["format"] == 2
    assert list(kept["terms"]["travel"]) == ["start", "stay", "wish"]
    assert list(kept["doubt_start"]) == ["rest", "base", "tables"]
    assert list(kept["history"]) == ["n_referrals", "n_starts", "n_left", "as_of", "strength", "feature_table"]
    assert list(kept["history"]["strength"]["stay"]) == ["scale", "slope", "shape"]
    assert list(kept["history"]["feature_table"][0]) == [
        "feature",
        "kind",
        "monotone",
        "dose",
        "referrals",
        "starts",
        "start",
        "stay",
    ]
    assert list(kept["history"]["feature_table"][0]["start"]) == ["expert", "learned", "low", "high"]


def test_the_written_score_is_the_one_given_out():
    assert digest(as_kept(Ranker()), 12) == "2fc71280a0d119fe"
    assert digest(ranked(Ranker())) == "fd687be27875c894"


def test_a_fitted_model_has_the_parameters_given_out():
    assert digest(as_kept(fitted())) == "5a1db80b85da3eae"


def test_a_fitted_model_ranks_as_given_out():
    assert digest(ranked(fitted())) == "9547e2582da0714d"


def test_a_back_test_says_what_was_given_out():
    found = back_tested_world()[2]
    figures = [
        found.earlier,
        found.later,
        found.expert_log_loss,
        found.better,
        [found.drift.shift, found.drift.slope, found.drift.chance_alone],
        [found.match.slope, found.match.spread],
        [found.challenge.log_loss, found.challenge.challenger_log_loss, found.challenge.better],
    ]
    for part in (found.start, found.lasting):
        figures += [part.count, part.slope, part.intercept, part.bias, part.log_loss, part.error, part.floor]
        figures += [part.floor_high, [[b.count, b.said, b.came_true, b.low, b.high] for b in part.bins]]
    assert digest(figures, 6) == "7cf8e3a891b62a59"


def test_measures_of_invented_chances_are_those_given_out():
    draw = np.random.default_rng(8)
    said, person = draw.uniform(0.05, 0.95, 300), np.repeat(np.arange(60), 5)
    came = draw.random(300) < said
    found = calibration(said, came, seed=3, clusters=person, times=30)
    gains = share_of_gain(said[:50], said[:50] * 0.8, np.ones(50), seed=2, times=30)
    figures = [found.slope, found.intercept, found.error, found.floor, ndcg(person, said, said**2), gains]
    assert digest(figures) == "2fec73c5bc5b41d5"


def test_audits_and_cards_say_what_was_given_out():
    world, history, found = back_tested_world()
    ids = [record["person"]["id"] for record in history.records]
    draw, names = np.random.default_rng(4), sorted(set(ids))
    kinds = [dict(zip(names, draw.choice(list(kind), len(names)).tolist(), strict=True)) for kind in GROUPS]
    kinds.append({one: "in" if flag else "out" for one, flag in zip(ids, history.in_group.tolist(), strict=True)})
    audits = corrected(
        [outcome_rates("Started", ids, [record["started"] for record in history.records], kind) for kind in kinds]
    )
    possible = draw.integers(0, 20, len(names))
    lists, score = np.repeat(np.arange(5), 40), draw.random(200)
    more = [
        eligibility_rates(names, possible, 20, kinds[0], seed=1, times=30),
        exposure(lists, [names[n % len(names)] for n in range(200)], score, kinds[1], seed=1, draws=30),
    ]
    sentences = [each.sentence for audit in (*audits, *more) for each in audit.groups]
    assert digest(" ".join(sentences)) == "8349fec4c740cee1"
    ranker = Ranker().fit(Referrals.from_records(history.records), as_of=world.today)
    facts = Facts(council="Testborough", version="7", completed=world.today)
    evidence = Evidence(back_test=found, audits=audits)
    cards = [model_card(ranker, facts, evidence), atrs_record(ranker, facts, evidence), model_card(Ranker(), facts)]
    assert digest("".join(as_html(card) + as_markdown(card) for card in cards)) == "ca4ec5eb07e9cab6"
