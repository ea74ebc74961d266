"""Peers that ranking is compared with: they learn what a tiny world of its own holds, and are judged by its truth."""

from datetime import date, timedelta
from types import ModuleType

import numpy as np
import pytest
from threadpoolctl import threadpool_limits

from tests.benchmarks import quality
from tests.benchmarks.measuring import Marks
from tests.benchmarks.plain_facts import Words, plain_facts, support_facts
from tests.benchmarks.quality_outcomes import ENDS, EmployerRecord, PlainHistory, leaving
from tests.benchmarks.quality_peers import installed_peers
from tests.benchmarks.quality_run import (
    BY_CHANCE,
    BY_SCORE,
    EXPERT,
    Comparison,
    comparison,
    plain_history,
    share,
)
from tests.benchmarks.quality_worlds import foreign_world, world_class, world_names


pytestmark = pytest.mark.full  # what the comparison with peers stands on, and nothing that is served


TODAY = date(2026, 11, 23)
ROUTES = ("Digital", "Care services", "Catering and hospitality")
PLEDGES = ("work trial", "workplace buddy")


@pytest.fixture(autouse=True)
def one_thread():
    with threadpool_limits(1):
        yield


class StubWorld:
    """Only the wish decides who starts, and only a buddy who stays."""

    today = TODAY

    def __init__(self, seed: int, wished: float = 2.0) -> None:
        self.draw, self.wished = np.random.default_rng(seed), wished

    def people(self) -> list[dict]:
        return [self.person(f"today {number}") for number in range(12)]

    def opportunities(self) -> list[dict]:
        return [self.opportunity(f"offer {number}") for number in range(15)]

    def person(self, name: str) -> dict:
        wishes = [ROUTES[at] for at in self.draw.permutation(len(ROUTES))[:2]]
        return {
            "id": name,
            "birth_date": date(2001 + int(self.draw.integers(7)), 5, 4),
            "easting": 530_000,
            "northing": 180_000,
            "max_travel_minutes": 90,
            "highest_level": 2,
            "route_interests": wishes,
            "right_to_work": True,
        }

    def opportunity(self, name: str) -> dict:
        pledges = [pledge for pledge in PLEDGES if self.draw.random() < 0.5]
        return {
            "id": name,
            "type": "job",
            "paid": True,
            "route": ROUTES[self.draw.integers(len(ROUTES))],
            "level": 2,
            "title": "Assistant",
            "easting": 531_000 + int(self.draw.integers(3_000)),
            "northing": 181_000,
            "weekly_hours": 35,
            "weekly_pay": 500,
            "pledges": pledges,
            "employer_id": f"employer {self.draw.integers(4)}",
        }

    def chances(self, person: dict, opportunity: dict) -> tuple[float, float]:
        start = 1 / (1 + np.exp(1.5 - self.wished * (opportunity["route"] == person["route_interests"][0])))
        return start, start * (0.9 if "workplace buddy" in opportunity["pledges"] else 0.3)

    def history(self, n: int) -> list[dict]:
        return [self.referral(number) for number in range(n)]

    def referral(self, number: int) -> dict:
        person, opportunity = self.person(f"past {number // 2}"), self.opportunity(f"past offer {number}")
        start, lasting = self.chances(person, opportunity)
        started = bool(self.draw.random() < start)
        left = started and bool(self.draw.random() > lasting / start)
        weeks = (self.draw.uniform(1, 26) if left else 26.0) if started else 0.0
        return {
            "person": person,
            "opportunity": opportunity,
            "on": TODAY - timedelta(days=700 - number % 400),
            "started": started,
            "weeks_observed": float(weeks),
            "left": left,
        }


def pairs_of(world):
    return [(person, offer, TODAY) for person in world.people() for offer in world.opportunities()]


@pytest.mark.parametrize("peer", installed_peers(), ids=lambda peer: peer.name)
def test_a_peer_finds_what_decides_starting_and_staying(peer):
    world = StubWorld(1)
    history, pairs, words = world.history(600), pairs_of(world), Words([], [])
    facts = plain_facts(pairs, words)
    employers = np.array([offer["employer_id"] for _, offer, _ in pairs])
    start, lasting = peer(plain_history(history, words)).chances(facts, employers)
    true_start, true_lasting = np.array([world.chances(person, offer) for person, offer, _ in pairs]).T
    assert np.abs(start - true_start).mean() < 0.08
    assert np.abs(lasting - true_lasting).mean() < 0.08
    person = np.repeat(np.arange(12), 15)
    assert share(person, lasting, true_lasting) > 0.9


@pytest.mark.parametrize("peer", installed_peers(), ids=lambda peer: peer.name)
def test_a_peer_of_a_history_in_which_nobody_started_gives_chances_near_none(peer):
    world = StubWorld(2)
    history = [record | {"started": False, "left": False, "weeks_observed": 0.0} for record in world.history(30)]
    words = Words([], [])
    pairs = pairs_of(world)
    start, lasting = peer(plain_history(history, words)).chances(plain_facts(pairs, words), np.full(len(pairs), ""))
    assert start.max() < 0.05
    assert (lasting <= start).all()


