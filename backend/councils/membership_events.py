"""What is written down of somebody's time with a council, and the lock under which it is changed."""

from backend.accounts.models import User
from backend.councils.choices import MembershipStep
from backend.councils.models import Council, Membership, MembershipEvent


def record_event(*, membership: Membership, step: MembershipStep, detail: str = "", by: User | None) -> MembershipEvent:
    return MembershipEvent.objects.create(
        council_id=membership.council_id, membership=membership, step=step, detail=detail, by=by
    )


def lock_council(council: Council) -> None:
    """Two who change who belongs to a council at the same moment do it one after the other."""
    Council.objects.select_for_update().get(id=council.id)
