"""Unmet demand of a council, on tables small enough to count by hand."""

from datetime import date
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matching import (
    Opportunities,
    People,
    Ranker,
    Settings,
    TravelEstimate,
    change_impacts,
    hypothetical,
    maximum_coverage,
    unmet_demand,
)
from matching.demand.areas import grid_square
from tests.matching.oracle import eligible
from tests.matching.worlds import ON, OPPORTUNITY, PERSON, a_person, an_opportunity, many
from tests.sampling import examples


CARE, DIGITAL, COOK = "Care services", "Digital", "Catering and hospitality"
quick = settings(
    max_examples=examples(12), deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def people(*records):
    return People.from_records(records)


def places(*records):
    return Opportunities.from_records(records)


def unmet(persons, offers, **options):
    return unmet_demand(people(*persons), places(*offers), on=ON, **options)


def likes(name, *routes, **changes):
    return a_person(id=name, route_interests=list(routes), **changes)


KITCHENS = [an_opportunity(id=f"kitchen {n}") for n in range(3)]
FAR_CARE = [an_opportunity(id=f"care {n}", route=CARE, easting=545_000) for n in range(3)]  # 64 minutes from Sam's home
FAR_OFF = [an_opportunity(id=f"code {n}", route=DIGITAL, easting=900_000) for n in range(3)]


def test_who_wants_a_route_and_has_too_little_of_it():
    persons = [likes("ann", COOK), likes("bob", COOK, CARE), likes("cy", CARE, DIGITAL), likes("dee")]
    found = unmet(persons, [*KITCHENS, *FAR_CARE, *FAR_OFF], by=("route",))
    told = {
        row.route: (row.wanting, row.short, row.without, row.enough_15_more, row.enough_30_more, row.enough_anywhere)
        for row in found
    }
    assert told == {
        CARE: (2, 2, 2, 0, 2, 2),
        DIGITAL: (1, 1, 1, 0, 0, 1),
        COOK: (2, 0, 0, 0, 0, 0),
    }
    assert [row.route for row in found] == [CARE, DIGITAL, COOK]
    assert {(row.level, row.area) for row in found} == {(None, None)}


def test_fewer_than_few_is_short_and_none_is_without():
    persons = [likes("ann", COOK)]
    two = unmet(persons, KITCHENS[:2])[0]
    assert (two.wanting, two.short, two.without) == (1, 1, 0)
    assert unmet(persons, KITCHENS[:2], few=2)[0].short == 0


def test_the_level_is_the_next_one_and_what_is_above_or_far_below_does_not_count():
    persons = [likes(f"held {held}", COOK, highest_level=held) for held in (0, 2, 7)] + [likes("unknown", COOK)]
    persons[-1]["highest_level"] = None
    levels = [an_opportunity(id=f"level {level}", level=level) for level in (0, 1, 2, 3, 4)]
    found = {row.level: row for row in unmet(persons, levels, by=("level",), few=3)}
    assert {level: (row.wanting, row.short, row.without) for level, row in found.items()} == {
        2: (1, 0, 0),
        3: (1, 1, 0),
        7: (1, 1, 1),
        None: (1, 0, 0),
    }


def test_places_are_squares_of_the_grid_or_the_labels_given():
    persons = [
        likes("ann", COOK),
        likes("bob", COOK, easting=431_000, northing=391_000),
        likes("cy", COOK, easting=None),
    ]
    assert {row.area for row in unmet(persons, [])} == {"TQ38", "SK39", None}
    named = unmet(persons, [], areas={"ann": "North", "cy": "North"})
    assert {row.area: row.wanting for row in named} == {"North": 2, None: 1}


@pytest.mark.parametrize(
    ("easting", "northing", "square"),
    [
        (530_000, 180_000, "TQ38"),
        (0, 0, "SV00"),
        (651_409, 313_177, "TG51"),
        (216_600, 771_200, "NN17"),
        (float("nan"), 1, None),
        (-1, 5, None),
        (5, 1_300_000, None),
    ],
)
def test_squares_are_named_as_the_ordnance_survey_does(easting, northing, square):
    assert grid_square(easting, northing) == square


def test_a_person_counts_once_in_a_row():
    found = unmet([likes("ann", COOK, CARE, DIGITAL)], KITCHENS, by=("area",))
    assert [(row.wanting, row.short) for row in found] == [(1, 1)]


def test_what_is_not_open_does_not_count_as_supply():
    asks = [an_opportunity(id=f"k{n}", maths_required=2) for n in range(5)]
    assert unmet([likes("ann", COOK)], asks)[0].without == 1
    assert unmet([likes("ann", COOK, avoid_employers=["crumb"])], KITCHENS)[0].without == 1


def test_a_recorded_journey_counts():
    journeys = {("ann", f"care {n}"): 20 for n in range(3)}
    assert unmet([likes("ann", CARE)], FAR_CARE, journeys=journeys)[0].short == 0


def test_settings_are_used():
    slow = Settings(travel=TravelEstimate(fixed_minutes=200, walk_minutes_per_km=200))
    assert unmet([likes("ann", COOK)], KITCHENS, settings=slow)[0].without == 1


def test_nobody_and_nothing_are_empty_answers():
    assert unmet([], KITCHENS) == ()
    assert change_impacts(people(), places(*KITCHENS), on=ON) == ()
    assert change_impacts(people(a_person()), places(), on=ON) == ()
    assert maximum_coverage(people(), places(), places(*KITCHENS), on=ON) == ()
    assert maximum_coverage(people(a_person()), places(), places(), on=ON) == ()


def test_the_change_that_opens_most_for_most_people():
    persons = [a_person(id=f"p{n}", english_level=1, can_drive=n == 0) for n in range(3)]
    persons.append(a_person(id="asks", english_level=None, can_drive=True))
    offers = [an_opportunity(id=f"e{n}", english_required=2) for n in range(4)]
    offers += [an_opportunity(id="d", driving_required=True), an_opportunity(id="now")]
    found = change_impacts(people(*persons), places(*offers), on=ON)
    assert [(row.change, row.step, row.people, row.opportunities, row.pairs) for row in found] == [
        ("english", 2, 3, 4, 12),
        ("waive_english", True, 3, 4, 12),
        ("driving", True, 2, 1, 2),
    ]
    assert found[0].sentence == "3 people would gain 4 opportunities with English at level 2."


@quick
@given(many(PERSON, "p", 3), many(OPPORTUNITY, "o", 5))
def test_change_impacts_are_the_counterfactuals_of_everybody_added_up(persons, offers):
    persons = [a_person(easting=535_000, northing=185_000) | one for one in persons]
    built = places(*offers)
    impacts = {(row.change, row.step): row for row in change_impacts(people(*persons), built, on=ON)}
    by_person = {one["id"]: Ranker().counterfactuals(one, built, on=ON) for one in persons}
    for name in ("english", "maths"):
        most = {
            who: max((set(one.gained_ids) for one in each if one.change == name), key=len, default=set())
            for who, each in by_person.items()
        }
        row = impacts.get((name, 2))
        assert (row.pairs if row else 0) >= max(len(ids) for ids in most.values())
    for change, value in (("driving", True), ("type_wanted", "job"), ("type_wanted", "work_experience")):
        each_one = [one for each in by_person.values() for one in each]
        gains = [one.gained_ids for one in each_one if (one.change, one.value) == (change, value)]
        gains = [ids for ids in gains if ids]
        row = impacts.get((change, value))
        expected = (len(gains), len({one for ids in gains for one in ids}), sum(map(len, gains)))
        assert ((row.people, row.opportunities, row.pairs) if row else (0, 0, 0)) == expected


def test_the_few_opportunities_that_would_help_most_people():
    persons = [likes("ann", CARE), likes("bob", CARE), likes("cy", COOK), likes("dee", DIGITAL, highest_level=5)]
    wished = [
        hypothetical("care", CARE, 3, 530_000, 181_000),
        hypothetical("code", DIGITAL, 3, 530_000, 181_000),
        hypothetical("cook", COOK, 3, 530_000, 181_000),
        hypothetical("far", CARE, 3, 900_000, 181_000),
        hypothetical("more cook", COOK, 2, 530_000, 181_000, weekly_hours=60),
    ]
    found = maximum_coverage(people(*persons), places(*KITCHENS[:2]), places(*wished), on=ON, few=3)
    assert [(one.id, one.people, one.enough, one.total) for one in found] == [("care", 2, 0, 2), ("cook", 1, 1, 3)]


def test_somebody_who_named_no_route_is_helped_by_any():
    found = maximum_coverage(
        people(a_person()), places(), places(hypothetical("x", DIGITAL, 3, 530_000, 181_000)), on=ON
    )
    assert [one.id for one in found] == ["x"]


@quick
@given(many(PERSON, "p", 4), many(OPPORTUNITY, "c", 6))
def test_the_greedy_choice_is_never_worse_than_its_bound(persons, wished):
    candidates = places(*wished)
    found = maximum_coverage(people(*persons), places(), candidates, on=ON, choose=2, few=1)
    helped = {
        offer["id"]: {one["id"] for one in persons if eligible(one, offer, ON) and suits(one, offer)}
        for offer in wished
    }
    best = max(len(set.union(*(helped[name] for name in pair))) for pair in combinations(helped, min(2, len(helped))))
    reached = set().union(*(helped[one.id] for one in found))
    assert len(reached) >= (1 - 1 / 2.718281828) * best
    assert (found[-1].total if found else 0) == len(reached)


def suits(person, offer):
    held, level, routes = person.get("highest_level"), offer.get("level"), person.get("route_interests")
    if routes and offer.get("route") not in routes:
        return False
    if held is None or level is None:
        return True
    upper = min(max(held + 1, 2), 7)
    return level <= upper and (level >= upper - 1 or upper == 2)


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ({"few": 0}, "few"),
        ({"few": True}, "few"),
        ({"by": ()}, "by"),
        ({"by": "route"}, "by"),
        ({"by": ("street",)}, "by"),
        ({"areas": {"zoe": "North"}}, "areas"),
        ({"areas": {"sam": ""}}, "areas"),
        ({"areas": ["North"]}, "areas"),
        ({"settings": 3}, "settings"),
        ({"on": "today"}, "on"),
        ({"journeys": {("sam", "kitchen 0"): -1}}, "journey"),
    ],
)
def test_bad_input_is_named(options, named):
    asked = {"on": ON} | options
    with pytest.raises(ValueError, match=named):
        unmet_demand(people(a_person()), places(*KITCHENS), **asked)


