"""What a record of history may hold, and the sentence that refuses what it may not."""

from datetime import date, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching import Ranker, Referrals
from tests.matching.refusals import answered
from tests.matching.worlds import ON, OPPORTUNITY, PERSON, a_person, an_opportunity, some
from tests.sampling import examples


def a_referral(**changes):
    record = {
        "person": a_person(),
        "opportunity": an_opportunity(),
        "on": ON,
        "started": True,
        "weeks_observed": 12.5,
        "left": False,
        "chosen_from": ("bakery", "garage"),
    }
    return record | changes


BAD = [
    ("person", None, "must be a dict"),
    ("person", "sam", "must be a dict"),
    ("opportunity", {}, "must have an id"),
    ("opportunity", {"id": ""}, "must have an id"),
    ("on", None, "must be given"),
    ("on", datetime(2026, 11, 23, 9), "datetime.date"),
    ("on", "2026-11-23", "datetime.date"),
    ("on", date.max, "to 2199"),
    ("weeks_observed", timedelta(weeks=3), "must be a number"),
    ("weeks_observed", np.timedelta64(3, "W"), "must be a number"),
    ("person", a_person(birth_date=ON + timedelta(days=1)), "birth_date is after on"),
    ("left", "illness", "True or False"),
    ("started", None, "must be given"),
    ("started", 1, "True or False"),
    ("weeks_observed", True, "must be a number"),
    ("weeks_observed", "12", "must be a number"),
    ("weeks_observed", float("nan"), "finite number"),
    ("weeks_observed", float("inf"), "finite number"),
    ("weeks_observed", -1, "from 0"),
    ("left", 0, "True or False"),
    ("left", None, "must be given for somebody who has started"),
    ("chosen_from", 0, "whole number of 1 or more"),
    ("chosen_from", True, "whole number of 1 or more"),
    ("chosen_from", "bakery", "list of opportunity ids"),
    ("chosen_from", ("garage",), "must hold the opportunity referred to"),
    ("chosen_from", ("bakery", 7), "text that is not empty"),
    ("adviser", "kim", "is not a field"),
    ("weight", 2.0, "is not a field"),
]


@pytest.mark.parametrize(("field", "value", "reason"), BAD)
def test_an_impossible_record_is_refused_by_record_field_and_reason(field, value, reason):
    good = a_referral(person=a_person(id="alex"))
    with pytest.raises(ValueError, match=rf"^referral record 1 \(counted from 0\): {field} .*{reason}"):
        Referrals.from_records([good, a_referral(**{field: value})])


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"started": False, "left": None}, "weeks_observed must be 0 or None for somebody who has not started"),
        ({"started": False, "weeks_observed": 0, "left": True}, "left cannot be True for somebody who has not started"),
        ({"weeks_observed": None, "left": True}, "weeks_observed must be given for somebody who has left"),
    ],
)
def test_what_contradicts_itself_is_refused(changes, sentence):
    with pytest.raises(ValueError, match=sentence):
        Referrals.from_records([a_referral(**changes)])


def test_a_record_that_is_no_dict_is_refused():
    with pytest.raises(ValueError, match=r"referral record 0 .* must be a dict"):
        Referrals.from_records([("sam", "bakery")])


@pytest.mark.parametrize(
    ("side", "field", "noun"),
    [("person", "maths_level", "person 'sam"), ("opportunity", "level", "opportunity 'bakery")],
)
def test_a_wrong_fact_of_either_side_is_refused_by_record_and_field(side, field, noun):
    record = a_referral()
    record[side] = record[side] | {field: 99}
    with pytest.raises(ValueError, match=rf"{noun} \(referral record 0\)': {field} must be a whole number"):
        Referrals.from_records([record])


def test_somebody_may_be_referred_again_even_to_the_same_place_on_the_same_day():
    other_day = a_referral(on=ON - timedelta(days=30), person=a_person(maths_level=0))
    elsewhere = a_referral(opportunity=an_opportunity(id="garage"))
    again = a_referral(started=False, weeks_observed=0)
    assert len(Referrals.from_records([a_referral(), other_day, elsewhere, again])) == 4


def test_a_past_record_keeps_the_facts_of_its_own_day():
    long_ago = a_referral(on=ON - timedelta(days=300), person=a_person(maths_level=0))
    referrals = Referrals.from_records([a_referral(), long_ago])
    assert referrals.people.columns["maths_level"].tolist() == [1, 0]
    assert referrals.person_id == ("sam", "sam")
    assert referrals.chosen_from.tolist() == [2, 2]


def test_nothing_at_all_is_a_history():
    referrals = Referrals.from_records(iter([]))
    assert len(referrals) == 0
    assert referrals.observed_until(None) is None
    assert referrals.observed_until(ON) == ON


def test_the_last_day_the_history_speaks_of_is_its_end():
    never = a_referral(on=ON + timedelta(days=3), started=False, weeks_observed=None, left=None)
    assert Referrals.from_records([a_referral(weeks_observed=2), never]).observed_until(None) == ON + timedelta(days=14)
    assert Referrals.from_records([a_referral(weeks_observed=0), never]).observed_until(None) == ON + timedelta(days=3)


@pytest.mark.parametrize(
    ("changes", "as_of", "sentence"),
    [
        ({"weeks_observed": 0}, ON - timedelta(days=1), "record 0 .* on is after as_of"),
        ({"weeks_observed": 4.2}, ON + timedelta(days=28), "record 0 .* weeks_observed reaches beyond as_of"),
        ({}, "2026-11-23", "as_of must be a datetime.date"),
    ],
)
def test_the_future_may_not_tell_about_itself(changes, as_of, sentence):
    referrals = Referrals.from_records([a_referral(**changes)])
    with pytest.raises(ValueError, match=sentence):
        Ranker().fit(referrals, as_of=as_of)


def test_the_day_as_of_counts_to_its_end():
    referrals = Referrals.from_records([a_referral(weeks_observed=4.1)])
    assert referrals.observed_until(ON + timedelta(days=28)) == ON + timedelta(days=28)


anything = st.none() | st.booleans() | st.integers(-3, 60) | st.floats() | st.text(max_size=3) | st.dates()
records = st.fixed_dictionaries(
    {
        "person": some(PERSON).map(lambda person: person | {"id": "sam"}) | anything,
        "opportunity": some(OPPORTUNITY).map(lambda offer: offer | {"id": "bakery"}) | anything,
        "on": st.dates(date(2025, 1, 1), date(2027, 1, 1)) | anything,
        "started": st.booleans() | anything,
    },
    optional={
        "weeks_observed": st.floats(0, 60) | anything,
        "left": st.booleans() | anything,
        "chosen_from": st.integers(1, 9) | anything,
        "colour": anything,
    },
)


@settings(max_examples=examples(80), deadline=None)
@given(st.lists(records, max_size=3))
def test_whatever_is_given_is_read_or_refused_in_a_sentence_without_the_value(rows):
    read, said = answered(lambda: Referrals.from_records(rows))
    if said is not None:
        assert "record" in said
        return
    assert len(read) == len(rows)
    assert not (read.left & ~read.started).any()
    assert not (read.weeks[~read.started] > 0).any()
