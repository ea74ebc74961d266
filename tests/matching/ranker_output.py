"""A ranker fitted in the county, and the whole of its output."""

import json
from functools import cache

from matching import Opportunities, People, Ranker, Referrals
from tests.matching.county import DAY, County


@cache
def county():
    return County(7)


@cache
def county_history():
    return tuple(county().referrals(400))


@cache
def fitted():
    return Ranker().fit(Referrals.from_records(county_history()))


def output(ranker, people, opportunities, top=None):
    """Everything a ranking gives, by ids, so that positions do not matter."""
    people, opportunities = People.from_records(people), Opportunities.from_records(opportunities)
    ranking = ranker.rank(people, opportunities, on=DAY, top=top)
    columns = (ranking.score, ranking.reference, ranking.chance_start_low, ranking.chance_26_weeks, ranking.fair_value)
    return {
        (people.id[ranking.person[row]], opportunities.id[ranking.opportunity[row]]): (
            *(column[row].hex() for column in columns),
            tuple((reason.feature, reason.contribution.hex(), reason.sentence) for reason in ranking.reasons(row)),
        )
        for row in range(len(ranking))
    }


def all_output():
    """All of a fitted ranker's output in the county, as text."""
    return repr(output(fitted(), county().people, county().opportunities, top=5)) + json.dumps(fitted().parameters())
