"""Whatever a careless caller passes is refused in a sentence that names it, or has an answer with no wrong number."""

import copy
from functools import cache

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matching import (
    ENGLAND,
    Opportunities,
    People,
    Ranker,
    Referrals,
    Rules,
    Settings,
    TravelEstimate,
    change_impacts,
    maximum_coverage,
    requirement_counts,
    unmet_demand,
)
from matching.evaluation import bootstrap, calibration, challenge, ndcg, noise_floor, share_of_gain
from matching.profiles.fields import OPPORTUNITY_FIELDS, PERSON_FIELDS
from matching.rules import WageFloor
from tests.matching.fitted_world import fitted
from tests.matching.junk import junk
from tests.matching.refusals import answered
from tests.matching.test_history import a_referral
from tests.matching.worlds import ON, a_person, an_opportunity
from tests.sampling import examples


quick = settings(max_examples=examples(120), deadline=None, suppress_health_check=[HealthCheck.too_slow])
EDGE = 224.0  # 14 terms of at most 16


@cache
def built():
    return People.from_records([a_person()]), Opportunities.from_records([an_opportunity()])


def sound(ranking):
    """No number of a ranking is wrong: finite, in bounds, and adding up."""
    for name in ("chance_start", "chance_26_weeks"):
        low, middle, high = (getattr(ranking, name + end) for end in ("_low", "", "_high"))
        assert ((low >= 0) & (low <= middle) & (middle <= high) & (high <= 1)).all()
    assert (np.abs(ranking.score) <= EDGE).all()
    for row in range(len(ranking)):
        assert (
            sum(reason.contribution for reason in ranking.reasons(row)) == ranking.score[row] - ranking.reference[row]
        )


@quick
@given(st.sampled_from(sorted(PERSON_FIELDS)), junk)
def test_any_value_of_any_field_of_a_person_is_refused_by_name_or_ranked_soundly(field, value):
    record = a_person(**{field: value})
    people, said = answered(lambda: People.from_records([record]))
    if said is not None:
        assert said.startswith(f"person 'sam': {field} ")
        return
    ranking, said = answered(lambda: Ranker().rank(people, built()[1], on=ON))
    if said is not None:
        assert said == "person 'sam': birth_date is after the day asked about"
        return
    sound(ranking)
    criteria = Ranker().eligibility(record, an_opportunity(), on=ON)
    assert len(ranking) == all(one.status != "not_met" or not one.hard for one in criteria)


@quick
@given(st.sampled_from(sorted(OPPORTUNITY_FIELDS)), junk)
def test_any_value_of_any_field_of_an_opportunity_is_refused_by_name_or_ranked_soundly(field, value):
    record = an_opportunity(**{field: value})
    opportunities, said = answered(lambda: Opportunities.from_records([record]))
    if said is not None:
        assert said.startswith("opportunity 'bakery': ")
        assert field in said
        return
    ranking = Ranker().rank(built()[0], opportunities, on=ON)
    sound(ranking)
    criteria = Ranker().eligibility(a_person(), record, on=ON)
    assert len(ranking) == all(one.status != "not_met" or not one.hard for one in criteria)


@settings(quick, max_examples=examples(80))
@given(st.sampled_from(["person", "opportunity", "on", "started", "weeks_observed", "left", "chosen_from"]), junk, junk)
def test_any_value_of_a_referral_is_refused_by_record_and_field_or_read_as_it_stands(field, value, as_of):
    referrals, said = answered(lambda: Referrals.from_records([a_referral(**{field: value})]))
    if said is not None:
        assert said.startswith("referral record 0 (counted from 0): ") or said.startswith("person 'sam (referral")
        return
    assert np.isfinite(referrals.weeks).all()
    assert (referrals.weeks >= 0).all()
    until, said = answered(lambda: referrals.observed_until(as_of))
    assert "as_of" in said if until is None else until.toordinal() >= referrals.on.max()


@settings(quick, max_examples=examples(60))
@given(junk)
def test_records_that_are_no_list_of_dicts_are_refused_by_kind(records):
    for kind, noun in ((People, "person"), (Opportunities, "opportunity"), (Referrals, "referral")):
        collection, said = answered(lambda kind=kind: kind.from_records(records))
        if said is None:
            assert len(collection) == 0
        else:
            assert said.startswith(f"{noun} record")


QUESTIONS = {
    "rank": lambda people, opportunities, **asked: Ranker().rank(people, opportunities, **asked),
    "counterfactuals": lambda people, opportunities, **asked: Ranker().counterfactuals(
        a_person(), opportunities, **asked
    ),
    "openings": change_impacts,
    "unmet_demand": unmet_demand,
    "requirement_counts": lambda people, opportunities, **asked: requirement_counts(people, **asked),
    "most_helpful": lambda people, opportunities, **asked: maximum_coverage(
        people, opportunities, Opportunities.from_records([an_opportunity(id="new")]), **asked
    ),
}
ASKED = {
    "rank": ("top", "journeys", "on", "people", "opportunities"),
    "counterfactuals": ("journeys", "on", "opportunities"),
    "openings": ("journeys", "settings", "on", "people", "opportunities"),
    "requirement_counts": ("settings", "on", "people"),
    "unmet_demand": ("few", "by", "areas", "journeys", "on", "people"),
    "most_helpful": ("few", "choose", "settings", "opportunities"),
}
journeys = st.dictionaries(st.text(max_size=2) | st.tuples(st.just("sam"), st.just("bakery")), junk, max_size=2)


