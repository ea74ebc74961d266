"""The two ways into the database, and what a connection of the application begins with."""

import environ


env = environ.Env()

# Two roles: the owner migrates, the application cannot go round the row-level policies.
DATABASES = {
    "default": env.db("DATABASE_URL", default="postgresql://onward_app@127.0.0.1:5432/onward"),
    "owner": env.db("DATABASE_OWNER_URL", default="postgresql://onward_owner@127.0.0.1:5432/onward"),
}
# A role may keep settings of its own in the database; what a connection asks for itself counts more than they do.
BEGINS_WITH = "-c statement_timeout=30000 -c lock_timeout=10000 -c search_path=public -c row_security=on"
# Many people ask small things at once: to compile a query just in time, or to share it among several processes, takes
# longer than to answer it.
BEGINS_WITH += " -c jit=off -c max_parallel_workers_per_gather=0"
for database in DATABASES.values():
    database["CONN_HEALTH_CHECKS"] = True
    database["CONN_MAX_AGE"] = 3600  # seconds: how to go about the large queries of Today is worked out anew after it
    database["OPTIONS"] = {
        "options": BEGINS_WITH,
        "connect_timeout": env.int("DATABASE_CONNECT_TIMEOUT", default=2),  # seconds; a page says 503 after it
        # Values go beside a statement, never inside it: what the server writes of a statement is about nobody.
        "server_side_binding": True,
    }
DATABASES["owner"]["OPTIONS"] = {}
DATABASES["owner"]["CONN_MAX_AGE"] = 0
APPLICATION_ROLE = DATABASES["default"]["USER"]
