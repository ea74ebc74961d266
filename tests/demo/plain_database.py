"""Makes the database of the tests as a council's is made, each step as Django does it; a process of its own."""

import sys
from contextlib import nullcontext

import django
from django.db import connections

from tools.local_servers import database


def main(name: str) -> None:
    django.setup()
    database.quick_states = nullcontext
    with connections["owner"]._nodb_cursor() as cursor:
        print(database.migrated_database(cursor, name))


if __name__ == "__main__":
    main(sys.argv[1])
