"""The secret address of a calendar: made, replaced and switched off by one press, and found by its secret."""

import secrets

from django.db import transaction

from backend.accounts.models import User
from backend.core import clock
from backend.core.digest import text_digest
from backend.councils.models import Council, Membership
from backend.desks.models import CalendarAddress


@transaction.atomic
def new_calendar_address(*, membership: Membership, by: User) -> str:
    """The secret of a new address, shown this once; the one before it opens nothing from now on."""
    Membership.objects.select_for_update(of=["self"]).get(pk=membership.pk)
    end_calendar_address(membership=membership, by=by)
    secret = secrets.token_urlsafe(32)
    CalendarAddress.objects.create(council=membership.council, membership=membership, digest=text_digest(secret))
    return secret


@transaction.atomic
def end_calendar_address(*, membership: Membership, by: User) -> None:
    working = CalendarAddress.objects.filter(membership=membership).working()
    working.update(ended_at=clock.now(), ended_by=by)


def membership_of_calendar(*, council: Council, secret: str) -> Membership | None:
    """Whose calendar it is, while the address and their role last. The caller has the council open."""
    found = CalendarAddress.objects.for_council(council.pk).working().filter(digest=text_digest(secret))
    address = found.select_related("membership__user", "membership__council").first()
    if address is None or address.membership.ended_at is not None or not address.membership.user.is_active:
        return None
    return address.membership
