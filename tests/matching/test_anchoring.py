"""Chances of the written score stand at the base rates: published ones, drawn to what came of a council's referrals."""

from datetime import date

import numpy as np
import pytest
from scipy.special import expit

from matching import Anchor, PublishedRate, Ranker, Referrals, anchor_to, share_at_26_weeks
from tests.matching.known_truth import DAY, KnownTruth


START, STAY = PublishedRate(0.25, 10), PublishedRate(0.768, 20)
PUBLISHED = anchor_to(Referrals.from_records([]), start=START, stay=STAY)
# decided, started and left early of pairs of which nothing is known, every stay seen to week 26; by hand:
# (2.5 + starts) / (10 + decided), and exp(-(20 x 0.26397 + left) / (20 + starts))
BY_HAND = [
    (0, 0, 0, 0.2500, 0.7680),
    (5, 4, 0, 0.4333, 0.8026),
    (5, 4, 3, 0.4333, 0.7083),
    (50, 20, 3, 0.3750, 0.8131),
    (50, 20, 15, 0.3750, 0.6023),
    (500, 200, 30, 0.3971, 0.8518),
    (500, 200, 100, 0.3971, 0.6197),
]


def unknown_pairs(decided, starts, left):
    """Whoever left did so on the last day of week 26."""
    return Referrals.from_records(
        {
            "person": {"id": f"p{n}"},
            "opportunity": {"id": f"o{n}"},
            "on": date(2025, 1, 6),
            "started": n < starts,
            "weeks_observed": 26.0 if n < starts else 0.0,
            "left": n < left,
        }
        for n in range(decided)
    )


@pytest.fixture(scope="module")
def world():
    return KnownTruth("A", seed=3, people=120, opportunities=60)


@pytest.mark.parametrize(("decided", "starts", "left", "start", "stay"), BY_HAND)
def test_it_moves_with_local_outcomes_as_the_formula_says(decided, starts, left, start, stay):
    anchor = anchor_to(unknown_pairs(decided, starts, left), start=START, stay=STAY)
    chances = Ranker(anchor=anchor).chances(unknown_pairs(1, 0, 0))
    assert (anchor.referrals, anchor.starts, anchor.left) == (decided, starts, left)
    assert chances.start == pytest.approx(start, abs=1e-4)
    assert chances.stay == pytest.approx(stay, abs=1e-4)


def test_a_stay_seen_in_part_counts_for_the_part():
    """Ten seen for 13 weeks, .64 of the leaving up to week 26: nobody left of 6.4 at risk, not of ten."""
    seen = [{"id": "p"}, {"id": "o"}]
    record = {"person": seen[0], "opportunity": seen[1], "on": DAY, "started": True, "weeks_observed": 13.0}
    anchor = anchor_to(Referrals.from_records([record | {"left": False}] * 10), start=START, stay=STAY)
    stay = Ranker(anchor=anchor).chances(unknown_pairs(1, 0, 0)).stay
    assert stay == pytest.approx(np.exp(20 * np.log(0.768) / (20 + 6.4)))


@pytest.mark.parametrize("n", [5, 50, 500])
def test_as_many_are_expected_to_start_and_to_leave_as_did(world, n):
    """Over what was referred and what stands for the published rate together, whatever the pairs' own terms."""
    history = world.history(n)
    anchor = anchor_to(history, start=START, stay=STAY)
    chances = Ranker(anchor=anchor).chances(history)
    started = history.started.sum() + 2.5
    assert chances.start.sum() + 10 * expit(anchor.start) == pytest.approx(started)
    expected = 0.0
    for row in np.flatnonzero(history.started):
        weeks = min(float(history.weeks[row]), 52.0)
        expected -= np.log(chances.stay_after(weeks)[row]) if weeks else 0
    at_worth = 20 * np.exp(anchor.leaving)
    assert expected + at_worth == pytest.approx(history.left.sum() - 20 * np.log(0.768))


