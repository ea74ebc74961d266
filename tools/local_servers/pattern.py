"""Migrates the database that each process of tests copies, while they still gather what there is to run."""

import atexit
import subprocess
import sys

import django
from django.db import connections

from tools.local_servers.database import migrated_database


def begin() -> None:
    """In a process of its own, which ends with this one."""
    maker = subprocess.Popen([sys.executable, "-W", "ignore", "-m", __name__], stdout=subprocess.DEVNULL)
    atexit.register(maker.wait)
    atexit.register(maker.terminate)


def main() -> None:
    django.setup()
    owner = connections["owner"]
    with owner._nodb_cursor() as cursor:
        migrated_database(cursor, owner.settings_dict["NAME"])


if __name__ == "__main__":
    main()
