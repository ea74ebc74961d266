"""What the administrator is told of keys for other systems."""

import logging

from backend.councils.choices import Role
from backend.councils.models import ApiToken, Membership
from backend.notifications.links import link_to
from backend.notifications.services import send


logger = logging.getLogger(__name__)


def tell_much_read(*, token_id: int) -> None:
    """A line in the log, and a mail that names neither the key nor whose it is: those stand behind signing in."""
    token = ApiToken.objects.select_related("membership__council").get(id=token_id)
    council = token.membership.council
    logger.warning(
        "key %s of user %s in %s read %s rows today",
        token.public_id,
        token.membership.user_id,
        council.code,
        token.rows_that_day,
    )
    administrators = Membership.objects.current().for_council(council.pk).with_role(Role.ADMINISTRATOR)
    body = f"Much was read today with one of the keys for other systems. Look which one it is:\n\n{link_to('tokens')}\n"
    for membership in administrators.select_related("user").order_by("id"):
        send(council=council, to=membership.user.email, subject="Much was read with a key", body=body)
