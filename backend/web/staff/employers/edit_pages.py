"""Adding an employer, changing what is known of it, and inviting its people."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from backend.core.errors import Refused
from backend.councils.choices import Role
from backend.employers.access import end_contact, invite_to
from backend.employers.models import EmployerContact
from backend.employers.permissions import (
    can_change_employers,
    can_invite_to_employers,
    can_verify_employers,
    employers_of,
)
from backend.employers.services import add_employer, change_employer
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.drafts.draft import drafted
from backend.web.kit.invitations import what_was_sent
from backend.web.kit.saving import saved
from backend.web.staff.employers.forms import EmployerForm, InviteForm, OwnFactsForm, initial_of


@GET_AND_POST
@only(can_verify_employers)
def add(request):
    form = EmployerForm(request.POST or None)
    draft = drafted(request, form, "employer-add")
    added = []

    def save(_):
        added.append(add_employer(council=request.viewer.council, by=request.user, **form.facts))

    if request.method == "POST" and saved(form, save, draft):
        messages.success(request, "The employer is added. It waits to be verified: record what you check below.")
        return redirect("employer", public_id=added[0].public_id)
    return _page(request, form, draft, "Add an employer", "Add employer", back=reverse("employers"))


@GET_AND_POST
@only(can_change_employers)
def edit(request, public_id):
    employer = get_object_or_404(employers_of(request.viewer), public_id=public_id)
    kind_of_form = OwnFactsForm if request.viewer.role == Role.EMPLOYER else EmployerForm
    form = kind_of_form(request.POST or None, initial=initial_of(employer))
    draft = drafted(request, form, "employer-edit", about=public_id)
    if request.method == "POST" and saved(
        form, lambda _: change_employer(employer=employer, by=request.user, **form.facts), draft
    ):
        messages.success(request, f"{employer.name}: the changes are saved.")
        return redirect(_home_of(request.viewer, employer))
    return _page(request, form, draft, "Change what is known", "Save changes", employer=employer)


@GET_AND_POST
@only(can_invite_to_employers)
def invite(request, public_id):
    employer = get_object_or_404(employers_of(request.viewer).select_related("council"), public_id=public_id)
    form = InviteForm(request.POST or None)

    def save(facts):
        invite_to(employer=employer, by=request.user, **facts)

    if request.method == "POST" and saved(form, save):
        messages.success(request, f"{form.cleaned_data['name']} is invited. {what_was_sent()}")
        return redirect(_home_of(request.viewer, employer))
    return _page(request, form, None, "Invite somebody", "Send invitation", employer=employer)


@GET_AND_POST
@only(can_invite_to_employers)
def end(request, public_id):
    current = EmployerContact.objects.current().filter(employer__in=employers_of(request.viewer))
    contact = get_object_or_404(current.select_related("employer", "user"), public_id=public_id)
    employer, home = contact.employer, _home_of(request.viewer, contact.employer)
    if request.method == "POST":
        try:
            end_contact(contact=contact, by=request.user)
        except Refused as refusal:
            messages.warning(request, refusal.message)
        else:
            messages.success(request, f"{contact.name} is on the list of {employer.name} no longer.")
        return redirect(home)
    others = current.filter(employer=employer).exclude(pk=contact.pk)
    context = {"contact": contact, "employer": employer, "is_last": not others.exists(), "back": home}
    return render(request, "web/staff/employers/end_contact.html", context)


def _page(request, form, draft, heading, button, *, employer=None, back=""):
    context = {
        "employer": employer,
        "form": form,
        "draft": draft,
        "heading": heading,
        "button": button,
        "back": back or _home_of(request.viewer, employer),
    }
    return render(request, "web/staff/employers/form.html", context)


def _home_of(viewer, employer) -> str:
    """Where whoever changes an employer reads of it."""
    if viewer.role == Role.EMPLOYER:
        return reverse("employer-organisations")
    return reverse("employer", args=[employer.public_id])
