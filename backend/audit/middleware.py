from backend.audit.history import history_context
from backend.core.middleware import Middleware


class HistoryContext(Middleware):
    """Writes who did it, and under which request, beside every change of a writing request."""

    def __call__(self, request):
        if request.method in ("GET", "HEAD", "OPTIONS"):
            return self.get_response(request)
        with history_context(user=request.user.pk, request=request.reference):
            return self.get_response(request)
