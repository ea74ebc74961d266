"""A row's criteria, worked out together, say what they say when asked pair by pair."""

import datetime as dt
import random

import numpy as np
import pytest

from matching import CRITERIA, ROUTES, TYPES, Opportunities, People, Ranker, Settings
from matching.context import Context
from matching.criteria.base import PairFacts
from matching.criteria.catalogue import CHECKS
from matching.pairs import Pairs
from matching.vocabulary import Status
from tests.sampling import one_in


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


@pytest.mark.parametrize("seed", one_in(4, range(4)))
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


class Reads(dict):
    """A record that remembers which of its fields were read."""

    def __init__(self, record):
        super().__init__(record)
        self.fields = set()

    def get(self, name, default=None):
        self.fields.add(name)
        return super().get(name, default)

    def __getitem__(self, name):
        self.fields.add(name)
        return super().__getitem__(name)


class ReadsOfPair(PairFacts):
    @property
    def age(self):
        ages_read.append(1)
        return super().age


ages_read: list[int] = []


def known(record, values):
    return values | {name: value for name, value in record.items() if value is not None}


PERSON = {"right_to_work": True, "dbs_clear": False, "can_drive": True, "types_wanted": ["job"], "max_weekly_hours": 30}
OPPORTUNITY = {
    "dbs_required": True,
    "dbs_level": "enhanced",
    "driving_required": True,
    "closing_date": ON,
    "min_age": 16,
}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_a_sentence_is_written_from_what_its_criterion_names_and_nothing_else(check):
    """Rows alike in that share the sentence: a field it reads and does not name would be another person's."""
    chance = random.Random(check.name)
    for person, opportunity in zip(people(chance) * 3, offers(chance), strict=False):
        for person_facts, facts in ((person, opportunity), (known(person, PERSON), known(opportunity, OPPORTUNITY))):
            lists = People.from_records([person_facts]), Opportunities.from_records([facts])
            first = np.zeros(1, dtype=np.int64)
            theirs, its = Reads(person_facts), Reads(facts)
            pair = ReadsOfPair(Pairs(Context(*lists, ON, Settings()), first, first), theirs, its)
            ages_read.clear()
            for status in Status:
                check.sentence(pair, status)
                list(check.rules(pair, status))
            assert theirs.fields <= set(check.said_of_person)
            assert its.fields <= set(check.said_of_opportunity)
            assert check.said_of_pair == "age" or not ages_read


def test_records_of_another_pair_are_refused():
    persons, opportunities = people(random.Random(1)), offers(random.Random(1))
    ranking = Ranker().rank(People.from_records(persons), Opportunities.from_records(opportunities), on=ON)
    wrong = next(record for record in persons if record["id"] != persons[ranking.person[0]]["id"])
    with pytest.raises(ValueError, match="not the records given"):
        ranking.criteria(0, wrong, opportunities[ranking.opportunity[0]])
    with pytest.raises(IndexError):
        ranking.criteria(len(ranking), wrong, opportunities[0])
