"""Milliseconds of a search among 5,000 young people, 2,000 opportunities and 300 employers of a council, beside another
council of the same size: `python -m tests.benchmarks.search`.

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
    return import_module("tests.benchmarks.search_run").measure()


if __name__ == "__main__":
    sys.exit(main())
