"""Milliseconds of the pages an adviser lives in, while 50 and then 150 people work at once: `make load`.

The service is served as in production, and measured twice for each: at first, and then. A council of 5,000 young people
and 2,000 opportunities is ranked beside four others of the same size, 500,000 matches in all. The exit status is 1 if a
mark is missed then.
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
    return import_module("tests.benchmarks.load_run").measure()


if __name__ == "__main__":
    sys.exit(main())
