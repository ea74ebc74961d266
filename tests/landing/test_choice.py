"""Which tests run before a landing, by a table made by hand."""

import subprocess
import sys

import numpy as np
import pytest

from tests.landing.choose import Walked, are_one_room, chosen, room_of_code, room_of_test
from tests.landing.later import LIST, leave_for_later


def walked(**tests: tuple[float, dict[int, int]]) -> Walked:
    """By name: seconds, and what a walk through each step counts for."""
    return Walked(
        seconds={name: seconds for name, (seconds, _) in tests.items()},
        steps={name: np.array(list(steps), dtype=np.int32) for name, (_, steps) in tests.items()},
        weights={name: np.array(list(steps.values()), dtype=np.int32) for name, (_, steps) in tests.items()},
        number=6,
    )


@pytest.mark.parametrize(
    ("expected", "tests"),
    [
        ({"cheap"}, {"cheap": (1.0, {0: 2, 1: 2}), "dear": (3.0, {0: 2, 1: 2})}),  # one of the own room is enough
        ({"a", "b"}, {"a": (1.0, {0: 1}), "b": (1.1, {0: 1}), "c": (1.2, {0: 1})}),  # two of other rooms are
        ({"only"}, {"only": (9.0, {3: 1})}),  # or as many as there are
        (set(), {"twin": (1.0, {4: 2})}),  # what always runs has walked there
        ({"wide"}, {"narrow": (0.9, {0: 2}), "wide": (1.0, {0: 2, 1: 2, 2: 2})}),
        ({"x", "y"}, {"both": (3.0, {0: 2, 1: 2, 2: 2}), "x": (0.5, {0: 2, 1: 2}), "y": (0.5, {2: 2})}),
    ],
)
def test_each_step_is_walked_by_its_own_room_or_by_two_others_at_the_least_cost(expected, tests):
    run = walked(short=(0.05, {4: 2}), **tests)
    assert chosen(run, always=["short"]) == expected


def test_what_is_chosen_first_and_not_needed_in_the_end_is_left_out_again():
    tests = {"first": (1.0, {0: 2, 1: 2, 2: 2}), "left": (0.9, {0: 2, 3: 2}), "right": (1.1, {1: 2, 2: 2, 5: 2})}
    assert chosen(walked(short=(0.05, {4: 2}), **tests), always=["short"]) == {"left", "right"}


@pytest.mark.parametrize(
    ("file", "test", "is_one"),
    [
        ("/x/backend/web/staff/today/kinds/texts.py", "tests/web/staff/today/test_kinds.py::test_it[1]", True),
        ("/x/backend/web/kit/fields.py", "tests/web/kit/edits/test_edits.py::test_it", True),
        ("/x/backend/referrals/details.py", "tests/backend/referrals/test_details.py::test_it", True),
        ("/x/backend/referrals/details.py", "tests/web/staff/referrals/test_page.py::test_it", False),
        ("/x/matching/ranker.py", "tests/matching/test_ranking.py::test_it", True),
        ("/x/backend/ranking/gate.py", "tests/api/test_gate.py::test_it", False),
        ("template", "tests/web/staff/today/test_kinds.py::test_it", False),
    ],
)
def test_a_test_is_of_the_room_its_folder_is_named_after(file, test, is_one):
    assert are_one_room(room_of_code(file), room_of_test(test)) is is_one


def test_what_is_on_the_list_is_marked_and_nothing_else():
    class Item:
        def __init__(self, nodeid):
            self.nodeid, self.marks = nodeid, []

        def add_marker(self, mark):
            self.marks.append(mark.name)

    listed, new = Item(LIST.read_text().splitlines()[0]), Item("tests/test_of_tomorrow.py::test_it")
    leave_for_later([listed, new])
    assert (listed.marks, new.marks) == (["full"], [])


@pytest.mark.full
def test_every_name_on_the_list_is_a_test():
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:randomly", "-n", "0"]
    collected = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    assert set(LIST.read_text().splitlines()) - set(collected) == set(), "make landing chooses anew"
