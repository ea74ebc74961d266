"""Pages for somebody who came by a link and showed that it is them: no account, nothing in an address or a cache."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

from backend.core.protection import council_context
from backend.links.choices import Purpose
from backend.links.visits import secret_of, ticket_of, visit_of


PLACES = {Purpose.NEXT_STEPS: "/next/", Purpose.INTRODUCTION: "/introduction/"}  # below which its pages are


def by_visit(purpose: Purpose, *, otherwise: str):
    """Open a view to whoever has a visit of this purpose, in the council of its link; everybody else is led to the
    route `otherwise`, which says how one comes in.

    The view is given the visit after the request. What it answers keeps the visit open for a while longer, unless the
    view let it go by `forget_visit`.
    """

    def open_to(view: Callable[..., HttpResponse]):
        @login_not_required
        @never_cache
        @wraps(view)
        def opened(request: HttpRequest, *arguments, **named) -> HttpResponse:
            secret = secret_of(request.COOKIES.get(_cookie(purpose), ""))
            visit = visit_of(secret, purpose)
            if visit is None:
                return redirect(otherwise)
            with council_context(visit.link.council_id):
                response = view(request, visit, *arguments, **named)
            return response if _cookie(purpose) in response.cookies else keep_visit(response, secret, purpose)

        opened.purpose = purpose
        return opened

    return open_to


def keep_visit(response: HttpResponse, secret: str, purpose: Purpose) -> HttpResponse:
    response.set_cookie(
        _cookie(purpose),
        ticket_of(secret),
        path=PLACES[purpose],
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return _leave_nothing(response)


def forget_visit(response: HttpResponse, purpose: Purpose) -> HttpResponse:
    response.delete_cookie(_cookie(purpose), path=PLACES[purpose], samesite="Lax")
    return _leave_nothing(response)


def _leave_nothing(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _cookie(purpose: Purpose) -> str:
    return PLACES[purpose].strip("/")
