"""Two who change one row at once: the second waits, and reads what the first wrote."""

from django.db.models import Model


def lock_row(row: Model) -> None:
    """As it stands now, and until the transaction ends."""
    row.refresh_from_db(from_queryset=type(row)._default_manager.select_for_update(of=("self",)))