def test_as_many_cards_say_better_than_even_for_lasting_as_placements_do(world):
    """Before any outcome as the published rate has it, and with a history as the council's own placements do."""
    true_stay = np.exp(-26 * world.weekly_hazard)
    before = Ranker(anchor=PUBLISHED).rank(*world.collections, on=DAY)
    assert (before.chance_stay > 0.5).mean() > 0.9
    assert before.chance_stay.mean() == pytest.approx(0.768, abs=0.05)
    assert (Ranker().rank(*world.collections, on=DAY).chance_26_weeks > 0.5).mean() < 0.2  # what cards said
    history = world.history(500)
    after = Ranker(anchor=anchor_to(history, start=START, stay=STAY)).chances(world.history(3_000, seed=9))
    referred = world.history(3_000, seed=9)
    assert after.stay.mean() == pytest.approx(true_stay.mean(), abs=0.05)
    assert after.start.mean() == pytest.approx(referred.started.mean(), abs=0.04)
    assert (after.stay > 0.5).mean() == pytest.approx((true_stay > 0.5).mean(), abs=0.12)


def test_no_order_no_reason_and_no_parameter_changes(world):
    plain, moved = (ranker.rank(*world.collections, on=DAY) for ranker in (Ranker(), Ranker(anchor=PUBLISHED)))
    assert (plain.opportunity == moved.opportunity).all()
    assert (plain.score == moved.score).all()
    assert plain.reasons(3) == moved.reasons(3)
    assert (plain.chance_stay < moved.chance_stay).all()
    assert Ranker(anchor=PUBLISHED).parameters() == Ranker().parameters()
    for name in ("chance_start", "chance_stay"):
        assert (np.diff(getattr(moved, name)[np.argsort(getattr(plain, name))]) > -1e-9).all()


def test_a_fitted_model_has_its_level_from_its_own_history(world):
    history = world.history(200)
    fitted, anchored = Ranker().fit(history), Ranker(anchor=PUBLISHED).fit(history)
    assert (fitted.chances(history).lasting == anchored.chances(history).lasting).all()
    kept = Ranker.from_parameters(fitted.parameters(), anchor=PUBLISHED)
    assert (kept.chances(history).lasting == fitted.chances(history).lasting).all()


def test_intervals_narrow_with_outcomes_and_hold_the_truth(world):
    widths = []
    for n in (0, 50, 500):
        chances = Ranker(anchor=anchor_to(world.history(n), start=START, stay=STAY)).rank(
            *world.collections, on=DAY, top=None
        )
        widths.append(np.log(np.log(chances.chance_stay_low) / np.log(chances.chance_stay_high)).mean())
        pair = chances.person * len(world.opportunities) + chances.opportunity
        true = np.exp(-26 * world.weekly_hazard)[pair]
        held = ((chances.chance_stay_low <= true) & (true <= chances.chance_stay_high)).mean()
        assert held > 0.75, n
        begun = world.chance_start[pair]
        assert ((chances.chance_start_low <= begun) & (begun <= chances.chance_start_high)).mean() > 0.75, n
    assert widths[2] < widths[1] < widths[0]


def test_a_share_of_the_whole_of_a_programme_is_brought_to_week_26():
    assert share_at_26_weeks(0.7, 26) == pytest.approx(0.7)
    assert share_at_26_weeks(0.6, 52) == pytest.approx(0.6 ** (1 / 1.4))
    assert share_at_26_weeks(0.609, 85) == pytest.approx(0.609 ** (1 / (1.4 + 0.4 * 33 / 26)))
    pooled = PublishedRate.pooled([PublishedRate(0.6, 5), PublishedRate(0.9, 10)])
    assert (pooled.share, pooled.worth) == (pytest.approx(0.8), 15)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: PublishedRate(0.0, 5),
        lambda: PublishedRate(0.5, 0),
        lambda: share_at_26_weeks(1.0, 26),
        lambda: share_at_26_weeks(0.5, 0),
        lambda: Anchor(start=float("nan"), leaving=0.0, start_sd=1.0, stay_sd=1.0),
        lambda: Anchor(start=0.0, leaving=0.0, start_sd=2.0, stay_sd=1.0),
    ],
)
def test_what_is_no_rate_is_refused(wrong):
    with pytest.raises(ValueError, match=r"published rate|share|anchor"):
        wrong()
