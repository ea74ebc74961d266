from backend.audit.history import history_context
from backend.core.middleware import Middleware


class HistoryContext(Middleware):
    """Writes who did it, and under which request, beside every change of a writing request."""

    def __call__(self, request):
        if request.method in ("GET", "HEAD", "OPTIONS"):
            return self.get_response(request)
        token = getattr(getattr(request, "viewer", None), "token", None)
        by_key = {"token": str(token)} if token else {}
        with history_context(user=_who(request), request=request.reference, **by_key):
            return self.get_response(request)


def _who(request) -> int | None:
    """Whoever acts: of a system with a key the person in whose name it does."""
    viewer = getattr(request, "viewer", None)
    return viewer.user_id if viewer else request.user.pk
