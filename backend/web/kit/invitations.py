"""What somebody who invites is told about the mail that goes out."""

from django.conf import settings

from backend.web.kit.formats import plural


SECONDS_OF_A_DAY = 24 * 60 * 60


def days_of_a_link() -> int:
    return settings.PASSWORD_RESET_TIMEOUT // SECONDS_OF_A_DAY


def how_long_a_link_works() -> str:
    return plural(days_of_a_link(), "day,days")


def what_was_sent() -> str:
    return f"The link in the e-mail works once, for {how_long_a_link_works()}."
