"""Pages for what went wrong: what happened, what was kept, what to do, and a reference number."""

import sys

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse, HttpResponseServerError, JsonResponse
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.csrf import csrf_failure

from backend.reference.catalogues import spoken
from backend.web.kit.page_languages import language_of_browser
from backend.web.kit.visits import has_exit, leave_nothing, lets_exit


@login_not_required
def bad_request(request, exception):
    return _page(request, 400)


@login_not_required
def not_allowed(request, exception):
    return _page(request, 403)


@login_not_required
def too_old(request, reason=""):
    """A form without the token of this sign-in: of a page from before it, or of another site."""
    if has_exit(request.path):
        return _own_page(request, 403)
    request.is_too_old = True  # what our own page sent is held and offered
    return csrf_failure(request, reason)


@login_not_required
def not_found(request, exception):
    return _page(request, 404)


TRY_AGAIN_AFTER = 10  # seconds; PostgreSQL restarts within them
TOO_MUCH = 413
AWAY = ("08", "57P")  # SQLSTATE classes: connection lost, and a server that stops or starts


@login_not_required
def went_wrong(request):
    if _database_is_away(sys.exc_info()[1]):
        return _database_away(request)
    if has_exit(request.path):
        return _own_page(request, 500)
    # Without the page's usual context, which may be what went wrong.
    return HttpResponseServerError(render_to_string("500.html", {"kept": _kept(request)}))


def _kept(request):
    """What became of keeping the form that was sent, where it is kept."""
    kept = getattr(request, "kept", None)
    return kept if kept and kept.at else None


def _database_is_away(error: BaseException | None) -> bool:
    if not isinstance(error, OperationalError | InterfaceError):
        return False
    state = getattr(error.__cause__, "sqlstate", None)
    return state is None or state.startswith(AWAY)


def _database_away(request) -> HttpResponse:
    if hasattr(request, "session"):
        del request.session  # it is kept in the database: saving it would wait for that once more
    if request.path.startswith("/api/"):
        says = "The service cannot reach its database just now. Nothing was changed: send it again after Retry-After."
        answer: HttpResponse = JsonResponse({"detail": says}, status=503)
    elif has_exit(request.path):
        answer = _own_page(request, 503)
    else:
        answer = HttpResponse(render_to_string("web/kit/errors/503.html", {"kept": _kept(request)}), status=503)
    answer.headers["Retry-After"], answer.headers["Cache-Control"] = str(TRY_AGAIN_AFTER), "no-store"
    return answer


def _page(request, status):
    if has_exit(request.path):
        return _own_page(request, status)
    return render(request, f"web/kit/errors/{status}.html", {"reference": request.reference}, status=status)


def fault_page(request, status: int) -> HttpResponse | None:
    """What a middleware shows below a page with an exit; None elsewhere (settings.FAULT_PAGE)."""
    if not has_exit(request.path):
        return None
    page = _own_page(request, status)
    page.headers["X-Frame-Options"] = "DENY"  # what says so stands further in than some that ask here
    return page


def _own_page(request, status: int) -> HttpResponse:
    """Below a young person's own page: neutral, with its exit, and with what they wrote to copy; made without the usual
    context, as that may be what went wrong."""
    told = {"status": status, "reference": request.reference, "was_sent": request.method == "POST"}
    with spoken(getattr(request, "page_language", "") or language_of_browser(request)):
        page = render_to_string("web/kit/errors/own.html", told | {"words": _words_in(request, status)})
    return lets_exit(leave_nothing(HttpResponse(page, status=status)))


def _words_in(request, status: int) -> str:
    """As far as it can be read: nothing is of what was too much to take."""
    try:
        return "" if status == TOO_MUCH else request.POST.get("words", "")
    except (BadRequest, SuspiciousOperation, MultiPartParserError, OSError):
        return ""
