"""10,000 mutated files of every format through the readers: faults, silent losses, time and memory.

Ends with status 1 where a reader fails, loses a record in silence, or where the process ever held over 500 MB.
"""

import os
import resource
import sys
import time
import traceback

import django


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backend.config.settings.test")
django.setup()

from tests.faults.mutated_files import KINDS, Tally, tried  # noqa: E402  needs the settings


MOST_MEGABYTES = 500
FILES = 10_000


def main() -> int:
    each, faults = -(-FILES // len(KINDS)), 0
    print("| format | files | read | refused in words | counted by another way | slowest |")
    print("|---|---|---|---|---|---|")
    for name in KINDS:
        tally, slowest = Tally(), 0.0
        for seed in range(1_000_000, 1_000_000 + each):
            began = time.perf_counter()
            try:
                tried(name, seed, tally)
            except Exception:
                faults += 1
                traceback.print_exc(limit=-4)
            slowest = max(slowest, time.perf_counter() - began)
        print(
            f"| {name} | {each:,} | {tally.read:,} | {tally.refused:,} | {tally.counted:,} | {slowest:.2f} s |",
            flush=True,
        )
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{faults} faults; the process never held more than {megabytes:.0f} MB.")
    return int(faults > 0 or megabytes > MOST_MEGABYTES)


if __name__ == "__main__":
    sys.exit(main())
