"""What all benchmarks measure with: marks, seconds, memory."""

import gc
import resource
import time
from collections.abc import Callable


MEGABYTE = 1024


class Marks:
    """Prints a figure beside its mark, and remembers what was missed."""

    def __init__(self) -> None:
        self.missed = 0

    def at_most(self, name: str, value: float, most: float, unit: str) -> None:
        self._show(name, value, f"at most {most:g}", unit, value <= most)

    def at_least(self, name: str, value: float, least: float, unit: str) -> None:
        self._show(name, value, f"at least {least:g}", unit, value >= least)

    def tell(self, name: str, value: float, unit: str) -> None:
        self._show(name, value, "", unit, True)

    def _show(self, name: str, value: float, mark: str, unit: str, kept: bool) -> None:
        self.missed += not kept
        verdict = f"  mark: {mark} {unit}  {'kept' if kept else 'MISSED'}" if mark else ""
        print(f"{name:48}{value:>14,.3f} {unit}{verdict}", flush=True)


def best_of(times: int, act: Callable[[], object]) -> tuple[float, float]:
    """Wall and processor seconds of the quickest run."""
    took = []
    for _ in range(times):
        gc.collect()
        wall, processor = time.perf_counter(), time.process_time()
        act()
        took.append((time.perf_counter() - wall, time.process_time() - processor))
    return min(took)


def peak_megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE
