from django.db import connection

from backend.councils.models import Council


def one_ranking_at_a_time(council: Council) -> None:
    """One ranking of a council waits for the other: what it reads is then newer than what the one before has read."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('onward.ranking'), %s)", [council.id])
