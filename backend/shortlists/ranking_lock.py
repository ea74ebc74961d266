"""Which rankings of a council go side by side, and which wait for each other; until the transaction ends."""

from django.db import connection

from backend.councils.models import Council


def one_ranking_at_a_time(council: Council) -> None:
    """One ranking of a council waits for the other: what it reads is then newer than what the one before has read."""
    _lock("pg_advisory_xact_lock", council)


def beside_other_chunks(council: Council) -> None:
    """Chunks of one ranking have nobody in common; whatever else ranks waits for them, and they for it."""
    _lock("pg_advisory_xact_lock_shared", council)


def _lock(function: str, council: Council) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(hashtext('onward.ranking'), %s)", [council.id])
