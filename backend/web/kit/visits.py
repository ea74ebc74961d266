"""Pages for somebody who came by a link and showed that it is them: no account, nothing in an address or a cache."""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlsplit

from csp.constants import SELF
from csp.decorators import csp_update
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse

from backend.core.protection import council_context
from backend.core.sealing import seal, unseal
from backend.links.choices import Purpose
from backend.links.models import Visit
from backend.links.visits import secret_of, ticket_of, visit_of


PAGE = "page of a link"
SEE_OTHER = 303
PLACES = {  # below which its pages are
    Purpose.NEXT_STEPS: "/next/",
    Purpose.INTRODUCTION: "/introduction/",
    Purpose.DELETE_REQUEST: "/deletion/",
    Purpose.PROVIDER_LIST: "/learners/",
}

LEFT_BEHIND = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "strict-origin",
    "X-Robots-Tag": "noindex, nofollow",
}


def by_visit(purpose: Purpose, *, otherwise: str):
    """Open a view to whoever has a visit of this purpose, in the council of its link; everybody else is led to the
    route `otherwise`, which says how one comes in.

    The view is given the visit after the request. What it answers keeps the visit open for a while longer, unless the
    view let it go by `forget_visit`.
    """

    def open_to(view: Callable[..., HttpResponse]):
        @login_not_required
        @wraps(view)
        def opened(request: HttpRequest, *arguments, **named) -> HttpResponse:
            visit = visit_in(request, purpose)
            if visit is None:
                return leave_nothing(redirect(otherwise))
            with council_context(visit.link.council_id):
                response = view(request, visit, *arguments, **named)
            if _cookie(purpose) in response.cookies:
                return response
            return keep_visit(response, _secret_in(request, purpose), purpose)

        opened.purpose = purpose
        return opened

    return open_to


def visit_in(request: HttpRequest, purpose: Purpose) -> Visit | None:
    """The open visit that the browser holds, if it holds one."""
    return visit_of(_secret_in(request, purpose), purpose)


def visit_box(visit: Visit) -> str:
    """For the hidden field "visit" of every form that records something: by which link its page was opened."""
    return seal(str(visit.link.public_id), purpose=PAGE)


def is_of_this_visit(request: HttpRequest, visit: Visit) -> bool:
    """Whether the page that was sent is of the link by which the browser is in now. Of two pages open side by side the
    browser holds the visit that began last: what was typed on the other one is about somebody else."""
    return bool(unseal(request.POST.get("visit", ""), purpose=PAGE) == str(visit.link.public_id))


def _secret_in(request: HttpRequest, purpose: Purpose) -> str:
    return secret_of(request.COOKIES.get(_cookie(purpose), ""))


def keep_visit(response: HttpResponse, secret: str, purpose: Purpose) -> HttpResponse:
    response.set_cookie(
        _cookie(purpose),
        ticket_of(secret),
        path=PLACES[purpose],
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return leave_nothing(response)


def forget_visit(response: HttpResponse, purpose: Purpose) -> HttpResponse:
    response.delete_cookie(_cookie(purpose), path=PLACES[purpose], samesite="Lax")
    return leave_nothing(response)


def leave_nothing(response: HttpResponse) -> HttpResponse:
    """In no cache, in no search engine, and of its address nothing in a log, ours neither.

    Without any referrer a browser says of our own forms that they come from nowhere ("Origin: null"), and they are
    turned away as forged. So it says from which site, and no page of it.
    """
    for name, told in LEFT_BEHIND.items():
        response.headers[name] = told
    return response


class BelowLinks:
    """Whatever is answered below the pages of links leaves nothing, errors and refusals too that no view answers."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response: HttpResponse = self.get_response(request)
        if request.path.startswith(tuple(PLACES.values())):
            for name, told in LEFT_BEHIND.items():
                response.headers.setdefault(name, told)
        return response


def see_other(to: str, *, at: str = "", **named: str) -> HttpResponse:
    """After what was sent, so that loading the page again sends nothing. `at` is what follows the address of `to`."""
    response = HttpResponseRedirect(reverse(to, kwargs=named) + at)
    response.status_code = SEE_OTHER
    return response


def has_exit(path: str) -> bool:
    """Whether every page below this address, those about what went wrong too, has the way out on it."""
    return path.startswith(PLACES[Purpose.NEXT_STEPS])


def lets_exit(response: HttpResponse) -> HttpResponse:
    """The exit is a form, so that it works without script: a browser asks the policy where forms may lead to."""
    exit_ = urlsplit(settings.EXIT_ADDRESS)
    leads_to = [SELF, f"{exit_.scheme}://{exit_.netloc}"] if exit_.netloc else [SELF]
    allowed: HttpResponse = csp_update({"form-action": leads_to})(lambda: response)()
    return allowed


def holds_visit(request: HttpRequest, purpose: Purpose) -> bool:
    """Whether the browser says so; whether it is open still is for the database to say."""
    return bool(_secret_in(request, purpose))


def _cookie(purpose: Purpose) -> str:
    return PLACES[purpose].strip("/")
