"""Pages for what went wrong: what happened, what was kept, what to do, and a reference number."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.csrf import csrf_failure


@login_not_required
def bad_request(request, exception):
    return _page(request, 400)


@login_not_required
def not_allowed(request, exception):
    return _page(request, 403)


@login_not_required
def too_old(request, reason=""):
    """A form without the token of this sign-in: of a page from before it, or of another site."""
    request.is_too_old = True  # what our own page sent is held and offered
    return csrf_failure(request, reason)


@login_not_required
def not_found(request, exception):
    return _page(request, 404)


@login_not_required
def went_wrong(request):
    # Without the page's usual context, which may be what went wrong.
    kept = getattr(request, "kept", None)
    return HttpResponseServerError(render_to_string("500.html", {"kept": kept if kept and kept.at else None}))


def _page(request, status):
    return render(request, f"web/kit/errors/{status}.html", {"reference": request.reference}, status=status)
