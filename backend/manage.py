"""The command line of Onward: `onward --help`, the same as `python -m backend.manage`."""

import os
import sys
from importlib import import_module

from django.core.management import execute_from_command_line


def main() -> None:
    if "DJANGO_SETTINGS_MODULE" not in os.environ:
        # Without settings of a council's own this is the demo on this machine, with servers of its own.
        os.environ["DJANGO_SETTINGS_MODULE"] = "backend.config.settings.demo"
        import_module("backend.demo.environment").start_for_command(sys.argv[1:])
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
