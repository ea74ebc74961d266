"""The command line of Onward: `onward --help`, the same as `python -m backend.manage`."""

import os
import sys
from importlib import import_module

from django.core.management import execute_from_command_line


DEMO = "backend.config.settings.demo"


def main() -> None:
    if os.environ.setdefault("DJANGO_SETTINGS_MODULE", DEMO) == DEMO:
        # By name, since a council's own installation has no demo in it.
        import_module("backend.demo.environment").start_for_command(sys.argv[1:])
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
