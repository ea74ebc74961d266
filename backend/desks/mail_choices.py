"""How often somebody gets mail about what waits on their Today: never, unless they asked for it."""

from django.db import transaction

from backend.accounts.models import User
from backend.core import clock
from backend.councils.models import Membership
from backend.desks.models import HowOften, MailChoice


@transaction.atomic
def choose_mail(*, membership: Membership, how_often: HowOften | str, by: User) -> MailChoice | None:
    """From now on so; empty for never. What stands already stays as it is."""
    Membership.objects.select_for_update(of=["self"]).get(pk=membership.pk)
    standing = MailChoice.objects.filter(membership=membership).standing()
    same = standing.filter(how_often=how_often).first()
    if same:
        return same
    standing.update(ended_at=clock.now(), ended_by=by)
    if not how_often:
        return None
    return MailChoice.objects.create(council=membership.council, membership=membership, how_often=how_often)
