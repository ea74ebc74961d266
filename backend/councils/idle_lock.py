"""A session that nobody has used for the idle time of its council is locked: it is nobody's until it is unlocked.

The session itself goes on, so that whoever comes back shows with their password, or with a code, that it is them, and
finds the page as it was. Until then every request of it is answered as one of a stranger.
"""

import datetime as dt
import math
from urllib.parse import urlencode

from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse

from backend.accounts.middleware import SIGN_IN
from backend.accounts.models import User
from backend.accounts.session_lock import is_locked, lock
from backend.core.middleware import API, Middleware
from backend.councils.middleware import viewer_of
from backend.councils.settings import SETTINGS


LOCKED = 423
BY_ITSELF = "X-Onward-By-Itself"  # header of what a page asks for while nobody need be there
SIGN_OUT = "/accounts/logout/"
IDLE_AS_INSTALLED = dt.timedelta(minutes=30)  # where no role is chosen yet
SOONEST = dt.timedelta(minutes=SETTINGS["idle_minutes"].least)


class LockIdleSession(Middleware):
    """Locks what was idle for too long, and makes every request of a locked session one of nobody."""

    def __call__(self, request):
        request.locked_user = None
        if _is_let_through(request):
            return self.get_response(request)
        if not is_locked(request.session) and _is_idle(request):
            lock(request.session)
        if is_locked(request.session):
            _is_nobodys(request)
            return _refusal(request) or self.get_response(request)
        if BY_ITSELF in request.headers:
            request.session.stays_as_noted()
        return self.get_response(request)


def idle_time(request) -> dt.timedelta:
    """Of the council that the session acts in."""
    viewer = viewer_of(request)
    return dt.timedelta(minutes=viewer.council.idle_minutes) if viewer else IDLE_AS_INSTALLED


def seconds_left(request) -> int:
    """Until this session is locked, if nobody uses it meanwhile: one at least of a session that is not."""
    left: dt.timedelta = idle_time(request) - request.session.idle_for()
    return max(math.ceil(left.total_seconds()), 0)


def _is_let_through(request) -> bool:
    """Whoever signs out may do so at any time. Another system's call has a key and no session."""
    signs_out = request.method == "POST" and request.path == SIGN_OUT
    return signs_out or not request.user.is_authenticated


def _is_idle(request) -> bool:
    idle: dt.timedelta = request.session.idle_for()
    return idle >= SOONEST and idle >= idle_time(request)


def _is_nobodys(request) -> None:
    user: User = request.user
    request.locked_user = user
    request.user = AnonymousUser()
    request.viewer, request.memberships = None, []


def _refusal(request) -> HttpResponse | None:
    """A script and another system are told by the status; a person is led from signing in to unlocking."""
    if request.path == reverse("session-state"):
        return None
    if request.path.startswith(API) or "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"detail": "This page is locked. Unlock it with your password."}, status=LOCKED)
    if request.path == SIGN_IN:
        wanted = request.GET.get("next", "")
        return redirect(f"{reverse('unlock')}?{urlencode({'next': wanted})}" if wanted else reverse("unlock"))
    return None
