import re
import time

from allauth.account.internal.stagekit import LOGIN_SESSION_KEY
from allauth.account.utils import url_str_to_user_pk
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.shortcuts import redirect

from backend.core.middleware import Middleware
from backend.core.protection import account_context


SIGN_IN = "/accounts/login/"
CHOOSES_A_PASSWORD = re.compile(r"/accounts/password/reset/key/(?P<account>[0-9A-Za-z]{1,13})-")
SIGNED_IN_AT = "signed_in_at"
MAY_BE_VISITED_WITHOUT_A_SECOND_FACTOR = (
    "/accounts/2fa/",
    "/accounts/logout/",
    "/accounts/reauthenticate/",
    "/static/",
    "/health/",
)


class OwnAccount(Middleware):
    """Opens to the database the account of whoever is signed in, or is just signing in, and no other."""

    def __call__(self, request):
        user_id, address = _account_of_session(request), _address_typed(request)
        if user_id is None and not address:
            return self.get_response(request)
        with account_context(user_id=user_id, address=address):
            return self.get_response(request)


def _account_of_session(request) -> int | None:
    link = CHOOSES_A_PASSWORD.match(request.path)
    if link:
        return _number(link["account"])
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    signed_in = request.session.get(SESSION_KEY)
    half_way = (request.session.get(LOGIN_SESSION_KEY) or {}).get("user_pk")  # the password was right
    return int(signed_in) if signed_in else _number(half_way) if half_way else None


def _number(text: str) -> int | None:
    try:
        number = int(url_str_to_user_pk(text))
    except (TypeError, ValueError, OverflowError):
        return None
    return number if number < 2**63 else None


def _address_typed(request) -> str:
    return request.POST.get("login", "") if request.method == "POST" and request.path == SIGN_IN else ""


class AbsoluteSessionAge(Middleware):
    """Ends a session twelve hours after sign-in, however busy it was."""

    def __call__(self, request):
        if request.user.is_authenticated:
            began = request.session.setdefault(SIGNED_IN_AT, int(time.time()))
            if time.time() - began > settings.SESSION_ABSOLUTE_AGE:
                logout(request)
        return self.get_response(request)


class SecondFactorRequired(Middleware):
    """Nobody reaches a page of ours on a password alone: setting up the second factor comes first."""

    def __call__(self, request):
        allowed = request.path.startswith(MAY_BE_VISITED_WITHOUT_A_SECOND_FACTOR)
        if request.user.is_authenticated and not allowed and not is_mfa_enabled(request.user):
            return redirect("mfa_activate_totp")
        return self.get_response(request)
