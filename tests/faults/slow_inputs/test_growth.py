"""Every reader takes twice the time, and no more than three times, for an input of twice the size.

Processor time is compared with itself, so a busy machine changes nothing. What is done in no time is not measured.
"""

import time
from contextlib import suppress

import pytest

from tests.faults.slow_inputs.kind import REFUSALS, Kind
from tests.faults.slow_inputs.kinds import KINDS
from tests.sampling import one_in


MOST_GROWTH = 3.0
NO_TIME = 0.06  # seconds; of less the clock knows too little
ATTEMPTS = 4


def seconds(kind: Kind, size: int) -> float:
    made = kind.made(size)
    began = time.process_time()
    with suppress(*REFUSALS):
        kind.read(made)
    return time.process_time() - began


@pytest.mark.parametrize("kind", one_in(3, KINDS), ids=str)
def test_twice_the_size_takes_twice_the_time(kind):
    twice = seconds(kind, 2 * kind.size)
    growth = 0.0
    for _ in range(ATTEMPTS):
        if twice < NO_TIME:
            return
        once = seconds(kind, kind.size)
        growth = twice / max(once, 1e-9)
        if growth < MOST_GROWTH:
            return
        twice = min(twice, seconds(kind, 2 * kind.size))
    pytest.fail(f"{kind}: {growth:.1f} times the time for twice the size, {twice:.2f} s")
