"""In which language a page is shown to somebody without an account: as they press, as their record says, or as their
browser asks. What a record says is told to nobody who has not shown that it is them."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from backend.links.choices import Purpose
from backend.reference.catalogues import (
    ENGLISH,
    awaits_a_reader,
    language_now,
    shown_languages,
    translated_language_of,
)
from backend.reference.languages import Language
from backend.web.kit.visits import PLACES


ASKS = "in"  # ?in=ar
CHOSEN = "next-in"  # the cookie of what they pressed, as long as their visit
PLACE = PLACES[Purpose.NEXT_STEPS]


def asked_for(request: HttpRequest) -> str:
    """What they pressed just now; empty for nothing, and for what we have not."""
    code = request.GET.get(ASKS, "")
    return code if code in shown_languages() else ""


def asked_again(request: HttpRequest) -> str:
    """The same, to follow an address that leads on."""
    code = asked_for(request)
    return f"?{ASKS}={code}" if code else ""


def language_of_browser(request: HttpRequest) -> str:
    """Of a page that knows nobody, or not yet."""
    return translation.get_language_from_request(request)


def language_before(request: HttpRequest) -> str:
    """Before anybody has come in, so that a link says nothing of whoever it is for."""
    return asked_for(request) or language_of_browser(request)


def language_of_visit(request: HttpRequest, recorded: str) -> str:
    """Of a page for somebody who came in, whose record calls their language so."""
    chosen = asked_for(request) or request.COOKIES.get(CHOSEN, "")
    if chosen in shown_languages():
        return chosen
    found = translated_language_of(recorded)
    return found.code if found else language_of_browser(request)


def keep_language(response: HttpResponse, request: HttpRequest) -> HttpResponse:
    """What they pressed holds until they leave. Nothing is written here: their own browser keeps it."""
    code = asked_for(request)
    if code:
        response.set_cookie(
            CHOSEN, code, path=PLACE, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax"
        )
    return response


def begin_language(response: HttpResponse, request: HttpRequest) -> HttpResponse:
    """Whoever comes in begins with what they pressed on the way, never with what somebody before them chose here."""
    return keep_language(response, request) if asked_for(request) else forget_language(response, request)


def forget_language(response: HttpResponse, request: HttpRequest) -> HttpResponse:
    if CHOSEN in request.COOKIES:
        response.delete_cookie(CHOSEN, path=PLACE, samesite="Lax")
    return response


@dataclass(frozen=True)
class PageLanguages:
    """What a page says of its language, and the way to each other one: an address that only looks."""

    now: Language
    awaits_a_reader: bool
    addresses: dict[Language, str]

    @property
    def to_english(self) -> str:
        return self.addresses.get(ENGLISH, "")

    @property
    def others(self) -> list[tuple[Language, str]]:
        """English stands beside the sentence that these words are not checked, where that is said."""
        return [pair for pair in self.addresses.items() if not (self.awaits_a_reader and pair[0] == ENGLISH)]


def languages_now() -> PageLanguages:
    """The addresses say nothing of the page they are on, which may be a link that nobody else is to have."""
    now = language_now()
    others = [each for each in shown_languages().values() if each != now]
    return PageLanguages(now, awaits_a_reader(), {each: f"?{ASKS}={each.code}" for each in others})
