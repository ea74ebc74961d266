"""The order of a list, and what it may and may not depend on."""

from dataclasses import fields, replace
from datetime import date, timedelta

import numpy as np
import pytest
from sklearn.base import clone

from matching import ENGLAND, Opportunities, People, Ranker, Settings, TravelEstimate
from matching.features.catalogue import FEATURES
from matching.prior import PRIOR_EFFECTS
from matching.rules import FundingAge
from tests.matching.worlds import ON, a_person, an_opportunity


def rank(people, opportunities, settings=None, **options):
    built = People.from_records(people), Opportunities.from_records(opportunities)
    return Ranker(settings).rank(*built, on=ON, **options)


def scores(person, *opportunities):
    """Scores of a fitting person for opportunities that differ in some facts, in the order given."""
    named = [an_opportunity(id=str(n), **facts) for n, facts in enumerate(opportunities)]
    ranking = rank([a_person(**person)], named, top=None)
    assert len(ranking) == len(named)
    return ranking.score[np.argsort(ranking.opportunity)].tolist()


BETTER_AND_BETTER = [
    ({}, "easting", [538_000, 534_000, 531_000]),
    ({"route_interests": ["Digital", "Care services"]}, "route", ["Hair and beauty", "Care services", "Digital"]),
    ({"aspiration": "looking after little kids"}, "title", ["Welder", "Teaching assistant", "Early years educator"]),
    ({"experience_routes": ["Digital"]}, "route", ["Hair and beauty", "Digital"]),
    ({"highest_level": 1}, "level", [4, 3, 2]),
    ({"support_needs": ["mentor", "quiet"]}, "support_offered", [[], ["mentor"], ["quiet", "mentor", "kit"]]),
    ({}, "pledges", [[], ["work_trial"], ["work_trial", "workplace buddy"], ["work_trial", "workplace buddy", "kit"]]),
    ({}, "employer_starts", [0, 1, 3, 10]),
    ({}, "care_leavers_only", [False, True]),
    ({}, "weekly_pay", [300, 450, 500, 600, 700]),
    ({}, "places", [1, 2, 3, 6]),
    ({}, "start_date", [date(2027, 8, 1), date(2027, 4, 1), date(2027, 2, 1), date(2026, 12, 20)]),
]


@pytest.mark.parametrize(("person", "field", "values"), BETTER_AND_BETTER)
def test_a_better_fact_is_a_higher_score(person, field, values):
    found = scores(person, *({"weekly_pay": 320, field: value} for value in values))
    assert found == sorted(found)
    assert len(set(found)) == len(found)


def test_an_employer_whose_care_leavers_last_stands_higher():
    found = scores({}, *({"employer_starts": 8, "employer_sustained_26": lasted} for lasted in (1, 4, 8)))
    assert found == sorted(set(found))


def test_one_lucky_start_weighs_less_than_a_long_record():
    one, many = scores({}, *({"employer_starts": n, "employer_sustained_26": n} for n in (3, 9)))
    assert one < many


@pytest.mark.parametrize("facts", [{"readiness": 1}, {"home_moves_3y": 6}, {"early_ends": 3}, {"months_since_eet": 30}])
def test_what_is_about_the_person_alone_changes_chances_and_no_score(facts):
    settled = {"readiness": 5, "home_moves_3y": 0, "early_ends": 0, "months_since_eet": 0}
    people = [a_person(id="a", **settled), a_person(id="b", **(settled | facts))]
    ranking = rank(people, [an_opportunity(), an_opportunity(id="far", easting=536_000)])
    mine, other = (ranking.person == person for person in (0, 1))
    assert ranking.score[mine].tolist() == ranking.score[other].tolist()
    assert ranking.fair_value[mine].tolist() == ranking.fair_value[other].tolist()
    assert (ranking.chance_26_weeks[mine] > ranking.chance_26_weeks[other]).all()


def test_neither_age_nor_anything_protected_is_a_feature():
    names = {feature.name for feature in FEATURES}
    assert names == {row.feature for row in PRIOR_EFFECTS}
    assert not any(word in name for name in names for word in ("age", "birth", "sex", "ethnic", "ehcp", "disab"))
    old, young = a_person(id="old", birth_date=date(2002, 1, 1)), a_person(id="young", birth_date=date(2008, 1, 1))
    assert len(set(rank([old, young], [an_opportunity()]).score.tolist())) == 1