@settings(quick, max_examples=examples(100))
@given(st.data())
def test_a_question_that_cannot_be_asked_is_refused_by_the_name_of_what_is_wrong(data):
    question = data.draw(st.sampled_from(sorted(QUESTIONS)))
    argument = data.draw(st.sampled_from(ASKED[question]))
    asked = {"people": built()[0], "opportunities": built()[1], "on": ON}
    asked[argument] = data.draw(junk | journeys)
    people, opportunities = asked.pop("people"), asked.pop("opportunities")
    answer, said = answered(lambda: QUESTIONS[question](people, opportunities, **asked))
    if said is not None:
        assert argument.rstrip("s") in said or "birth_date is after" in said
    elif question == "rank":
        sound(answer)


def paths(kept, path=()):
    """Every place in nested dicts and lists."""
    within = kept.items() if isinstance(kept, dict) else enumerate(kept) if isinstance(kept, list) else ()
    for key, value in within:
        yield (*path, key)
        if isinstance(value, dict) or path[-2:-1] != ("tables",):
            yield from paths(value, (*path, key))


@cache
def kept_and_places():
    kept = fitted(120).parameters()
    by_depth = {}
    for path in paths(kept):
        by_depth.setdefault(path[:2], []).append(path)
    return kept, by_depth


@settings(quick, max_examples=examples(50))
@given(st.data())
def test_a_kept_model_with_anything_changed_is_refused_or_gives_sound_chances(data):
    kept, places = kept_and_places()
    *way, last = data.draw(st.sampled_from(places[data.draw(st.sampled_from(sorted(places)))]))
    changed = inner = copy.copy(kept)
    for key in way:
        inner[key] = copy.copy(inner[key])
        inner = inner[key]
    inner[last] = data.draw(junk)
    ranker, said = answered(lambda: Ranker.from_parameters(changed))
    if said is None:
        sound(ranker.rank(*built(), on=ON))
    else:
        assert said.startswith("parameters: ")


@settings(quick, max_examples=examples(100))
@given(st.sampled_from(["weight_stay", "weight_wish", "travel", "rules", "threads", "pairs_at_once"]), junk)
def test_any_setting_is_refused_by_name_or_ranks_soundly(name, value):
    chosen, said = answered(lambda: Settings(**{name: value}))
    if said is None:
        sound(Ranker(chosen).rank(*built(), on=ON))
    else:
        assert name in said


@settings(quick, max_examples=examples(100))
@given(st.sampled_from(sorted(vars(TravelEstimate()))), junk)
def test_any_travel_constant_is_refused_by_name_or_reaches_what_it_should(name, value):
    travel, said = answered(lambda: TravelEstimate(**{name: value}))
    if said is not None:
        assert "travel" in said
        return
    metres = np.array([0.0, 900.0, 1_500.0, 9_000.0, 40_000.0])
    minutes = travel.minutes(metres)
    assert np.isfinite(minutes).all()
    assert (travel.reach_metres(minutes) >= metres).all()


@settings(quick, max_examples=examples(100))
@given(st.sampled_from(sorted(vars(ENGLAND.wage_floors[0]) | vars(ENGLAND))), junk)
def test_any_rule_is_refused_by_field_or_decides_one_of_three(name, value):
    row = vars(ENGLAND.wage_floors[-1])

    def rules():
        floors = (WageFloor(**{**row, name: value}),) if name in row else ENGLAND.wage_floors
        return Rules(**{**vars(ENGLAND), "wage_floors": floors, **({} if name in row else {name: value})})

    made, said = answered(rules)
    if said is not None:
        assert name in said
        return
    criteria = Ranker(Settings(rules=made)).eligibility(a_person(), an_opportunity(), on=ON)
    assert {str(one.status) for one in criteria} <= {"met", "not_met", "unknown"}


CHANCES, CAME = [0.2, 0.7, 0.4, 0.6] * 3, [0, 1, 1, 0] * 3
FIGURES = {
    "calibration": (
        calibration,
        {"chance": CHANCES, "outcome": CAME, "seed": 1, "times": 3, "clusters": None, "bins": 4},
    ),
    "challenge": (challenge, {"chance": CHANCES, "challenger": CHANCES, "outcome": CAME, "seed": 1, "times": 3}),
    "noise_floor": (noise_floor, {"chance": CHANCES, "seed": 1, "times": 3, "bins": 2}),
    "share_of_gain": (share_of_gain, {"chosen": [1, 2], "random": [1, 1], "oracle": [3, 4], "seed": 1, "times": 3}),
    "ndcg": (ndcg, {"person": [0, 0], "score": [1, 2], "value": [1, 0], "top": 2}),
    "bootstrap": (
        lambda **given: bootstrap(len, **given),
        {"size": 4, "seed": 1, "times": 3, "clusters": [1, 1, 2, 2]},
    ),
}


@settings(quick, max_examples=examples(80))
@given(st.data())
def test_a_figure_of_what_is_no_figure_is_refused_by_name(data):
    measure, given_ = FIGURES[data.draw(st.sampled_from(sorted(FIGURES)))]
    name = data.draw(st.sampled_from(sorted(given_)))
    value = data.draw(junk | st.lists(junk, min_size=12, max_size=12))
    if isinstance(value, int) and value > 10:
        value = 10
    answer, said = answered(lambda: measure(**{**given_, name: value}))
    assert answer is not None or name in said
