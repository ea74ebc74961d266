import logging
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from urllib.parse import urlencode, urlsplit

from django.db import DEFAULT_DB_ALIAS, transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from backend.audit.services import record_refusal
from backend.core.job_names import TELL_MUCH_READ
from backend.core.jobs import enqueue
from backend.core.middleware import Middleware
from backend.core.protection import EMPLOYER, STAFF, clock_context, council_context
from backend.councils.acting import OPENED_IN, acting_as, membership_of_session
from backend.councils.choices import Role
from backend.councils.models import ApiToken
from backend.councils.tokens import count_call, count_rows
from backend.councils.viewer import Viewer


logger = logging.getLogger(__name__)

REFUSED = (403, 404)
BEARER = "Bearer "
WITHOUT_A_MEMBERSHIP = (
    "/accounts/",
    "/acting-as/",
    "/api/",
    "/health/",
    "/introduction/",
    "/deletion/",
    "/invitation/",
    "/next/",
    "/public/",
    "/robots.txt",
    "/static/",
)


OPENED_IN_ANOTHER = 409  # a page was sent that belongs to a role its sender does not act in now


class ChosenMembership(Middleware):
    """Finds the membership somebody acts in, has it chosen where there are several, and keeps pages to theirs.

    It stands outside whatever keeps or changes what was sent.
    """

    def __call__(self, request):
        viewer = viewer_of(request)
        with acting_as(viewer):
            response = _refusal(request, viewer) or self.get_response(request)
        if viewer and viewer.token and request.method == "GET":
            _count_rows(request.api_token, getattr(response, "rows_read", 0))
        return response


def _count_rows(token: ApiToken, rows: int) -> None:
    """Outside the request's own transaction, like its calls; the administrator hears when it has become much."""
    with clock_context():
        much = count_rows(token, rows)
    if much:
        enqueue(TELL_MUCH_READ, token.membership.council_id, token.pk)


def _refusal(request, viewer: Viewer | None) -> HttpResponse | None:
    if request.path.startswith(WITHOUT_A_MEMBERSHIP):
        return None
    if viewer is None:
        return _ask_which(request) if request.memberships else None
    if _was_opened_in_another(request, viewer):
        return opened_in_another(request)
    return None


def _ask_which(request) -> HttpResponse:
    if request.method in ("GET", "HEAD"):
        return redirect(f"{reverse('acting-as')}?{urlencode({'next': request.get_full_path()})}")
    return opened_in_another(request)


def _was_opened_in_another(request, viewer: Viewer) -> bool:
    if request.method != "POST":
        return False
    opened_in = request.POST.get(OPENED_IN)
    return opened_in is not None and opened_in != str(viewer.membership_public_id)


def opened_in_another(request, *, kept_at: str = "") -> HttpResponse:
    """`kept_at` is the page that offers what was sent, where that is kept."""
    opened_in = next((each for each in request.memberships if str(each.public_id) == request.POST.get(OPENED_IN)), None)
    page = kept_at or urlsplit(request.headers.get("Referer", "")).path or "/"
    context = {"opened_in": opened_in, "page": page, "is_kept": bool(kept_at)}
    return render(request, "web/kit/errors/409.html", context, status=OPENED_IN_ANOTHER)


class CouncilContext(Middleware):
    """Opens the viewer's council, and no other, to the database."""

    def __call__(self, request):
        viewer = viewer_of(request)
        if viewer is None:
            return self.get_response(request)
        with _opened_for(viewer):
            response = self.get_response(request)
        if response.status_code in REFUSED:
            self._record_refusal(request, viewer)
        return response

    def _record_refusal(self, request, viewer: Viewer) -> None:
        """In a transaction of its own: the one of the request was taken back with the refusal."""
        match = request.resolver_match
        if match is None:
            return
        with _opened_for(viewer):
            record_refusal(viewer=viewer, subject=match.kwargs.get("public_id"), page=match.view_name)


class ViewTransaction(Middleware):
    """Takes back what a view did that raised, before the page is made that says why.

    Django's own (ATOMIC_REQUESTS) sets a savepoint in the council's transaction for every page. One that only reads
    needs none: what it noted goes with that transaction, once the page that says why is made.
    """

    def __call__(self, request):
        with ExitStack() as request.view_transaction:
            return self.get_response(request)

    def process_view(self, request, view, arguments, named):
        is_atomic = DEFAULT_DB_ALIAS not in getattr(view, "_non_atomic_requests", ())
        if is_atomic and not _reads_in_a_council(request):
            request.view_transaction.enter_context(transaction.atomic())

    def process_exception(self, request, exception):
        if _reads_in_a_council(request):
            request.view_transaction.callback(transaction.set_rollback, True)
        else:
            request.view_transaction.__exit__(type(exception), exception, exception.__traceback__)


def _reads_in_a_council(request) -> bool:
    return request.method in ("GET", "HEAD") and viewer_of(request) is not None


@contextmanager
def _opened_for(viewer: Viewer) -> Iterator[None]:
    audience = EMPLOYER if viewer.role == Role.EMPLOYER else STAFF
    with acting_as(viewer), council_context(viewer.council_id, audience=audience, user_id=viewer.user_id):
        yield


def viewer_of(request) -> Viewer | None:
    """Found once a request, and left on it as `request.viewer`."""
    if not hasattr(request, "viewer"):
        request.memberships = []
        token = _token_of(request)
        membership = token.membership if token else membership_of_session(request)
        request.viewer = Viewer.of(membership, token=token) if membership else None
    viewer: Viewer | None = request.viewer
    return viewer


def _token_of(request) -> ApiToken | None:
    header = request.headers.get("Authorization", "")
    if not (request.path.startswith("/api/") and header.startswith(BEARER)):
        return None
    with clock_context():  # whose it is, and so where they may go, is what its digest has to say
        token = (
            ApiToken.objects.filter(digest=ApiToken.digest_of(header.removeprefix(BEARER)))
            .select_related("membership__user", "membership__council")
            .first()
        )
        if token is None or not token.is_usable or not token.membership.user.is_active:
            return None
        count_call(token)
    council = token.membership.council.code
    logger.info("key %s of user %s in %s: %s %s", token.public_id, token.membership.user_id, council, *_asked(request))
    request.api_token = token
    return token


def _asked(request) -> tuple[str, str]:
    """Without the query, since filters may say more than an address does; a break in it makes no line of its own."""
    return request.method, request.path[:200].encode("unicode_escape").decode()
