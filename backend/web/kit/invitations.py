"""What somebody who invites is told about the mail that goes out."""

from django.conf import settings

from backend.web.kit.formats import plural


def what_was_sent() -> str:
    days = settings.PASSWORD_RESET_TIMEOUT // (24 * 60 * 60)
    return f"The link in the e-mail works once, for {plural(days, 'day,days')}."
