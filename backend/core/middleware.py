import re
import secrets

from django.conf import settings
from django.db import connection
from django.http import HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.module_loading import import_string
from psycopg.errors import LockNotAvailable, QueryCanceled

from backend.core import logs
from backend.core.deadline import DeadlinePassed, check_deadline, deadline


API = "/api/"


class Middleware:
    """What goes on around every request; a class of these says what in `__call__`."""

    def __init__(self, get_response):
        self.get_response = get_response


class RequestReference(Middleware):
    """Gives each request a short reference that the log and an error page share."""

    def __call__(self, request):
        request.reference = secrets.token_hex(4).upper()
        token = logs.reference.set(request.reference)
        try:
            response = self.get_response(request)
        finally:
            logs.reference.reset(token)
        response["X-Request-Reference"] = request.reference
        return response


class SameOriginOnly(Middleware):
    """No other site may take an answer of ours into a page of its own."""

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response


class NoStore(Middleware):
    """A signed-in page must not stay in a shared computer's cache."""

    def __call__(self, request):
        response = self.get_response(request)
        by_session = any(settings.SESSION_COOKIE_NAME in cookies for cookies in (request.COOKIES, response.cookies))
        if by_session or "Authorization" in request.headers:
            response.headers.setdefault("Cache-Control", "no-store")
        return response


class HealthWithoutSession(Middleware):
    """Whoever watches the service is nobody's session, and is answered also while the database is away."""

    def __call__(self, request):
        if request.path.startswith("/health/"):
            request.COOKIES.pop(settings.SESSION_COOKIE_NAME, None)
        return self.get_response(request)


class WroteWhileReading(RuntimeError):
    """A page that only reads tried to change data."""


READING = re.compile(r"[\s(]*(SELECT|SAVEPOINT|RELEASE|ROLLBACK|DECLARE|FETCH|CLOSE|SET|EXPLAIN)\b", re.IGNORECASE)
MAY_ALWAYS_WRITE = re.compile(r'"(audit_read|django_session|core_cache)"')


class ReadingPagesCannotWrite(Middleware):
    """GET and HEAD may write nothing but the read log and the session."""

    def __call__(self, request):
        if request.method not in ("GET", "HEAD") or request.path.startswith("/accounts/"):
            return self.get_response(request)
        with connection.execute_wrapper(refuse_writes):
            return self.get_response(request)


def refuse_writes(execute, sql, params, many, context):
    if not READING.match(sql) and not MAY_ALWAYS_WRITE.search(sql):
        raise WroteWhileReading(sql.split("(")[0])
    return execute(sql, params, many, context)


class RefuseTooLarge(Middleware):
    """More than any page takes is refused by what the request says of its size, before anything of it is read."""

    FORM_ROOM = 64 * 1024  # for the other fields of a form that sends a file

    def __call__(self, request):
        most = settings.LARGEST_UPLOAD_BYTES
        if _said_size(request) <= most + self.FORM_ROOM:
            return self.get_response(request)
        page = render_to_string("web/kit/errors/413.html", {"most": most // 1024**2})
        return _fault_page(request, 413) or HttpResponse(page, status=413)


def _fault_page(request, status: int) -> HttpResponse | None:
    """Where the pages around it have one of their own for what went wrong: nothing here knows whose they are."""
    page: HttpResponse | None = import_string(settings.FAULT_PAGE)(request, status)
    return page


def _said_size(request) -> int:
    said = request.META.get("CONTENT_LENGTH") or ""
    return int(said) if said.isascii() and said.isdigit() else 0  # ² is a digit to Python, and no number


class RequestDeadline(Middleware):
    """A page that takes too long says so, with its limit, before the server would cut it off without a word."""

    def __call__(self, request):
        with deadline(settings.REQUEST_SECONDS), connection.execute_wrapper(within_deadline):
            return self.get_response(request)

    def process_exception(self, request, exception):
        if not took_too_long(exception):
            return None
        seconds = settings.REQUEST_SECONDS
        if request.path.startswith(API):
            sentence = f"This took longer than {seconds} seconds and was stopped. Nothing was saved."
            return JsonResponse({"detail": sentence}, status=503)
        page = render_to_string("web/kit/errors/too_long.html", {"seconds": seconds, "reference": request.reference})
        return _fault_page(request, 503) or HttpResponse(page, status=503)


TAKES_BACK = re.compile(r"(ROLLBACK|RELEASE)\b")


def within_deadline(execute, sql, params, many, context):
    if not TAKES_BACK.match(sql):  # else what was begun would be kept
        check_deadline()
    return execute(sql, params, many, context)


def took_too_long(exception: BaseException) -> bool:
    """By our clock, or by those of the database for a single statement and for a row that others hold."""
    by_database = QueryCanceled | LockNotAvailable
    return isinstance(exception, DeadlinePassed) or isinstance(exception.__cause__, by_database)
