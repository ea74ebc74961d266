"""Time and memory of a partner's large file: `python -m tests.benchmarks.opportunity_files`.

10,000 rows, 500 of them bad in five ways, are checked, taken in, and chosen again, as CSV and as a workbook, on a
database of its own. The exit status is 1 if a mark is missed.
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
    return import_module("tests.benchmarks.opportunity_file_runs").measure()


if __name__ == "__main__":
    sys.exit(main())
