"""Chooses which tests run before a landing: python -m tests.landing.choose, after a run with tests.landing.walked.

Additional coverage, greedily and by cost (Rothermel and others, Prioritizing test cases for regression testing, 2001):
of the tests that take long, each time the one that walks the most steps a second which too few have walked, until each
step is walked by a test of its own room, or by two of other rooms, as far as there are any. A test is of the room of
the code where its folder is named after it: it is more likely to look at what the step does. What turns out not to be
needed any more is left out again. What is short, and what guards a line that is never crossed, runs always. The rest is
written to later.txt and runs in `make test-full`.
"""

import heapq
import pickle
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

import numpy as np

from tests.landing.later import LIST
from tests.landing.walked import FOLDER


SHORT = 0.1  # seconds: what takes less is not worth a choice
ALWAYS = ("tests/safety/", "tests/architecture/", "tests/faults/", "tests/worker/")
OWN, OTHER = 2, 1  # what a walk through a step counts for
ENOUGH = 2
Steps = Mapping[str, np.ndarray]


@dataclass
class Walked:
    """`steps`: of each test, numbers from 0, of which there are `number`; `weights`: what each of them counts for. What
    a test that failed has not walked is not known: it always runs."""

    seconds: dict[str, float] = field(default_factory=dict)
    steps: dict[str, np.ndarray] = field(default_factory=dict)
    weights: dict[str, np.ndarray] = field(default_factory=dict)
    failed: set[str] = field(default_factory=set)
    number: int = 0


def read() -> Walked:
    """What the processes of one run have written."""
    found, numbers = Walked(), {}
    for own in sorted(FOLDER.glob("*.pickle")):
        met, walked, failed = pickle.loads(own.read_bytes())
        to_all = np.array([numbers.setdefault(step, len(numbers)) for step in met], dtype=np.int32)
        for test, (took, steps) in walked.items():
            found.seconds[test], found.steps[test] = took, np.unique(to_all[steps])
        found.failed |= failed
    found.number = len(numbers)
    rooms = sorted({room_of_code(file) for file, _ in numbers})
    of_step = np.array([rooms.index(room_of_code(file)) for file, _ in numbers], dtype=np.int32)
    for test, steps in found.steps.items():
        is_own = np.array([are_one_room(room, room_of_test(test)) for room in rooms])
        found.weights[test] = np.where(is_own[of_step[steps]], OWN, OTHER).astype(np.int32)
    return found


@cache
def room_of_code(file: str) -> str:
    """As the folder of its tests is named; none of a template or an answer."""
    code = re.search(r"/(?:backend/(web/.*)|(backend/.*|matching/.*|worker/.*))\Z", file)
    return (code[1] or code[2]).rpartition("/")[0] if code else ""


def room_of_test(test: str) -> str:
    return test.partition("::")[0].removeprefix("tests/").rpartition("/")[0]


def are_one_room(code: str, tests: str) -> bool:
    """One is the other, or within it."""
    return bool(code and tests) and (f"{code}/".startswith(f"{tests}/") or f"{tests}/".startswith(f"{code}/"))


def chosen(run: Walked, always: Iterable[str]) -> set[str]:
    """The tests to run besides those that always run."""
    begun, walked = set(always), np.zeros(run.number, dtype=np.int32)
    for test in begun:
        walked[run.steps[test]] += run.weights[test]

    def gain(test: str) -> float:
        missing = np.maximum(ENOUGH - walked[run.steps[test]], 0)
        return float(np.minimum(run.weights[test], missing).sum()) / run.seconds[test]

    queue = [(-gain(test), test) for test in run.steps if test not in begun]
    heapq.heapify(queue)
    found = []
    while queue:
        _, test = heapq.heappop(queue)
        more = gain(test)  # only ever falls, so what was counted before bounds it
        if more and queue and more < -queue[0][0]:
            heapq.heappush(queue, (-more, test))
        elif more:
            walked[run.steps[test]] += run.weights[test]
            found.append(test)
    return set(found) - _not_needed(run, found, walked)


def _not_needed(run: Walked, found: list[str], walked: np.ndarray) -> set[str]:
    left_out = set()
    for test in sorted(found, key=lambda test: (-run.seconds[test], test)):
        steps, weights = run.steps[test], run.weights[test]
        if (np.minimum(walked[steps] - weights, ENOUGH) >= np.minimum(walked[steps], ENOUGH)).all():
            walked[steps] -= weights
            left_out.add(test)
    return left_out


def main() -> None:
    run = read()
    always = {test for test in run.steps if run.seconds[test] < SHORT or test.startswith(ALWAYS)} | run.failed
    found = chosen(run, always)
    later = sorted(set(run.steps) - always - found)
    LIST.write_text("".join(f"{each}\n" for each in later))
    total, kept = sum(run.seconds.values()), sum(run.seconds[each] for each in always | found)
    print(f"{len(always)} always and {len(found)} chosen of {len(run.steps)} tests: {kept:.0f} of {total:.0f} seconds")


if __name__ == "__main__":
    main()