JUNK = (
    st.none() | st.booleans() | st.integers(-3, 3) | st.floats() | st.text(max_size=3) | st.lists(st.text(max_size=3))
)


ANN, THREE = people(likes("ann", COOK)), places(*KITCHENS)


def rows_or_refusal(**asked):
    try:
        return unmet_demand(ANN, THREE, **asked), None
    except ValueError as refusal:
        return None, str(refusal)


@quick
@given(st.sampled_from(["few", "by", "areas", "settings", "on", "journeys"]), JUNK)
def test_nonsense_is_refused_by_name_or_answered(name, junk):
    rows, refusal = rows_or_refusal(**{"on": ON, name: junk})
    assert name in refusal if rows is None else [row.wanting for row in rows] == [1]


def test_other_collections_are_refused_by_name():
    built, offers = people(a_person()), places(*KITCHENS)
    with pytest.raises(ValueError, match="people must"):
        change_impacts([a_person()], offers, on=ON)
    with pytest.raises(ValueError, match="opportunities must"):
        change_impacts(built, KITCHENS, on=ON)
    with pytest.raises(ValueError, match="candidates must"):
        maximum_coverage(built, offers, KITCHENS, on=ON)
    with pytest.raises(ValueError, match="'kitchen 0' is already among"):
        maximum_coverage(built, offers, offers, on=ON)
    with pytest.raises(ValueError, match="choose"):
        maximum_coverage(built, offers, places(), on=ON, choose=-1)
    with pytest.raises(ValueError, match="datetime"):
        change_impacts(built, offers, on=date.max.isoformat())
