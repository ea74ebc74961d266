"""Time and memory of a ranking against its size: `python -m tests.benchmarks.sizes`. Draws docs/images/sizes.svg.

Every size runs in a process of its own, so that its peak memory is its own.
"""

import json
import subprocess
import sys
from pathlib import Path

from matching import Opportunities, People, Ranker
from tests.benchmarks.england import ON, World
from tests.benchmarks.measuring import best_of, peak_megabytes
from tests.benchmarks.sizes_drawn import drawn


OPPORTUNITIES = 8_000
PEOPLE = (1_000, 3_000, 10_000, 25_000, 50_000)
PICTURE = Path(__file__).parents[2] / "docs" / "images" / "sizes.svg"


def measured(people: int) -> dict[str, float]:
    world = World()
    built = People.from_records(world.people(people)), Opportunities.from_records(world.opportunities(OPPORTUNITIES))
    before = peak_megabytes()
    wall, _ = best_of(3, lambda: Ranker().rank(*built, on=ON))
    return {"people": people, "seconds": wall, "more": max(peak_megabytes() - before, 0), "peak": peak_megabytes()}


def main() -> int:
    if len(sys.argv) == 2:
        print(json.dumps(measured(int(sys.argv[1]))))
        return 0
    rows = []
    for people in PEOPLE:
        command = [sys.executable, "-m", "tests.benchmarks.sizes", str(people)]
        rows.append(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))
        print("{people:>7,} people: {seconds:6.2f} s, peak {peak:5.0f} MB".format(**rows[-1]), flush=True)
    PICTURE.write_text(drawn([(row["people"], row["seconds"], row["peak"]) for row in rows], OPPORTUNITIES))
    return 0


if __name__ == "__main__":
    sys.exit(main())
