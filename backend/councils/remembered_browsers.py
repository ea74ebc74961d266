"""For how long a browser is remembered at sign-in, as the councils of its owner set it."""

from backend.accounts.models import User
from backend.core.protection import account_context
from backend.councils.choices import Role
from backend.councils.models import Membership


ASKED_EACH_TIME = (Role.HEAD, Role.ADMINISTRATOR)  # unless their council says that they need not be


def days_remembered(user: User) -> int:
    """0 for never. The strictest of all roles counts, in whichever of them somebody is about to work."""
    with account_context(user_id=user.pk):
        memberships = list(Membership.objects.of_user(user))
    return min(map(_days_in, memberships), default=0)


def _days_in(membership: Membership) -> int:
    council = membership.council
    is_asked = membership.role in ASKED_EACH_TIME and not council.remembers_everybody
    return 0 if is_asked else council.remember_days
