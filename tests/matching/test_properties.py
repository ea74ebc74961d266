"""What must hold for any records: the engine against the plain oracle, and against itself."""

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matching import CRITERIA, Opportunities, People, Ranker, Settings
from tests.matching.oracle import HARD, ORACLE, eligible
from tests.matching.worlds import ON, OPPORTUNITY, PERSON, many, some
from tests.sampling import examples


quick = settings(
    max_examples=examples(40), deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
thorough = settings(quick, max_examples=examples(200))
people_and_opportunities = st.tuples(many(PERSON, "p", 4), many(OPPORTUNITY, "o", 8))
NOT_HIDDEN = {"start_date", "sites", "site_areas", "unplaced_sites", "remote", "nationwide"}
WORDS = {True: "met", False: "not_met", None: "unknown"}


def ranked(people, opportunities, **options):
    """Everything a ranking says, by ids."""
    people, opportunities = People.from_records(people), Opportunities.from_records(opportunities)
    ranking = Ranker(options.pop("settings", None)).rank(people, opportunities, on=ON, **{"top": None} | options)
    rows = zip(ranking.person.tolist(), ranking.opportunity.tolist(), ranking.score.tolist(), strict=True)
    return [(people.id[person], opportunities.id[opportunity], score) for person, opportunity, score in rows]


@thorough
@given(some(PERSON), some(OPPORTUNITY))
def test_every_criterion_says_what_the_plain_oracle_says(person, opportunity):
    person, opportunity = person | {"id": "p"}, opportunity | {"id": "o"}
    criteria = Ranker().eligibility(person, opportunity, on=ON)
    expected = {name: WORDS[ORACLE[name](person, opportunity, ON)] for name in CRITERIA}
    assert {criterion.name: str(criterion.status) for criterion in criteria} == expected


@quick
@given(people_and_opportunities)
def test_the_ranking_holds_exactly_the_pairs_that_no_hard_criterion_rules_out(world):
    people, opportunities = world
    expected = {
        (person["id"], opportunity["id"])
        for person in people
        for opportunity in opportunities
        if eligible(person, opportunity, ON)
    }
    assert {row[:2] for row in ranked(people, opportunities)} == expected


@quick
@given(people_and_opportunities, st.randoms())
def test_order_of_input_changes_nothing(world, random):
    people, opportunities = world
    shuffled = random.sample(people, len(people)), random.sample(opportunities, len(opportunities))
    before, after = ranked(people, opportunities), ranked(*shuffled)
    for person in people:
        assert [row for row in before if row[0] == person["id"]] == [row for row in after if row[0] == person["id"]]


@quick
@given(people_and_opportunities)
def test_nobody_else_in_the_call_changes_a_score(world):
    people, opportunities = world
    together = {row[:2]: row[2] for row in ranked(people, opportunities)}
    alone = {row[:2]: row[2] for one in people for other in opportunities for row in ranked([one], [other])}
    assert together == alone


@quick
@given(people_and_opportunities, some(OPPORTUNITY))
def test_an_opportunity_that_is_closed_changes_nothing_for_the_others(world, extra):
    people, opportunities = world
    closed = extra | {"id": "aa", "closing_date": ON.replace(year=2025)}
    before = ranked(people, opportunities)
    assert ranked(people, [closed, *opportunities]) == before


@quick
@given(people_and_opportunities, st.data())
def test_hiding_a_fact_never_rules_out(world, data):
    """But for the start date (the day asked about is then taken for the age) and for where the work is done."""
    people, opportunities = world
    rows = {row[:2] for row in ranked(people, opportunities)}
    side = data.draw(st.sampled_from([people, opportunities]))
    record = data.draw(st.sampled_from(side))
    field = data.draw(st.sampled_from(sorted((PERSON | OPPORTUNITY).keys() - NOT_HIDDEN)))
    record.pop(field, None)
    if field in ("easting", "northing") and side is opportunities:
        record.pop("sites", None)
        record.pop("site_areas", None)
    assert rows <= {row[:2] for row in ranked(people, opportunities)}


@quick
@given(people_and_opportunities)
def test_reasons_add_up_to_the_score_against_its_reference(world):
    people, opportunities = (People.from_records(world[0]), Opportunities.from_records(world[1]))
    ranking = Ranker().rank(people, opportunities, on=ON, top=None)
    for row in range(len(ranking)):
        contributions = [reason.contribution for reason in ranking.reasons(row)]
        assert sum(contributions) == ranking.score[row] - ranking.reference[row]
        assert contributions == sorted(contributions, reverse=True)
    for person in set(ranking.person.tolist()):
        own = ranking.person == person
        assert np.allclose(ranking.reference[own], ranking.score[own].mean(), atol=1e-9)


@quick
@given(people_and_opportunities)
def test_chances_lie_between_their_bounds(world):
    people, opportunities = (People.from_records(world[0]), Opportunities.from_records(world[1]))
    ranking = Ranker().rank(people, opportunities, on=ON)
    for name in ("chance_start", "chance_26_weeks"):
        low, middle, high = (getattr(ranking, name + end) for end in ("_low", "", "_high"))
        assert np.all((low > 0) & (low < middle) & (middle < high) & (high < 1))
    assert np.all(ranking.chance_26_weeks < ranking.chance_start)
    assert np.all((ranking.fair_value > 0) & (ranking.fair_value < 1))


@quick
@given(people_and_opportunities, st.integers(1, 5))
def test_the_top_is_the_beginning_of_the_whole(world, top):
    people, opportunities = world
    whole, best = ranked(people, opportunities), ranked(people, opportunities, top=top)
    expected = [[row for row in whole if row[0] == person["id"]][:top] for person in people]
    assert best == [row for rows in expected for row in rows]


@quick
@given(people_and_opportunities)
def test_chunks_and_threads_change_nothing(world):
    people, opportunities = world
    assert ranked(people, opportunities, settings=Settings(pairs_at_once=1, threads=1)) == ranked(
        people, opportunities, settings=Settings(threads=3)
    )


@quick
@given(people_and_opportunities, st.sampled_from([0, 30, 200]))
def test_a_recorded_journey_decides_travel(world, recorded):
    people, opportunities = world
    person, opportunity = people[0], opportunities[0]
    pair = (person["id"], opportunity["id"])
    of_the_way = {"travel", "avoided_area"}  # what else there is does not hang on how far or where it is
    rest = all(ORACLE[name](person, opportunity, ON) is not False for name in HARD if name not in of_the_way)
    in_area = ORACLE["avoided_area"](person, opportunity, ON) is False
    limit = person.get("max_travel_minutes")
    near = opportunity.get("remote") or limit is None or recorded <= limit + 5
    found = pair in {row[:2] for row in ranked(people, opportunities, journeys={pair: recorded})}
    assert found == bool(rest and near and not in_area)


def test_ids_settle_ties():
    same = {"title": "Baker"}
    rows = ranked([{"id": "p"}], [same | {"id": name} for name in ("b", "a10", "a9", "B")])
    assert [row[1] for row in rows] == sorted(("b", "a10", "a9", "B"))
    assert len({row[2] for row in rows}) == 1
