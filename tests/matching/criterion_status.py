"""Asking how one pair stands on one criterion."""

from matching import Ranker
from tests.matching.worlds import ON, a_person, an_opportunity


MET, NOT_MET, UNKNOWN = "met", "not_met", "unknown"


def criterion(name, person, opportunity, on=ON, **options):
    criteria = Ranker().eligibility(a_person(**person), an_opportunity(**opportunity), on=on, **options)
    return next(one for one in criteria if one.name == name)


def check(name, person, opportunity, expected, **options):
    assert criterion(name, person, opportunity, **options).status == expected
