"""The estimate against published figures, a second algorithm and plain counting."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.outcomes.survival import EVERYBODY, Observation, kaplan_meier, survival_at
from tests.sampling import examples


def observations(text):
    """Times as textbooks print them: `9+` was still there when last seen at 9. A death at 9 made 8 full days."""
    people = []
    for word in text.split():
        time = int(word.rstrip("+"))
        people.append(Observation(time, left=False) if word.endswith("+") else Observation(time - 1, left=True))
    return people


# Freireich et al. (1963), 21 patients on 6-mercaptopurine, as tabled in every textbook of survival analysis.
MERCAPTOPURINE = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+"
PUBLISHED = {
    6: (0.857, 0.620, 0.952),
    7: (0.807, 0.563, 0.923),
    10: (0.753, 0.503, 0.889),
    13: (0.690, 0.432, 0.849),
    16: (0.627, 0.368, 0.805),
    22: (0.538, 0.268, 0.747),
    23: (0.448, 0.188, 0.680),
}


def test_the_published_table_comes_out():
    estimates = {time: (e.share, e.low, e.high) for time, e in kaplan_meier(observations(MERCAPTOPURINE))}
    assert set(estimates) == set(PUBLISHED)
    for time, expected in PUBLISHED.items():
        assert estimates[time] == pytest.approx(expected, abs=0.0006)


def redistributed_to_the_right(people):
    """Efron's way to the same estimate: whoever is last seen hands their weight to all who are seen for longer."""
    order = sorted(people, key=lambda person: (person.days + person.left, not person.left))
    weight = [1 / len(order)] * len(order)
    share, shares = 1.0, {}
    for place, person in enumerate(order):
        if person.left:
            share -= weight[place]
            shares[person.days + 1] = share
        elif place + 1 < len(order):
            handed_on = weight[place] / (len(order) - place - 1)
            for later in range(place + 1, len(order)):
                weight[later] += handed_on
    return shares


people_seen = st.lists(st.builds(Observation, st.integers(0, 60), st.booleans()), max_size=25)


def agrees_with_a_second_algorithm(people):
    expected = redistributed_to_the_right(people)
    estimates = {day: estimate.share for day, estimate in kaplan_meier(people)}
    assert set(estimates) == set(expected)
    for day, share in estimates.items():
        assert share == pytest.approx(expected[day], abs=1e-9)


@given(people_seen.filter(bool))
def test_a_second_algorithm_agrees(people):
    agrees_with_a_second_algorithm(people)


@pytest.mark.full
@settings(max_examples=examples(10_000), deadline=None)
@given(people_seen.filter(bool))
def test_a_second_algorithm_agrees_in_ten_thousand_curves(people):
    agrees_with_a_second_algorithm(people)


@given(st.lists(st.integers(0, 60).map(lambda days: Observation(days, left=True)), min_size=1), st.integers(0, 70))
def test_when_everybody_has_left_it_is_the_share_that_made_the_days(people, day):
    made_it = sum(person.days >= day for person in people) / len(people)
    assert survival_at(day, kaplan_meier(people)).share == pytest.approx(made_it, abs=1e-9)


@given(people_seen)
def test_shares_never_rise_and_lie_inside_their_limits(people):
    estimates = [estimate for _, estimate in kaplan_meier(people)]
    shares = [1.0, *(estimate.share for estimate in estimates)]
    assert shares == sorted(shares, reverse=True)
    for estimate in estimates:
        if estimate.low is not None:
            assert 0 <= estimate.low <= estimate.share <= estimate.high <= 1
        else:
            assert math.isclose(estimate.share, 0, abs_tol=1e-9) or estimate.share == 1


@given(people_seen, st.integers(0, 60))
def test_somebody_still_there_from_the_first_day_changes_nothing(people, day):
    """Nobody is taken for having left because they only began."""
    with_newcomer = [*people, Observation(0, left=False)]
    assert survival_at(day, kaplan_meier(with_newcomer)) == survival_at(day, kaplan_meier(people))


def test_before_anybody_left_there_is_no_interval_to_give():
    assert kaplan_meier([Observation(10, left=False)]) == []
    assert survival_at(5, []) == EVERYBODY
    assert (EVERYBODY.share, EVERYBODY.low, EVERYBODY.high) == (1.0, None, None)
