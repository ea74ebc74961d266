"""What keeps one person from many opportunities at once, against the criteria decided pair by pair."""

from hypothesis import HealthCheck, given, settings

from matching import Opportunities, People, Ranker, Settings
from matching.criteria.obstacles import obstacles_of
from tests.matching.worlds import ON, OPPORTUNITY, PERSON, a_person, an_opportunity, many, some
from tests.sampling import examples


quick = settings(
    max_examples=examples(25), deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def of(person, opportunities):
    return obstacles_of(person, Opportunities.from_records(opportunities), on=ON, settings=Settings())


@quick
@given(some(PERSON).map(lambda record: record | {"id": "sam"}), many(OPPORTUNITY, "o", 8))
def test_each_is_what_the_criterion_of_the_pair_says(person, opportunities):
    found = of(person, opportunities)
    for row, opportunity in enumerate(opportunities):
        said = {each.name: each for each in Ranker().eligibility(person, opportunity, on=ON)}
        for column, name in enumerate(found.names):
            assert found.not_met[row, column] == (said[name].status == "not_met"), name


@quick
@given(some(PERSON).map(lambda record: record | {"id": "sam"}), many(OPPORTUNITY, "o", 8))
def test_what_has_none_is_what_can_be_ranked(person, opportunities):
    ranking = Ranker().rank(People.from_records([person]), Opportunities.from_records(opportunities), on=ON, top=None)
    free = {row for row, fails in enumerate(of(person, opportunities).not_met.any(axis=1)) if not fails}
    assert free == set(ranking.opportunity.tolist())


def test_of_nothing_there_is_nothing():
    found = of(a_person(), [])
    assert found.not_met.shape == (0, len(found.names))


def test_a_confidential_home_is_measured_in_bands():
    far = [an_opportunity(easting=537_000)]
    (exact,), (told,) = of(a_person(), far).minutes, of(a_person(home_confidential=True), far).minutes
    assert told in (15.0, 45.0, 75.0)
    assert told != exact
