"""Whom a requirement keeps out, counted by another way."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from matching import REQUIREMENTS
from tests.matching.test_requirements import COOK, DIGITAL, counted, somebody
from tests.sampling import examples


HELD = {
    "english_level": st.sampled_from([None, 0, 1, 2]),
    "maths_level": st.sampled_from([None, 0, 1, 2]),
    "highest_level": st.sampled_from([None, 0, 1, 2, 3, 7]),
    "max_weekly_hours": st.sampled_from([None, 8, 16, 24.9, 25, 30, 34, 35, 48]),
    "can_drive": st.sampled_from([None, False, True]),
    "route_interests": st.sampled_from([[], [COOK], [DIGITAL], [DIGITAL, COOK]]),
}
HELD_BY = dict(
    zip(
        ("english_required", "maths_required", "min_level", "weekly_hours", "driving_required"),
        ("english_level", "maths_level", "highest_level", "max_weekly_hours", "can_drive"),
        strict=True,
    )
)


def by_hand(persons):
    counts = Counter()
    for person in persons:
        for name, fields in REQUIREMENTS.items():
            held = [(person[HELD_BY[field]], steps) for field, steps in fields.items()]
            met = tuple(len([step for step in steps if have is None or step <= have]) for have, steps in held)
            if any(number < len(steps) for number, (_, steps) in zip(met, held, strict=True)):
                counts.update((route, name, met) for route in person["route_interests"])
    return dict(counts)


@settings(max_examples=examples(40), deadline=None)
@given(st.lists(st.fixed_dictionaries(HELD), max_size=12))
def test_the_criteria_of_the_engine_count_as_one_would_with_a_list_and_a_pencil(facts):
    persons = [somebody(f"person {number}", **each) for number, each in enumerate(facts)]
    assert counted(*persons) == by_hand(persons)
