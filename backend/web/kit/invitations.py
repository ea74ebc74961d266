"""What somebody who invites is told about the mail that goes out."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from backend.core.errors import Refused
from backend.web.kit.formats import plural


SECONDS_OF_A_DAY = 24 * 60 * 60


def days_of_a_link() -> int:
    return settings.PASSWORD_RESET_TIMEOUT // SECONDS_OF_A_DAY


def how_long_a_link_works() -> str:
    return plural(days_of_a_link(), "day,days")


def what_was_sent() -> str:
    return f"The link in the e-mail works once, for {how_long_a_link_works()}."


def tell(request: HttpRequest, said: str, to: str, service: Callable[..., object], **about: object) -> HttpResponse:
    """Do something about an invitation at the press of a button and say on the page `to` what became of it."""
    try:
        service(**about, by=request.user)
    except Refused as refusal:
        messages.warning(request, refusal.message)
    else:
        messages.success(request, said)
    return redirect(to)
