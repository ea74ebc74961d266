"""No two posts, however near to each other, tell of fewer than ten people."""

from itertools import product

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.core.small_numbers import SMALLEST_PUBLISHED
from matching import REQUIREMENTS
from tests.backend.outcomes.requirement_drafts import draft, opened
from tests.sampling import examples


def all_cells():
    for name, fields in REQUIREMENTS.items():
        *short, _ = product(*(range(len(steps) + 1) for steps in fields.values()))
        yield from ((name, met) for met in short)


WEEKS = st.fixed_dictionaries(dict.fromkeys(all_cells(), st.sampled_from([0, 10, 15, 20])))
DRAFTS = st.fixed_dictionaries(
    {
        "english_required": st.sampled_from([None, 0, 1, 2]),
        "maths_required": st.sampled_from([None, 0, 1, 2]),
        "min_level": st.sampled_from([None, 0, 1, 2, 3, 4, 7]),
        "weekly_hours": st.none() | st.decimals(0, 60, places=1),
        "driving_required": st.sampled_from([None, False, True]),
    }
)
NEARLY = settings(
    max_examples=examples(150), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@NEARLY
@given(WEEKS, DRAFTS, DRAFTS)
def test_between_any_two_posts_and_any_two_lines_no_number_differs_by_a_few_people_of_one_kind(
    monkeypatch, week, first, second
):
    """A line counts whole groups of ten or more. Where one holds all of another, what is between is such groups."""
    one, other = (opened(monkeypatch, week, draft(**facts)) for facts in (first, second))
    assert all(people >= SMALLEST_PUBLISHED for people in (*one.values(), *other.values()))
    for change in one.keys() | other.keys():
        difference = abs(one.get(change, 0) - other.get(change, 0))
        assert difference == 0 or difference >= SMALLEST_PUBLISHED


@NEARLY
@given(WEEKS, DRAFTS, st.decimals(0, 60, places=1), st.decimals("0.1", "0.9", places=1))
def test_a_little_more_or_less_of_anything_moves_nothing_or_whole_groups(monkeypatch, week, facts, hours, little):
    before = opened(monkeypatch, week, draft(**facts | {"weekly_hours": hours}))
    after = opened(monkeypatch, week, draft(**facts | {"weekly_hours": hours + little}))
    steps = REQUIREMENTS["hours"]["weekly_hours"]
    if not any(hours < step <= hours + little for step in steps):
        assert before == after
    moved = {each: abs(before.get(each, 0) - after.get(each, 0)) for each in before.keys() | after.keys()}
    assert all(number == 0 or number >= SMALLEST_PUBLISHED for number in moved.values())
