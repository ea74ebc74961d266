"""Two orders compared by lot: the numbers are those of slower ways, and where nothing is there nothing is found."""

from itertools import combinations
from math import erf, sqrt

import numpy as np
import pytest

from matching.trials import OrderWeek, order_effect, order_finding, ring_order, size_needed, smallest_rise


def shares_found(share, rise, seed, trials, weeks=10, people=12):
    """Of invented comparisons with a known rise: how many show a difference, and how many intervals hold the rise."""
    draw, found, held = np.random.default_rng(seed), 0, 0
    for number in range(trials):
        told = []
        for week in range(weeks):
            order = ring_order([str(each) for each in range(people)], f"{seed}-seed-of-trial-{number}", str(week))
            lasted = draw.random(people) < share
            in_use = order[people // 2 :]
            lasted[in_use] = draw.random(len(in_use)) < share + rise
            written = order[: people // 2]
            told.append(OrderWeek(int(lasted[in_use].sum()), len(in_use), int(lasted[written].sum()), len(written)))
        effect = order_effect(told)
        found += effect.shows_a_difference
        held += effect.low <= rise <= effect.high
    return found / trials, held / trials


def test_where_orders_are_alike_at_most_one_in_twenty_finds_a_difference_and_intervals_hold_the_truth():
    """600 comparisons of 120 people: within three standard errors of 5% and 95%."""
    trials = 600
    margin = 3 * sqrt(0.05 * 0.95 / trials)
    found, held = shares_found(0.3, 0.0, 21, trials)
    assert found <= 0.05 + margin
    assert held >= 0.95 - margin
    found, held = shares_found(0.3, 0.25, 22, trials)
    assert found >= 0.7
    assert held >= 0.95 - margin


def test_the_chance_of_the_lot_is_counted_by_drawing_every_lot():
    lasted = [True, True, True, False, True, False, False, False]  # the first four have the order in use
    lots = [sum(lasted[place] for place in lot) for lot in combinations(range(8), 4)]
    above, below = (sum(test(each) for each in lots) / len(lots) for test in (lambda n: n >= 3, lambda n: n <= 3))
    effect = order_effect([OrderWeek(3, 4, 1, 4)])
    assert effect.p_value == pytest.approx(min(1, 2 * min(above, below)))
    assert effect.difference == pytest.approx(0.5)


def test_the_size_that_is_needed_is_that_of_the_formula_and_not_one_pair_fewer():
    for share, rise in ((0.3, 0.1), (0.25, 0.15), (0.5, 0.05)):
        size, other = size_needed(share, rise), share + rise

        def chance(people, share=share, rise=rise, other=other):
            error = sqrt(2 * (share * (1 - share) + other * (1 - other)) / people)
            return sum((1 + erf((sign * rise / error - 1.959964) / sqrt(2))) / 2 for sign in (1, -1))

        assert size % 2 == 0
        assert chance(size) >= 0.8 > chance(size - 2)
        assert smallest_rise(size, share) <= rise + 0.001
    assert size_needed(0.5, 0.0001) is None
    assert smallest_rise(4, 0.5) is None


def test_a_finding_says_what_was_seen_and_no_more():
    for week, starts in (
        (OrderWeek(30, 50, 15, 50), "The order in use led to more places that last."),
        (OrderWeek(15, 50, 30, 50), "The order in use led to fewer places that last."),
        (OrderWeek(16, 50, 15, 50), "No difference was found that this many people could show"),
        (OrderWeek(1, 3, 0, 0), "Nothing can be compared"),
    ):
        assert order_finding(order_effect([week]), 39).startswith(starts)
    null = order_finding(order_effect([OrderWeek(16, 50, 15, 50, 1, 2)]), 39)
    assert (
        "Of 50 with the order in use 16 got to week 13 of a place within 39 weeks, of 50 with the written order" in null
    )
    assert "A rise of less than" in null
    assert "Of 3 it is not known" in null
