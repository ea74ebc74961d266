"""The mail to somebody who was given access, with the link that fits their account."""

from django.conf import settings
from django.urls import reverse

from backend.accounts.services import key_to_choose_password
from backend.councils.models import Membership
from backend.notifications.memberships import tell_added, tell_invited
from backend.web.components.formats import plural


def send_invitation(request, membership: Membership) -> None:
    """Somebody who has chosen a password, perhaps for another council, keeps it."""
    if membership.user.has_usable_password():
        tell_added(membership, link=sign_in_address(request))
    else:
        uid, key = key_to_choose_password(user=membership.user)
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": key})
        tell_invited(membership, link=request.build_absolute_uri(path))


def sign_in_address(request) -> str:
    return request.build_absolute_uri(reverse("account_login"))


def what_was_sent() -> str:
    days = settings.PASSWORD_RESET_TIMEOUT // (24 * 60 * 60)
    return f"The link in the e-mail works once, for {plural(days, 'day,days')}."
