from collections.abc import Callable

from django.db import transaction

from backend.accounts.models import User
from backend.core import clock
from backend.core.jobs import enqueue
from backend.core.protection import STAFF, clock_context, council_context
from backend.councils.choices import Role
from backend.councils.models import Council, Membership


@clock_context()
def create_council(
    *,
    code: str,
    name: str,
    employment_team_name: str,
    employment_team_phone: str = "",
    local_authority_code: str = "",
    by: User | None,
) -> Council:
    return Council.objects.create(
        code=code,
        name=name,
        employment_team_name=employment_team_name,
        employment_team_phone=employment_team_phone,
        local_authority_code=local_authority_code,
    )


@transaction.atomic
def add_member(*, council: Council, user: User, role: Role, by: User | None) -> Membership:
    """Give somebody a role in a council; giving it twice changes nothing."""
    membership, _ = Membership.objects.get_or_create(council=council, user=user, role=role, ended_at=None)
    return membership


@transaction.atomic
def agree_to_share(*, council: Council, agreed: bool, by: User) -> Council:
    """Whether this council is one of those with whom others share all at once."""
    council.agreed_to_share_at = clock.now() if agreed else None
    council.agreed_to_share_by = by if agreed else None
    council.save(update_fields=["agreed_to_share_at", "agreed_to_share_by"])
    return council


def in_every_council(work: Callable[[Council], int], *, audience: str = STAFF) -> int:
    """Do the same work in each council, in its own context, and count what was done."""
    done = 0
    for council in Council.objects.order_by("id"):
        with council_context(council.pk, audience=audience):
            done += work(council)
    return done


def enqueue_for_every_council(job_name: str) -> None:
    """Put the same work in the queue for each council: one that fails holds up no other."""
    for council_id in Council.objects.order_by("id").values_list("id", flat=True):
        with council_context(council_id):
            enqueue(job_name, council_id)
