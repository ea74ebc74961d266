"""What is asked of an address history within a query."""

from django.db.models import Exists, OuterRef

from backend.care_leavers.models import HistoryCheck, PastAddress


def with_addresses_gone_through(care_leaver: str) -> Exists:
    """Beside a row that leads to a young person: whether their addresses were gone through, and none changed since."""
    changed_since = PastAddress.objects.filter(
        care_leaver=OuterRef("care_leaver"), changed_at__gt=OuterRef("created_at")
    )
    return Exists(HistoryCheck.objects.filter(~Exists(changed_since), care_leaver=OuterRef(care_leaver)))