def test_every_expert_row_has_evidence_and_a_size():
    assert all(row.evidence for row in PRIOR_EFFECTS)
    without_size = {row.feature for row in PRIOR_EFFECTS if not max(row.start, row.stay, row.wish)}
    assert without_size == {"opportunity_type", "route"}  # no kind of work is held better than another


def test_a_fact_that_is_not_known_moves_no_score():
    blank = Ranker().rank(People.from_records([{"id": "p"}]), Opportunities.from_records([{"id": "o"}]), on=ON)
    assert blank.score.tolist() == [0.0]
    assert blank.reasons(0) == ()


def test_without_outcomes_the_model_says_so_and_its_intervals_are_wide():
    ranking = rank([a_person()], [an_opportunity()])
    assert ranking.calibrated is False
    assert ranking.chance_start_high[0] - ranking.chance_start_low[0] > 0.3


def test_minutes_are_the_recorded_journey_or_the_estimate_or_not_a_number():
    places = {"near": {}, "home": {"remote": True}, "nowhere": {"easting": None}, "told": {}}
    opportunities = [an_opportunity(id=name, **facts) for name, facts in places.items()]
    ranking = rank([a_person()], opportunities, journeys={("sam", "told"): 22, ("nobody", "told"): 5, ("sam", "x"): 1})
    minutes = dict(zip(ranking.opportunity.tolist(), ranking.minutes.tolist(), strict=True))
    assert minutes[0] == 12.0
    assert minutes[3] == 22.0
    assert np.isnan([minutes[1], minutes[2]]).all()


def test_a_recorded_journey_brings_in_what_is_out_of_reach_and_keeps_out_what_is_near():
    opportunities = [an_opportunity(id="near"), an_opportunity(id="far", easting=600_000)]
    journeys = {("sam", "near"): 120, ("sam", "far"): 30}
    assert rank([a_person()], opportunities, journeys=journeys).opportunity.tolist() == [1]


def test_an_opportunity_with_several_sites_is_one_row_at_its_nearest():
    sites = [(530_500, 180_000), (532_000, 180_000), (900_000, 900_000)]
    ranking = rank([a_person()], [an_opportunity(sites=sites)])
    assert ranking.opportunity.tolist() == [0]
    assert ranking.minutes.tolist() == [6.0]


@pytest.mark.parametrize("unknown", ["easting", "northing", "max_travel_minutes"])
def test_without_home_or_limit_everything_is_looked_at(unknown):
    opportunities = [an_opportunity(id=str(n), easting=400_000 + 1_000 * n) for n in range(200)]
    assert len(rank([a_person(**{unknown: None})], opportunities, top=None)) == 200


def test_reach_loses_nobody_at_its_edge():
    opportunities = [an_opportunity(id=str(n), easting=530_000 + n, northing=180_000 + n) for n in range(0, 7_000, 7)]
    ranking = rank([a_person()], opportunities, top=None)
    expected = [n for n in range(0, 7_000, 7) if (_minutes(np.hypot(n, n) / 1000) <= 50)]
    assert sorted(ranking.opportunity.tolist()) == list(range(len(expected)))


def _minutes(km):
    return 12 * km if km < 1.5 else 12 + 4.4 * min(km, 10) + 2.5 * max(km - 10, 0)


def test_more_kinds_of_support_than_a_machine_word_has_bits():
    needs = [f"kind {n}" for n in range(150)]
    none, some, every = scores({"support_needs": needs}, *({"support_offered": needs[:n]} for n in (0, 149, 150)))
    assert none < some < every


def test_people_without_a_pair_are_absent_and_others_keep_input_order():
    people = [a_person(id="b"), a_person(id="none", right_to_work=False), a_person(id="a")]
    assert rank(people, [an_opportunity()]).person.tolist() == [0, 2]


def test_the_same_question_has_the_same_answer():
    people = [a_person(id=str(n), easting=528_000 + 90 * n, aspiration="baking cakes") for n in range(60)]
    opportunities = [an_opportunity(id=str(n), easting=529_000 + 70 * n, places=n) for n in range(60)]
    first, second = rank(people, opportunities), rank(people, opportunities)
    for name in ("person", "opportunity", "score", "reference", "chance_start", "chance_26_weeks", "fair_value"):
        assert np.array_equal(getattr(first, name), getattr(second, name))


