"""What an employer is still asked to delete: not what they have agreed to since, and it reads again."""

from backend.referrals.disclosure import still_disclosed
from backend.referrals.models import DeleteRequest


def left_to_delete(request: DeleteRequest) -> list[str]:
    """As `DeleteRequestQuerySet.still_to_delete` counts it."""
    referral = request.referral
    again = still_disclosed(referral) if referral.employer_id == request.employer_id else {}
    return [name for name in request.fields if name not in again]
