"""A small world, its history and a ranker fitted on it, made once."""

from functools import cache

from matching import Ranker
from tests.matching.known_truth import KnownTruth


@cache
def world(name="B"):
    return KnownTruth(name, seed=3, people=120, opportunities=60)


@cache
def history(n=500):
    return world().history(n, seed=5)


@cache
def fitted(n=500):
    return Ranker().fit(history(n))
