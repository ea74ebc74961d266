"""Back into a session that was locked while nobody used it, and what a page asks to know whether it is."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from backend.accounts.forms import UnlockForm
from backend.accounts.session_lock import unlock as unlock_session
from backend.councils.idle_lock import seconds_left
from backend.web.kit.access import GET_AND_POST


HERE = "/accounts/"


@GET_AND_POST
@login_not_required
@transaction.non_atomic_requests  # an attempt stays counted whatever becomes of the request
def unlock(request: HttpRequest) -> HttpResponse:
    wanted = _of_ours(request, request.POST.get("next") or request.GET.get("next", ""))
    if request.user.is_authenticated:
        return redirect(wanted or "home")
    if request.locked_user is None:
        return redirect(f"{resolve_url('account_login')}?{urlencode({'next': wanted or '/'})}")
    form = UnlockForm(request.POST if request.method == "POST" else None, user=request.locked_user)
    if form.is_valid():
        unlock_session(request.session)
        return redirect(wanted or "home")
    page = {"form": form, "next": wanted, "who": request.locked_user, "sign_in": resolve_url("account_login")}
    return render(request, "web/kit/sign_in/unlock.html", page)


@require_safe
@login_not_required
def session_state(request: HttpRequest) -> HttpResponse:
    """For the script of a page: whether what it shows may be seen still, by whom, and for how long."""
    if not request.user.is_authenticated:
        return JsonResponse({"open_to": "", "seconds": 0, "unlock": reverse("unlock") if request.locked_user else ""})
    return JsonResponse({"open_to": opened_by(request), "seconds": seconds_left(request), "unlock": ""})


def opened_by(request: HttpRequest) -> str:
    """Whose a page is: it is uncovered for nobody else, whoever has signed in meanwhile."""
    return str(request.user.public_id)


def _of_ours(request: HttpRequest, address: str) -> str:
    ours = url_has_allowed_host_and_scheme(address, allowed_hosts=None, require_https=request.is_secure())
    return address if ours and address.startswith("/") and not address.startswith(HERE) else ""
