"""Milliseconds of Today and of the lists with 5,000 young people, 2,000 opportunities and 100,000 matches in a council,
for an adviser with 80 of their own and for virtual school staff: `python -m tests.benchmarks.desks`.

The exit status is 1 if a mark is missed.
"""

import os
import sys
from importlib import import_module

import django

from tools.local_servers.testing import start_for_tests


def main() -> int:
    start_for_tests()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backend.config.settings.test")
    django.setup()
    return import_module("tests.benchmarks.desks_run").measure()


if __name__ == "__main__":
    sys.exit(main())
