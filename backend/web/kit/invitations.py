"""What somebody who invites is told about the mail that goes out, and of those that wait to be renewed."""

from django.conf import settings

from backend.web.kit.content import Tag
from backend.web.kit.formats import plural


SECONDS_OF_A_DAY = 24 * 60 * 60
TO_RENEW = Tag("Who invited can do so no longer: send it again, or take it back", "red")


def days_of_a_link() -> int:
    return settings.PASSWORD_RESET_TIMEOUT // SECONDS_OF_A_DAY


def how_long_a_link_works() -> str:
    return plural(days_of_a_link(), "day,days")


def what_was_sent() -> str:
    return f"The link in the e-mail works once, for {how_long_a_link_works()}."
