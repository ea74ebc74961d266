"""A slice of the mutated files; all 10,000 with `python -m tests.benchmarks.mutated_files`."""

import pytest

from tests.faults.mutated_files import KINDS, Tally, tried


A_SLICE = 40  # of each format, from other seeds than the benchmark's first


@pytest.mark.parametrize("name", KINDS)
def test_a_sound_file_is_read_whole(name):
    found = KINDS[name].read(KINDS[name].good)
    assert found in (KINDS[name].count(KINDS[name].good) or {6})


@pytest.mark.parametrize("name", KINDS)
def test_no_mutated_file_is_a_fault_or_a_silent_loss(name):
    tally = Tally()
    for seed in range(A_SLICE):
        tried(name, seed, tally)
    assert tally.read + tally.refused == A_SLICE
    assert tally.read
    assert tally.refused
