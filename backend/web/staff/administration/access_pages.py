"""The steps of the council administrator about somebody's account. Each is written down, and the person is told."""

from django.contrib import messages
from django.contrib.auth import logout
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from backend.core.errors import Refused
from backend.councils.permissions import can_manage_people_and_settings
from backend.employers.access import change_access, end_access, give_access, invite_again, reset_second_factor
from backend.employers.models import Employer
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.drafts.draft import drafted
from backend.web.kit.invitations import what_was_sent
from backend.web.kit.saving import saved
from backend.web.staff.administration.forms import EndForm, InviteForm, RoleForm, SecondFactorForm
from backend.web.staff.administration.member_pages import member_or_404


@GET_AND_POST
@only(can_manage_people_and_settings)
def invite(request):
    council = request.viewer.council
    form = InviteForm(request.POST or None, council=council)
    draft = drafted(request, form, "administration-invite")

    def save(facts):
        give_access(council=council, by=request.user, **facts)

    if request.method == "POST" and saved(form, save, draft):
        messages.success(request, f"{form.cleaned_data['name']} is invited. {what_was_sent()}")
        return redirect("administration")
    context = {"form": form, "draft": draft, "back": reverse("administration")}
    return render(request, "web/staff/administration/invite.html", context)


@require_POST
@only(can_manage_people_and_settings)
def invite_once_more(request, public_id):
    membership = member_or_404(request.viewer, public_id)
    try:
        invite_again(membership=membership, by=request.user)
    except Refused as refusal:
        messages.warning(request, refusal.message)
    else:
        messages.success(request, f"A new invitation is sent; the one before works no longer. {what_was_sent()}")
    return redirect("administration-member", public_id=public_id)


@GET_AND_POST
@only(can_manage_people_and_settings)
def role(request, public_id):
    membership = member_or_404(request.viewer, public_id)
    employers = Employer.objects.for_council(membership.council_id).of_user(membership.user)
    form = RoleForm(
        request.POST or None,
        council=request.viewer.council,
        initial={"role": membership.role, "employers": list(employers.values_list("pk", flat=True))},
    )

    def save(facts):
        change_access(membership=membership, by=request.user, **facts)

    if request.method == "POST" and saved(form, save):
        messages.success(request, f"{membership.user.name}: {membership.get_role_display()}, from now on.")
        return redirect(_after(request, membership))
    return _question(request, membership, form, "role")


def _after(request, membership) -> str:
    """Somebody who has just given up administration can no longer see this part."""
    if membership.user_id == request.user.pk:
        return reverse("home")
    return reverse("administration-member", args=[membership.public_id])


@GET_AND_POST
@only(can_manage_people_and_settings)
def end(request, public_id):
    membership = member_or_404(request.viewer, public_id)
    form = EndForm(request.POST if request.method == "POST" else None)

    def save(facts):
        end_access(membership=membership, by=request.user, **facts)

    if request.method == "POST" and saved(form, save):
        if membership.user_id == request.user.pk:
            logout(request)
            return redirect("account_login")
        messages.success(request, f"{membership.user.name} has no access any longer.")
        return redirect(_after(request, membership))
    return _question(request, membership, form, "end")


@GET_AND_POST
@only(can_manage_people_and_settings)
def second_factor(request, public_id):
    membership = member_or_404(request.viewer, public_id)
    form = SecondFactorForm(request.POST or None)
    draft = drafted(request, form, "administration-member-second-factor", about=public_id)

    def save(facts):
        reset_second_factor(membership=membership, by=request.user, **facts)

    if request.method == "POST" and saved(form, save, draft):
        messages.success(request, f"{membership.user.name} sets up a new second factor when they next sign in.")
        return redirect(_after(request, membership))
    return _question(request, membership, form, "second_factor", draft)


def _question(request, membership, form, template, draft=None):
    if request.method == "POST":
        membership.refresh_from_db()  # a refused change must not show as if it were made
    context = {
        "form": form,
        "draft": draft,
        "membership": membership,
        "is_own": membership.user_id == request.user.pk,
        "back": reverse("administration-member", args=[membership.public_id]),
    }
    return render(request, f"web/staff/administration/{template}.html", context)
