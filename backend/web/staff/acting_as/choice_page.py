"""In which of their roles somebody works now, and what they are invited to."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from backend.core.protection import EMPLOYER, council_context
from backend.councils.acting import choose_membership
from backend.councils.choices import Role
from backend.councils.invitations import invitations_for
from backend.councils.models import Membership
from backend.employers.models import Employer
from backend.web.kit.access import GET_AND_POST


ASKED = "account_asked_about_invitations"  # session key; of the account, so it outlives a change of role


@GET_AND_POST
@login_required
def acting_as(request):
    if request.method == "POST":
        return _choose(request)
    request.session[ASKED] = True
    invitations = invitations_for(request.user)
    if not request.memberships and not invitations:
        raise PermissionDenied
    context = {
        "choices": [(each, _speaks_for(each), _is_now(request, each)) for each in request.memberships],
        "invitations": invitations,
        "next": _safe(request, request.GET.get("next", "")),
    }
    return render(request, "web/staff/acting_as/choice.html", context)


def _choose(request):
    wanted = request.POST.get("membership", "")
    chosen = next((each for each in request.memberships if str(each.public_id) == wanted), None)
    if chosen is None:
        if not request.memberships:
            raise PermissionDenied
        messages.warning(request, "That role is not yours any longer. Choose one of these.")
        return redirect("acting-as")
    choose_membership(request, chosen)
    return redirect(_safe(request, request.POST.get("next", "")) or "home")


def _safe(request, address: str) -> str:
    """Where to go on to, if it is a page of ours that is not this one."""
    ours = url_has_allowed_host_and_scheme(address, allowed_hosts=None, require_https=request.is_secure())
    return address if ours and address.startswith("/") and not address.startswith("/acting-as/") else ""


def _is_now(request, membership: Membership) -> bool:
    return request.viewer is not None and request.viewer.membership_id == membership.pk


def _speaks_for(membership: Membership) -> list[str]:
    if membership.role != Role.EMPLOYER:
        return []
    with council_context(membership.council_id, audience=EMPLOYER, user_id=membership.user_id):
        mine = Employer.objects.for_council(membership.council_id).of_user(membership.user)
        return list(mine.by_name().values_list("name", flat=True))
