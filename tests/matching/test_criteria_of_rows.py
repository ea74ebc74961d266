"""A row's criteria, worked out together, say what they say when asked pair by pair."""

import datetime as dt
import random

import pytest

from matching import CRITERIA, ROUTES, TYPES, Opportunities, People, Ranker


ON = dt.date(2026, 11, 22)


def maybe(chance, *values):
    return chance.choice((None, *values))


def people(chance):
    return [
        {
            "id": f"p{number}",
            "birth_date": maybe(chance, dt.date(2009, 9, 1), dt.date(2008, 2, 29), dt.date(2003, 5, 5)),
            "easting": 530000 + chance.randint(0, 30000),
            "northing": 160000 + chance.randint(0, 30000),
            "max_travel_minutes": maybe(chance, 45, 90),
            "highest_level": maybe(chance, 1, 3),
            "english_level": maybe(chance, 0, 2),
            "right_to_work": maybe(chance, True, True),
            "right_to_work_until": maybe(chance, dt.date(2027, 1, 1), dt.date(2030, 1, 1)),
            "funding_residence": maybe(chance, True),
            "has_ehcp": maybe(chance, True),
            "entitlement": maybe(chance, "eligible", "former_relevant"),
            "avoid_areas": [(545000, 175000, 2000)],
        }
        for number in range(12)
    ]


def offers(chance):
    return [
        {
            "id": f"o{number}",
            "type": chance.choice(TYPES),
            "route": chance.choice(ROUTES),
            "title": "Assistant",
            "level": maybe(chance, 2, 7),
            "easting": 530000 + chance.randint(0, 30000),
            "northing": 160000 + chance.randint(0, 30000),
            "weekly_hours": maybe(chance, 20, 37.5, 42),
            "weekly_pay": maybe(chance, 250.0, 480.0),
            "paid": maybe(chance, True, False),
            "start_date": maybe(chance, dt.date(2027, 1, 4), dt.date(2026, 12, 1)),
            "planned_end": maybe(chance, dt.date(2028, 1, 4)),
            "english_required": maybe(chance, 0, 2),
            "ehcp_required": maybe(chance, False),
        }
        for number in range(40)
    ]


@pytest.mark.parametrize("seed", range(4))
def test_rows_say_what_single_records_say(seed):
    chance = random.Random(seed)
    persons, opportunities = people(chance), offers(chance)
    ranker = Ranker()
    ranking = ranker.rank(People.from_records(persons), Opportunities.from_records(opportunities), on=ON, top=None)
    assert len(ranking) > 20
    for row in range(len(ranking)):
        person, opportunity = persons[ranking.person[row]], opportunities[ranking.opportunity[row]]
        together = ranking.criteria(row, person, opportunity)
        assert together == ranker.eligibility(person, opportunity, on=ON)
        assert [criterion.name for criterion in together] == list(CRITERIA)


def test_records_of_another_pair_are_refused():
    persons, opportunities = people(random.Random(1)), offers(random.Random(1))
    ranking = Ranker().rank(People.from_records(persons), Opportunities.from_records(opportunities), on=ON)
    wrong = next(record for record in persons if record["id"] != persons[ranking.person[0]]["id"])
    with pytest.raises(ValueError, match="not the records given"):
        ranking.criteria(0, wrong, opportunities[ranking.opportunity[0]])
    with pytest.raises(IndexError):
        ranking.criteria(len(ranking), wrong, opportunities[0])
