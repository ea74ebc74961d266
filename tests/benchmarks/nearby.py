"""Milliseconds of the list of opportunities within 5 miles of an outward code, with its map, among 2,000 live ones at
3,000 places of a council: `python -m tests.benchmarks.nearby`.

The exit status is 1 if the mark is missed.
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
    return import_module("tests.benchmarks.nearby_run").measure()


if __name__ == "__main__":
    sys.exit(main())
