import pghistory


class HistoryContext:
    """Writes who did it, and under which request, beside every change of a writing request."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method in ("GET", "HEAD", "OPTIONS"):
            return self.get_response(request)
        with pghistory.context(user=request.user.pk, request=request.reference):
            return self.get_response(request)