def test_the_share_is_1_for_the_oracles_own_order_and_about_0_for_chance():
    draw = np.random.default_rng(3)
    person, truth = np.repeat(np.arange(2_000), 10), draw.random(20_000)
    assert share(person, truth, truth) == pytest.approx(1)
    assert abs(share(person, draw.random(20_000), truth)) < 0.05
    assert share(person, -truth, truth) == pytest.approx(-1, abs=0.05)
    assert np.isnan(share(person, truth, np.ones(20_000)))


def test_a_stay_gives_weeks_at_risk_to_each_interval_and_its_end_to_the_last():
    rows = np.zeros((4, 1))
    weeks, left = np.array([6.0, 60.0, 0.0, 4.0]), np.array([True, True, False, True])
    history = PlainHistory(["fact"], rows, np.array(list("abcd")), np.array([""] * 4), weeks > 0, weeks, left)
    outcome = leaving(history)
    assert outcome.weight.tolist() == [4, 2, 4, 4, 5, 13, ENDS[-1] - 26, 4]
    assert (outcome.value * outcome.weight).tolist() == [0, 1, 0, 0, 0, 0, 0, 1]  # who left after a year was there
    assert outcome.rows[:, :4].sum(axis=1).tolist() == [0, 1, 0, 1, 1, 1, 1, 0]


def test_an_employers_record_before_a_referral_does_not_know_its_outcome():
    def record(last: bool) -> np.ndarray:
        started = np.array([True, False, last])
        history = PlainHistory(
            [],
            np.zeros((3, 0)),
            np.array(list("abc")),
            np.array(["one", "two", "one"]),
            started,
            np.where(started, 26.0, 0.0),
            np.zeros(3, dtype=bool),
        )
        return EmployerRecord(history).before()[:, 2]

    assert record(True).tolist() == record(False).tolist() == pytest.approx([0, 0, np.log(2)])


def test_support_is_met_and_unmet_one_by_one_and_unknown_where_nobody_said():
    facts = support_facts(["mentor", "kit"], ["kit", "quiet room"])
    assert (facts["needs met"], facts["needs unmet"], facts["met: kit"], facts["unmet: mentor"]) == (1, 1, 1, 1)
    assert "met: quiet room" not in facts
    assert np.isnan(support_facts(None, ["kit"])["needs met"])
    assert support_facts([], ["kit"])["share of needs met"] == 1


def test_words_are_learnt_from_what_people_with_such_words_put_first():
    people = [{"aspiration": "cooking for people", "route_interests": [ROUTES[2]]}] * 3
    words = Words(people, [{"route": ROUTES[0], "title": "Software tester"}])
    assert words.fit_of("cooking for my mum", ROUTES[2]) > 0.8
    assert words.fit_of("testing software", ROUTES[0]) > 0.8
    assert np.isnan(words.fit_of(None, ROUTES[0]))


def test_every_method_is_judged_on_the_same_pairs_of_a_foreign_world():
    found = comparison(foreign_world(StubWorld(4)), "stub kind", 0, 60)
    assert {BY_SCORE, BY_CHANCE, EXPERT} | {peer.name for peer in installed_peers()} <= set(found.chance)
    assert all(-2 <= value <= 1 + 1e-9 for value in (*found.chance.values(), *found.surplus.values()))


@pytest.mark.parametrize(
    ("n", "ours", "missed"),
    [(0, 0.84, 0), (0, 0.82, 2), (400, 0.84, 0), (400, 0.82, 2), (1_200, 0.795, 0), (1_200, 0.785, 2)],
)
def test_a_mark_is_missed_where_ours_is_not_far_enough_above_the_best_peer(n, ours, missed, capsys):
    of_peers = {EXPERT: 0.8} | {peer.name: 0.8 - 0.1 * at for at, peer in enumerate(installed_peers())}
    runs = [Comparison("stub", seed, n, of_peers | {BY_SCORE: ours, BY_CHANCE: ours}, {}) for seed in (0, 1)]
    marks = Marks()
    quality.check(runs, ["stub"], marks, (n,))
    assert marks.missed == missed
    quality.table(runs, ["stub"], (n,))
    assert f"{ours:.3f}" in capsys.readouterr().out


def test_a_foreign_world_is_the_class_of_the_contract_that_its_module_defines():
    module = ModuleType(StubWorld.__module__)
    module.Helper, module.StubWorld = Words, StubWorld
    assert world_class(module) is StubWorld
    imported = ModuleType("elsewhere")
    imported.StubWorld = StubWorld
    assert world_class(imported) is None


def test_the_projects_own_worlds_are_always_compared():
    assert world_names()[-2:] == ["own A", "own B"]
