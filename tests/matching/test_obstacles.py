"""What keeps one person from many opportunities at once, against the criteria decided pair by pair."""

import math

from hypothesis import HealthCheck, given, settings

from matching import Opportunities, People, Ranker, Settings
from matching.criteria.obstacles import obstacles_of
from tests.matching.worlds import ON, a_person, an_opportunity, many


quick = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def of(person, opportunities):
    return obstacles_of(person, Opportunities.from_records(opportunities), on=ON, settings=Settings())


@quick
@given(a_person(), many(an_opportunity()))
def test_each_is_what_the_criterion_of_the_pair_says(person, opportunities):
    found = of(person, opportunities)
    for row, opportunity in enumerate(opportunities):
        said = {each.name: each for each in Ranker().eligibility(person, opportunity, on=ON)}
        for column, name in enumerate(found.names):
            assert found.not_met[row, column] == (said[name].status == "not_met"), name


@quick
@given(a_person(), many(an_opportunity()))
def test_what_has_none_is_what_can_be_ranked(person, opportunities):
    ranking = Ranker().rank(
        People.from_records([person]), Opportunities.from_records(opportunities), on=ON, top=None
    )
    free = {row for row, fails in enumerate(of(person, opportunities).not_met.any(axis=1)) if not fails}
    assert free == set(ranking.opportunity.tolist())


def test_of_nothing_there_is_nothing():
    found = of({"id": "p"}, [])
    assert found.not_met.shape == (0, len(found.names))


def test_a_confidential_home_is_measured_in_bands():
    home = {"id": "p", "easting": 530000, "northing": 165000}
    place = {"id": "o", "site_easting": 536000, "site_northing": 165000}
    (exact,) = of(home, [place]).minutes
    (told,) = of(home | {"home_confidential": True}, [place]).minutes
    assert not math.isnan(exact)
    assert told in (15.0, 45.0, 75.0)
    assert told != exact
