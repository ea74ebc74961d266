"""Seconds to make and check every return of 5,000 people: `python -m tests.benchmarks.returns`.

OC3 with its Header, list 9 of Annex A and NCCIS, from the database behind a council’s wall. The exit status is
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
    return import_module("tests.benchmarks.returns_run").measure()


if __name__ == "__main__":
    sys.exit(main())
