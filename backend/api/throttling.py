from rest_framework.throttling import BaseThrottle

from backend.councils.models import ApiToken
from backend.councils.tokens import seconds_to_wait


class CallsOfAToken(BaseThrottle):
    """So many calls a minute for each token; somebody in a browser is slow enough by nature."""

    def allow_request(self, request, view):
        token = request.auth
        self._seconds = seconds_to_wait(token) if isinstance(token, ApiToken) else None
        return self._seconds is None

    def wait(self):
        return self._seconds