def test_rows_that_are_not_there_have_no_reasons():
    ranking = rank([a_person()], [an_opportunity()])
    for row in (-1, 1):
        with pytest.raises(IndexError, match="not one of the 1 rows"):
            ranking.reasons(row)


def test_reasons_name_the_facts():
    person = a_person(route_interests=["Catering and hospitality"], support_needs=["mentor", "quiet"])
    near, far = an_opportunity(support_offered=["mentor"], pledges=[]), an_opportunity(id="far", easting=537_000)
    ranking = rank([person], [near, far])
    told = {reason.feature: reason.sentence for reason in ranking.reasons(0)}
    assert told["travel"] == "About 10 minutes each way (estimate)."
    assert told["support_met"] == "It offers 1 of the 2 kinds of support they need."


@pytest.mark.parametrize(
    ("offered", "said"),
    [
        ([], "It offers none of the support they need."),
        (["quiet"], "It offers 1 of the 2 kinds of support they need."),
        (["quiet", "mentor"], "It offers all the support they need."),
    ],
)
def test_support_is_one_reason_whatever_is_offered_and_reasons_still_add_up(offered, said):
    person = a_person(support_needs=["mentor", "quiet"])
    others = [an_opportunity(id=str(n), support_offered=["mentor", "quiet"][:n]) for n in range(3)]
    ranking = rank([person], [an_opportunity(id="this", support_offered=offered), *others])
    for row, position in enumerate(ranking.opportunity.tolist()):
        reasons = ranking.reasons(row)
        told = [each for each in reasons if "support" in each.sentence]
        assert len(told) == 1
        assert sum(each.contribution for each in reasons) == pytest.approx(
            ranking.score[row] - ranking.reference[row], abs=1e-6
        )
        if position == 0:
            assert told[0].sentence == said


def test_weights_and_travel_are_settings():
    person = {"route_interests": ["Digital"]}
    near = an_opportunity(id="near", care_leavers_only=True)
    opportunities = [near, an_opportunity(id="wished", route="Digital", easting=537_500)]
    order = [
        rank([a_person(**person)], opportunities, Settings(weight_wish=weight)).opportunity[0] for weight in (0, 1)
    ]
    assert order == [0, 1]
    slow = Settings(travel=TravelEstimate(near_minutes_per_km=9))
    assert rank([a_person(**person)], opportunities, slow).opportunity.tolist() == [0]


def test_rules_of_law_are_settings():
    rule = FundingAge(
        types=("apprenticeship",),
        oldest=18,
        oldest_widened=18,
        valid_from=date(2027, 1, 1),
        source="a test",
        confidence="to_check",
    )
    stricter = Settings(rules=replace(ENGLAND, funding_ages=(rule,)))
    early = an_opportunity(id="early", start_date=date(2026, 12, 31))
    assert rank([a_person()], [an_opportunity(), early], stricter).opportunity.tolist() == [1]


def test_rules_have_a_source_and_a_confidence():
    rows = [row for field in fields(ENGLAND) for row in getattr(ENGLAND, field.name)]
    assert all(row.source and row.confidence in ("confirmed", "reported", "to_check") for row in rows)


def test_a_ranker_is_cloned_with_its_settings():
    settings = Settings(weight_wish=2)
    assert clone(Ranker(settings)).settings == settings
    assert Ranker().set_params(settings=settings).get_params() == {"settings": settings, "anchor": None}


def said_of(**facts) -> set[str]:
    """The sentences of two opportunities, of which the first has these facts."""
    ranking = rank([a_person()], [an_opportunity(id="1", **facts), an_opportunity(id="2", weekly_pay=900.0)], top=None)
    return {reason.sentence for row in range(len(ranking)) for reason in ranking.reasons(row)}


@pytest.mark.parametrize(
    ("pay", "said"),
    [
        (460.0, "Pays about £460 a week, less than a full week at the adult minimum wage (£470)."),
        (470.27, "Pays about £470 a week, at least a full week at the adult minimum wage (£470)."),
    ],
)
def test_pay_is_said_with_what_it_is_compared_to(pay, said):
    """At £12.71 an hour, the rate of the day, 37 hours are £470.27."""
    assert said in said_of(weekly_pay=pay, start_date=ON)


def test_a_long_wait_is_said_to_be_long():
    assert "Starts in three to six months: a long time to wait." in said_of(start_date=ON + timedelta(days=120))
