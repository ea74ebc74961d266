"""Pages for what went wrong: what happened, what was kept, what to do, and a reference number."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render


@login_not_required
def bad_request(request, exception):
    return _page(request, 400)


@login_not_required
def not_allowed(request, exception):
    return _page(request, 403)


@login_not_required
def not_found(request, exception):
    return _page(request, 404)


@login_not_required
def went_wrong(request):
    return _page(request, 500)


def _page(request, status):
    return render(request, f"web/errors/{status}.html", {"reference": request.reference}, status=status)
