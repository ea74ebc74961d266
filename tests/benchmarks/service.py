"""Seconds and memory to rank a council of 5,000 people against 2,000 opportunities, in this process by part and by two
workers, and one person again: `python -m tests.benchmarks.service`, or with two numbers: so many people and so many
opportunities.

The exit status is 1 if a mark is missed.
"""

import os
import sys
from importlib import import_module

import django

from tools.local_servers.testing import start_for_tests


PEOPLE, OPPORTUNITIES = 5_000, 2_000


def main(sizes: list[str]) -> int:
    people, opportunities = map(int, sizes) if sizes else (PEOPLE, OPPORTUNITIES)
    start_for_tests()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backend.config.settings.test")
    django.setup()
    return import_module("tests.benchmarks.service_run").measure(people, opportunities)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
