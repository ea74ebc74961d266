"""Which reasons a person would recognise as one: known facts that count the same way by themselves."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given

from matching import Opportunities, People, Ranker, Referrals, Settings
from matching.learning.fitting import employers_told
from matching.learning.training_data import TrainingData
from matching.model import Model
from matching.parameters import from_json, to_json
from tests.matching.test_properties import people_and_opportunities, quick
from tests.matching.worlds import ON


PERSON = {"id": "p", "easting": 530_000, "northing": 180_000, "max_travel_minutes": 60, "highest_level": 1}
NEAR = {"easting": 530_500, "northing": 180_000}
FAR = {"easting": 540_000, "northing": 180_000}
LOW, LOWER, GOOD = ({"weekly_pay": hourly * 37.5, "weekly_hours": 37.5} for hourly in (8.5, 7.0, 15.0))

CASES = {
    "near when the other is far": (NEAR, FAR, "travel", True),
    "far when the other is near": (FAR, NEAR, "travel", True),
    "nearer, and still a long way": ({"easting": 537_000, "northing": 180_000}, FAR, "travel", False),
    "a place that is not known": ({}, FAR, "travel", False),
    "good pay when the other's is low": (GOOD, LOWER, "pay", True),
    "low pay when the other's is good": (LOWER, GOOD, "pay", True),
    "low pay when the other's is lower": (LOW, LOWER, "pay", False),
    "pay that is not known": ({}, LOWER, "pay", False),
    "a level that is not known": ({}, {"level": 4}, "level_step", False),
    "one place is no obstacle": ({"places": 1}, {"places": 9}, "places", False),
    "many places": ({"places": 9}, {"places": 1}, "places", True),
}


@pytest.mark.parametrize(("this", "other", "feature", "told"), CASES.values(), ids=CASES)
def test_a_reason_is_told_when_it_speaks_for_itself(this, other, feature, told):
    opportunities = Opportunities.from_records([{"id": "this"} | this, {"id": "other"} | other])
    ranking = Ranker().rank(People.from_records([PERSON]), opportunities, on=ON)
    row = ranking.opportunity.tolist().index(0)
    assert (feature in ranking.salient(row)) is told


SENTENCES_OF_A_RECORD = {
    (1, 1): "Fewer than ten care leavers have started with this employer.",
    (5, 5): "Fewer than ten care leavers have started with this employer.",
    (6, 6): "Fewer than ten care leavers have started with this employer.",
    (12, 12): "Ten care leavers or more have started with this employer.",
}


@pytest.mark.parametrize(("started", "lasted"), SENTENCES_OF_A_RECORD)
def test_what_an_employers_few_starts_came_to_is_in_no_word(started, lasted):
    """One who lasted, or did not, is somebody whom a reader may know."""
    record = {"employer_starts": started, "employer_sustained_26": lasted}  # of whose starts each lasted
    against = {"employer_starts": 0, "employer_sustained_26": 0}
    opportunities = Opportunities.from_records([{"id": "this"} | record, {"id": "other"} | against])
    ranking = Ranker().rank(People.from_records([PERSON]), opportunities, on=ON)
    row = ranking.opportunity.tolist().index(0)
    said = {each.feature: each.sentence for each in ranking.reasons(row)}
    assert said["employer_starts"] == SENTENCES_OF_A_RECORD[started, lasted]
    assert ("employer_lasting" in ranking.salient(row)) is (started >= 6)
    few = "Too few care leavers have started with this employer to say how often they last."
    assert (said["employer_lasting"] == few) is (started < 6)


@pytest.mark.parametrize(
    ("referrals", "starts", "told"), [(5, 5, set()), (7, 3, {"starting"}), (14, 7, {"starting", "staying"})]
)
def test_an_employers_own_effect_is_in_words_from_six_referrals_or_starts_on(referrals, starts, told):
    ids = ("busy", "small")
    history = replace(
        TrainingData.from_referrals(Referrals.from_records([]), Settings()),
        started=np.array([True] * starts + [False] * (referrals - starts)),
        employer=np.zeros(referrals, dtype=np.int64),
        employer_ids=ids,
    )
    starting, staying = employers_told(history)
    assert {name for name, each in (("starting", starting), ("staying", staying)) if each} == told
    assert starting | staying <= {"busy"}
    model = replace(
        Model.from_prior(),
        employer_effects={"busy": (0.4, 0.4), "small": (0.4, 0.4)},
        employers_told=(starting, staying),
    )
    assert from_json(to_json(model)).employers_told == (starting, staying)
    records = [{"id": employer, "employer_id": employer} for employer in ids]
    ranking = Ranker.from_parameters(to_json(model)).rank(
        People.from_records([PERSON]),
        Opportunities.from_records([*records, {"id": "other", "employer_id": "x"}]),
        on=ON,
    )
    for row, position in enumerate(ranking.opportunity.tolist()):
        spoken = {"employer_starting", "employer_staying"} & ranking.salient(row)
        assert spoken == ({f"employer_{each}" for each in told} if position == 0 else set())


@quick
@given(people_and_opportunities)
def test_nothing_unknown_is_ever_told(world):
    ranking = Ranker().rank(People.from_records(world[0]), Opportunities.from_records(world[1]), on=ON, top=None)
    for row in range(len(ranking)):
        told = [reason for reason in ranking.reasons(row) if reason.feature in ranking.salient(row)]
        assert not [each for each in told if "not recorded" in each.sentence or "not known" in each.sentence]
        assert len(told) == len(ranking.salient(row))
