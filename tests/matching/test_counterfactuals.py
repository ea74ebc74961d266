"""Counterfactuals: the effect of each single change, against eligibility decided pair by pair."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matching import ROUTES, TYPES, Opportunities, Ranker
from tests.matching.oracle import HARD, ORACLE, waivable
from tests.matching.worlds import ON, OPPORTUNITY, PERSON, START, a_person, an_opportunity, many, some
from tests.sampling import examples


quick = settings(
    max_examples=examples(25), deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
LISTS = {"types_wanted", "route_interests", "experience_routes"}
MAY_CHANGE = {
    "english_level",
    "maths_level",
    "highest_level",
    "max_travel_minutes",
    "max_weekly_hours",
    "available_from",
    "dbs_clear",
    "right_to_work",
    "can_drive",
    "english_waived",
    "maths_waived",
} | LISTS


def counterfactuals(person, opportunities, on=ON, **options):
    return Ranker().counterfactuals(person, Opportunities.from_records(opportunities), on=on, **options)


def counterfactual(person, opportunities, change, value=None, **options):
    found = [one for one in counterfactuals(person, opportunities, **options) if one.change == change]
    return next((one for one in found if value is None or one.value == value), None)


def after(person, field, value):
    """The record as it would be after the change."""
    if field in LISTS:
        return person | {field: [*(person.get(field) or []), value]}
    return person | {field: value}


def ruled(person, opportunity):
    """Hard criteria that are not met, by the plain oracle of the criteria."""
    return {name for name in HARD if ORACLE[name](person, opportunity, ON) is False}


def several(**changes):
    """Five like opportunities: a, b, c as changed, d and e that anyone may take."""
    return [an_opportunity(id=name, **(changes if name in "abc" else {})) for name in "abcde"]


@pytest.mark.parametrize(
    ("change", "person", "opportunity", "value"),
    [
        ("english", {"english_level": 1}, {"english_required": 2}, 2),
        ("english", {"english_level": 0}, {"english_required": 1}, 1),
        ("maths", {"maths_level": 0}, {"maths_required": 2}, 2),
        ("highest_level", {"highest_level": 1}, {"min_level": 3}, 3),
        ("travel", {"max_travel_minutes": 45}, {"easting": 540_000}, 60),
        ("travel", {"max_travel_minutes": 45}, {"easting": 545_000}, 75),
        ("hours", {"max_weekly_hours": 16}, {"weekly_hours": 30, "weekly_pay": 300}, 30),
        ("available", {"available_from": START + timedelta(days=10)}, {}, START - timedelta(days=18)),
        ("available", {"available_from": START + timedelta(days=60), "not_before": START}, {}, START),
        ("driving", {"can_drive": False}, {"driving_required": True}, True),
        ("type_wanted", {"types_wanted": ["job"]}, {"type": "work_experience", "weekly_pay": 640}, "work_experience"),
    ],
)
def test_each_change_opens_what_it_alone_stands_before(change, person, opportunity, value):
    found = counterfactual(a_person(**person), several(**opportunity), change, value)
    assert found is not None
    assert {"a", "b", "c"} <= set(found.gained_ids)
    assert found.gained == len(found.gained_ids)
    assert f"{found.gained} more opportunities" in found.sentence
    assert f"{found.gained} more opportunities for you" in found.young_sentence


@pytest.mark.parametrize(
    ("change", "person", "opportunity", "value"),
    [
        ("english", {"english_level": None}, {"english_required": 2}, 2),
        ("dbs", {"dbs_clear": None}, {"dbs_required": True}, True),
        ("permission_document", {"right_to_work": None}, {}, True),
        ("driving", {"can_drive": None}, {"driving_required": True}, True),
        ("hours", {"max_weekly_hours": None}, {}, 37.5),
        ("available", {"available_from": None}, {}, ON),
    ],
)
def test_what_is_not_recorded_yet_is_a_question_that_opens_nothing_and_settles_something(
    change, person, opportunity, value
):
    found = counterfactual(a_person(**person), several(**opportunity), change, value)
    assert found is not None
    assert (found.gained, found.gained_ids) == (0, ())
    assert {"a", "b", "c"} <= set(found.settled_ids)
    assert found.asks
    assert found.settled == len(found.settled_ids)


@pytest.mark.parametrize(
    ("person", "opportunity"),
    [
        ({"dbs_clear": False}, {"dbs_required": True}),
        ({"right_to_work": False}, {}),
        ({"has_ehcp": False}, {"ehcp_required": True}),
        ({"birth_date": date(2007, 5, 4)}, {"max_age": 18}),
        ({"funding_residence": False}, {}),
        ({"avoid_employers": ["crumb"]}, {}),
        ({"not_before": START + timedelta(days=10)}, {}),
        ({"not_before": START + timedelta(days=10), "available_from": None}, {}),
        ({"not_before": START + timedelta(days=10), "available_from": START + timedelta(days=40)}, {}),
        ({"avoid_areas": [(531_000, 180_000, 500)]}, {}),
        ({"right_to_work_until": START - timedelta(days=9), "extension_applied": False}, {}),
    ],
)
def test_what_a_person_cannot_change_or_avoids_for_safety_is_no_counterfactual(person, opportunity):
    assert counterfactuals(a_person(**person), [an_opportunity(**opportunity)]) == ()


def test_an_avoided_place_is_not_counted_when_the_journey_is_longer():
    far = {"easting": 540_000}
    person = a_person(avoid_areas=[(540_000, 180_000, 100)])
    places = [an_opportunity(id="avoided", **far), an_opportunity(id="beside", easting=540_000, northing=180_400)]
    assert counterfactual(person, places, "travel").gained_ids == ("beside",)


def test_two_things_in_the_way_are_no_counterfactual():
    person = a_person(english_level=0, can_drive=False)
    assert counterfactuals(person, [an_opportunity(english_required=2, driving_required=True)]) == ()


def test_the_smaller_step_is_enough_where_the_larger_opens_no_more():
    found = [
        one.value
        for one in counterfactuals(a_person(english_level=0), several(english_required=1))
        if one.change == "english"
    ]
    assert found == [1]


def test_sixteen_is_too_young_for_a_driving_licence():
    opportunity = an_opportunity(driving_required=True, type="work_experience", min_age=0)
    person = a_person(birth_date=date(2010, 1, 1), can_drive=False)
    assert counterfactual(person, [opportunity], "driving") is None


def test_nobody_is_sent_further_than_two_hours():
    assert counterfactual(a_person(max_travel_minutes=110), [an_opportunity(easting=570_000)], "travel") is None


def test_a_recorded_journey_counts_instead_of_the_estimate():
    person, places = a_person(max_travel_minutes=20), [an_opportunity(id="o", easting=530_500)]
    found = counterfactual(person, places, "travel", journeys={("sam", "o"): 38, ("kim", "o"): 1})
    assert (found.value, found.gained_ids) == (35, ("o",))


def test_most_first_and_the_best_of_each_first():
    person = a_person(english_level=1, can_drive=False, route_interests=["Catering and hospitality"])
    places = [
        an_opportunity(id="drive", driving_required=True),
        an_opportunity(id="other", english_required=2, route="Digital"),
        an_opportunity(id="liked", english_required=2),
        an_opportunity(id="now"),
    ]
    found = counterfactuals(person, places)
    assert [(one.change, one.gained_ids) for one in found[:3]] == [
        ("english", ("liked", "other")),
        ("waive_english", ("liked", "other")),
        ("driving", ("drive",)),
    ]
    assert found[2].quality == pytest.approx(0)
    assert found[0].quality < 0


def test_quality_says_how_many_would_be_among_the_first_twenty():
    liked = {"route": "Catering and hospitality", "care_leavers_only": True}
    person = a_person(english_level=1, route_interests=["Catering and hospitality"])
    now = [an_opportunity(id=f"now {n:02}", route="Digital") for n in range(25)]
    good = [an_opportunity(id=f"good {n}", english_required=2, **liked) for n in range(3)]
    poor = [an_opportunity(id=f"poor {n}", english_required=2, route="Digital") for n in range(4)]
    found = counterfactual(person, [*now, *good, *poor], "english")
    assert (found.gained, found.among_first) == (7, 3)
    assert found.gained_ids[:3] == ("good 0", "good 1", "good 2")
    assert "3 of them among the first twenty" in found.sentence


def test_experience_lifts_and_opens_nothing():
    person = a_person(experience_routes=[], route_interests=["Digital", "Catering and hospitality"])
    crowd = [an_opportunity(id=f"a {n:02}", route="Digital") for n in range(20)]
    found = counterfactual(
        person, [*crowd, an_opportunity(id="b"), an_opportunity(id="c")], "experience", "Catering and hospitality"
    )
    assert (found.gained, found.lifted_ids) == (0, ("b", "c"))


def test_no_opportunity_no_counterfactual():
    assert counterfactuals(a_person(), []) == ()


@pytest.mark.parametrize(
    ("person", "opportunities", "on", "named"),
    [
        ({"id": ""}, [], ON, "id"),
        (a_person(shoe_size=4), [], ON, "shoe_size"),
        (a_person(maths_level=9), [], ON, "maths_level"),
        (a_person(), [], "2026-11-23", "on"),
        (a_person(), None, ON, "opportunities"),
    ],
)
def test_bad_input_is_named(person, opportunities, on, named):
    built = None if opportunities is None else Opportunities.from_records(opportunities)
    with pytest.raises(ValueError, match=named):
        Ranker().counterfactuals(person, built, on=on)


def changed(person, opportunity, found):
    """The pair as it would be: of a waiver the opportunity without what the law does not ask for."""
    if not found.field.endswith("_waived"):
        return after(person, found.field, found.value), opportunity
    without = {f"{found.field.removesuffix('_waived')}_required": 0}
    return person, opportunity | (without if waivable(person, opportunity, ON) else {})


@quick
@given(some(PERSON), many(OPPORTUNITY, "o", 5), st.booleans())
def test_counterfactuals_are_exactly_what_eligibility_pair_by_pair_gives(person, opportunities, careful):
    person = (a_person() | person if careful else person) | {"id": "p"}
    now = {one["id"]: ruled(person, one) for one in opportunities}
    for found in counterfactuals(person, opportunities):
        then = {one["id"]: ruled(*changed(person, one, found)) for one in opportunities}
        gained = {name for name in now if now[name] and not then[name]}
        assert found.field in MAY_CHANGE
        assert set(found.gained_ids) == gained
        assert not [name for name in now if not now[name] and then[name]], "a counterfactual never loses an opportunity"
        assert not [name for name in gained if now[name] & {"avoided_area", "avoided_employer"}]
        assert found.gained or found.settled or found.lifted


@quick
@given(some(PERSON), many(OPPORTUNITY, "o", 4))
def test_no_counterfactual_is_missed(person, opportunities):
    person = a_person() | person | {"id": "p"}
    found = {(one.field, one.value) for one in counterfactuals(person, opportunities) if one.gained}
    tops = {"english_level": 2, "maths_level": 2, "can_drive": True}
    for field, value in tops.items():
        before, then = person.get(field), after(person, field, value)
        young = field == "can_drive" and (person.get("birth_date") or date(1999, 1, 1)) > date(2009, 11, 23)
        if before is None or before == value or young:
            continue
        opened = [one for one in opportunities if ruled(person, one) and not ruled(then, one)]
        assert bool(opened) == bool([1 for name, _ in found if name == field])
    for kind in TYPES:
        if person.get("types_wanted") and kind not in person["types_wanted"]:
            then = after(person, "types_wanted", kind)
            opened = [one for one in opportunities if ruled(person, one) and not ruled(then, one)]
            assert bool(opened) == (("types_wanted", kind) in found)


@quick
@given(some(PERSON), many(OPPORTUNITY, "o", 5))
def test_settled_is_what_was_unknown_and_becomes_met(person, opportunities):
    person = person | {"id": "p"}
    criterion = {"english_level": "english", "right_to_work": "permission_to_work", "dbs_clear": "dbs"}
    for found in counterfactuals(person, opportunities):
        if found.field not in criterion:
            continue
        name, then = criterion[found.field], after(person, found.field, found.value)
        expected = {
            one["id"]
            for one in opportunities
            if not ruled(person, one) and ORACLE[name](person, one, ON) is None and ORACLE[name](then, one, ON) is True
        }
        assert set(found.settled_ids) == expected


def test_words_never_blame_and_never_speak_of_safety():
    unkind = ("fail", "lack", "poor", "avoid", "safety", "immigration", "refus", "never", "problem", "unless")
    person = a_person(
        english_level=None, maths_level=0, highest_level=None, max_weekly_hours=37.5, can_drive=None, dbs_clear=None,
        right_to_work=None, available_from=None, types_wanted=["apprenticeship"], route_interests=[ROUTES[0]],
    )  # fmt: skip
    asked = {"english_required": 2, "maths_required": 2, "min_level": 2, "dbs_required": True, "driving_required": True}
    places = [an_opportunity(id=f"{name} {n}", **{name: value}) for n in range(9) for name, value in asked.items()]
    places += [an_opportunity(id=kind, type=kind, weekly_hours=40, weekly_pay=640) for kind in TYPES]
    found = counterfactuals(person, [*places, *(an_opportunity(id=route, route=route) for route in ROUTES)])
    assert {one.change for one in found} >= {"english", "maths", "dbs", "permission_document", "driving", "hours"}
    for one in found:
        for sentence in (one.sentence, one.young_sentence):
            assert not [word for word in unkind if word in sentence.lower()]
            assert "{" not in sentence
            assert "None" not in sentence
