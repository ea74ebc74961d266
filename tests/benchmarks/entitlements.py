"""Seconds to compute all entitlements of 5,000 people with 20,000 spells: `python -m tests.benchmarks.entitlements`.

Every rule of money of every person as it is known today, from the database behind a council's wall. The exit status is
1 if the mark is missed.
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
    return import_module("tests.benchmarks.entitlements_run").measure()


if __name__ == "__main__":
    sys.exit(main())
