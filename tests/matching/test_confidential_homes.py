"""What is told of a confidential home depends on bands of the journey alone."""

import numpy as np
import pytest

import matching
from tests.matching.worlds import ON, a_person, an_opportunity


# Straight-line metres and the band, by hand: 12 + 4.4 a km is 30 minutes at 4.09 km and 60 at 11.6 km.
BY_DISTANCE = [
    (200, "Under 30 minutes each way."),
    (4_000, "Under 30 minutes each way."),
    (4_200, "30 to 60 minutes each way."),
    (11_500, "30 to 60 minutes each way."),
    (12_000, "Over an hour each way."),
]


def ranked(confidential, *metres):
    home = a_person(home_confidential=confidential, max_travel_minutes=120)
    places = [
        an_opportunity(id=f"o{number}", easting=home["easting"] + each, northing=home["northing"])
        for number, each in enumerate(metres)
    ]
    people, opportunities = matching.People.from_records([home]), matching.Opportunities.from_records(places)
    return matching.Ranker().rank(people, opportunities, on=ON, top=None)


def travel_sentence(ranking, row=0):
    return next(reason.sentence for reason in ranking.reasons(row) if reason.feature == "travel")


@pytest.mark.parametrize(("metres", "sentence"), BY_DISTANCE)
def test_a_confidential_home_is_told_in_bands(metres, sentence):
    ranking = ranked(True, metres, 30_000 if metres < 12_000 else 100)
    row = ranking.opportunity.tolist().index(0)
    assert travel_sentence(ranking, row) == sentence
    record = a_person(home_confidential=True, max_travel_minutes=120)
    place = an_opportunity(easting=record["easting"] + metres, northing=record["northing"])
    (travel,) = [each for each in matching.Ranker().eligibility(record, place, on=ON) if each.name == "travel"]
    assert sentence[:-1].lower() in travel.sentence
    (travel,) = [
        each for each in matching.Ranker().eligibility(record, place, on=ON, journey=37) if each.name == "travel"
    ]
    assert "30 to 60 minutes each way" in travel.sentence
    assert "37" not in travel.sentence


def test_no_number_given_out_moves_inside_a_band():
    near, far = ranked(True, 500, 6_000), ranked(True, 3_900, 11_000)
    for name in ("score", "reference", "chance_start", "chance_26_weeks", "fair_value", "minutes"):
        assert np.array_equal(getattr(near, name), getattr(far, name)), name
    assert [near.reasons(row) for row in range(2)] == [far.reasons(row) for row in range(2)]
    open_near, open_far = ranked(False, 500, 6_000), ranked(False, 3_900, 11_000)
    assert not np.array_equal(open_near.score, open_far.score)
    assert open_near.minutes.tolist() == pytest.approx([6.0, 38.4])


def test_the_journey_is_to_a_place_that_need_not_be_avoided():
    home = a_person(avoid_areas=[(530_500, 180_000, 1_000)])
    sites = [(530_500, 180_000), (536_000, 180_000), (544_000, 180_000)]
    people = matching.People.from_records([home])
    opportunities = matching.Opportunities.from_records([an_opportunity(easting=None, northing=None, sites=sites)])
    ranking = matching.Ranker().rank(people, opportunities, on=ON, top=None)
    beside = abs(536_000 - home["easting"]) / 1000
    assert ranking.minutes.tolist() == pytest.approx([12 + 4.4 * beside])
