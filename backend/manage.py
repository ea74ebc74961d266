"""The command line of Onward: `onward --help`, the same as `python -m backend.manage`."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backend.config.settings.demo")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
