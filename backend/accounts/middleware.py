import time

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import logout
from django.shortcuts import redirect

from backend.core.middleware import Middleware


SIGNED_IN_AT = "signed_in_at"
MAY_BE_VISITED_WITHOUT_A_SECOND_FACTOR = (
    "/accounts/2fa/",
    "/accounts/logout/",
    "/accounts/reauthenticate/",
    "/static/",
    "/health/",
)


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
