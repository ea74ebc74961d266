from contextlib import AbstractContextManager

from backend.audit.services import record_refusal
from backend.core.middleware import Middleware
from backend.core.protection import EMPLOYER, STAFF, council_context
from backend.councils.choices import Role
from backend.councils.models import ApiToken, Membership
from backend.councils.tokens import count_call
from backend.councils.viewer import Viewer


REFUSED = (403, 404)
MEMBERSHIP = "membership"  # session key: which of their roles the person is using now
BEARER = "Bearer "


class CouncilContext(Middleware):
    """Puts `request.viewer` in place and opens the viewer's council, and no other, to the database."""

    def __call__(self, request):
        request.viewer = viewer_of(request)
        if request.viewer is None:
            return self.get_response(request)
        with self._opened_for(request.viewer):
            response = self.get_response(request)
        if response.status_code in REFUSED:
            self._record_refusal(request)
        return response

    def _opened_for(self, viewer: Viewer) -> AbstractContextManager[None]:
        audience = EMPLOYER if viewer.role == Role.EMPLOYER else STAFF
        return council_context(viewer.council_id, audience=audience, user_id=viewer.user_id)

    def _record_refusal(self, request) -> None:
        """In a transaction of its own: the one of the request was taken back with the refusal."""
        match = request.resolver_match
        if match is None or request.viewer is None:
            return
        with self._opened_for(request.viewer):
            record_refusal(viewer=request.viewer, subject=match.kwargs.get("public_id"), page=match.view_name)


def viewer_of(request) -> Viewer | None:
    membership = _membership_of_token(request) or _membership_of_session(request)
    return Viewer.of(membership) if membership else None


def _membership_of_token(request) -> Membership | None:
    header = request.headers.get("Authorization", "")
    if not (request.path.startswith("/api/") and header.startswith(BEARER)):
        return None
    token = (
        ApiToken.objects.filter(digest=ApiToken.digest_of(header.removeprefix(BEARER)))
        .select_related("membership__user", "membership__council")
        .first()
    )
    if token is None or not token.is_usable or not token.membership.user.is_active:
        return None
    count_call(token)
    request.api_token = token
    return token.membership


def _membership_of_session(request) -> Membership | None:
    if not request.user.is_authenticated:
        return None
    mine = list(Membership.objects.of_user(request.user))
    chosen = request.session.get(MEMBERSHIP)
    return next((each for each in mine if each.id == chosen), mine[0] if mine else None)
