"""Two worlds that differ by one young person: what an employer may read of the week differs by a rounding step or not.

And where it does, it says of nobody in particular that they came: anybody else of the same count does the same.
"""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from backend.core.small_numbers import ROUNDED_TO, SMALLEST_PUBLISHED
from backend.outcomes.requirement_counts import published_rows
from matching import People, requirement_counts
from tests.matching.worlds import ON, a_person
from tests.sampling import examples


WISHES = [["Care services"], ["Care services", "Digital"]]
HELD = st.fixed_dictionaries(
    {
        "english_level": st.sampled_from([0, 2]),
        "maths_level": st.sampled_from([0, 2, None]),
        "highest_level": st.sampled_from([1, 3]),
        "max_weekly_hours": st.sampled_from([20, 40]),
        "can_drive": st.booleans(),
        "route_interests": st.sampled_from(WISHES),
        "home_confidential": st.booleans(),
        "easting": st.sampled_from([530_000, 410_000, None]),
        "entitlement": st.sampled_from(["eligible", "former_relevant", None]),
    }
)


def exact(people):
    records = [a_person(**facts | {"id": str(number)}) for number, facts in enumerate(people)]
    return requirement_counts(People.from_records(records), on=ON)


def told(people):
    return Counter({(route, name, tuple(met)): count for route, name, met, count in published_rows(exact(people))})


def stands_in(facts):
    return {(each.route, each.requirement, each.met) for each in exact([facts])}


@settings(max_examples=examples(40), deadline=None)
@given(st.lists(HELD, min_size=8, max_size=45), HELD, HELD)
def test_one_more_moves_each_number_by_a_step_at_most_and_names_nobody(people, one, another):
    before, after, instead = told(people), told([*people, one]), told([*people, another])
    for count in before.keys() | after.keys():
        assert after[count] - before[count] in (0, ROUNDED_TO, SMALLEST_PUBLISHED)
        assert before[count] == after[count] or count in stands_in(one)
    for count in stands_in(one) & stands_in(another):
        assert after[count] == instead[count]


def test_of_a_count_at_the_edge_whoever_goes_leaves_the_same_behind():
    """Ten who fall short of maths alone and differ in all else that no employer may know."""
    facts = {"english_level": 2, "maths_level": 0, "highest_level": 3, "can_drive": True, "route_interests": WISHES[0]}
    apart = [{"home_confidential": bool(n % 2), "easting": 500_000 + n, "entitlement": "eligible"} for n in range(10)]
    people = [facts | each for each in apart]
    assert told(people) == {("Care services", "english_and_maths", (1, 0)): 10}
    assert all(told(people[:n] + people[n + 1 :]) == {} for n in range(10))
    assert told([*people, facts]) == told(people)
