"""Worlds and questions that are refused by name."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching import Ranker
from matching.simulation import Adviser, Nature, World, policy
from tests.sampling import examples


SMALL = {"people": 60, "opportunities": 40}


def test_nothing_asked_for_is_an_empty_history():
    assert len(World("A", 1, **SMALL).history(0)) == 0


numbers = st.sampled_from([-1, 1.5, True, None, "3"])


@settings(max_examples=examples(30), deadline=None)
@given(numbers, st.sampled_from(["seed", "people", "opportunities"]))
def test_impossible_worlds_are_refused_by_name(bad, name):
    with pytest.raises(ValueError, match=name):
        World(**{"kind": "A", "seed": 1} | {name: bad})


def test_impossible_questions_are_refused():
    world = World("A", 1, **SMALL)
    for bad in (-1, 1.5, True, None):
        with pytest.raises(ValueError, match="n must be"):
            world.history(bad)
    with pytest.raises(ValueError, match="as_of must be at least"):
        world.history(5, as_of=world.today + timedelta(days=1))
    with pytest.raises(ValueError, match="kind must be one of"):
        World("F", 1)
    with pytest.raises(ValueError, match="wrong: 'charm' is not a feature"):
        World("B", 1, wrong=("charm",))
    with pytest.raises(ValueError, match="temperature"):
        policy(world.history(5), Ranker(), temperature=0)
    for wrong, said in (
        ({"wrong": 5}, "wrong: 5"),
        ({"nature": 5}, "nature must be"),
        ({"adviser": 0}, "adviser must be"),
    ):
        with pytest.raises(ValueError, match=said):
            World("B", 1, **wrong)


@settings(max_examples=examples(40), deadline=None)
@given(
    st.sampled_from(sorted(vars(Nature()))), st.sampled_from([float("nan"), float("inf"), True, "1", None, 1e308, -11])
)
def test_a_nature_or_an_adviser_of_no_number_is_refused_by_field(field, value):
    with pytest.raises(ValueError, match=f"Nature {field} must be a"):
        Nature(**{field: value})
    with pytest.raises(ValueError, match="Adviser skill must be a"):
        Adviser(skill=value)
