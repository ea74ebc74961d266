"""Adding an employer, changing what is known of it, and inviting its people."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from backend.councils.choices import Role
from backend.employers.access import end_contact
from backend.employers.colleagues import invite_colleague
from backend.employers.invitations import invitation_to_employers, send_again
from backend.employers.models import EmployerContact
from backend.employers.permissions import (
    can_change_employers,
    can_invite_to_employers,
    can_verify_employers,
    employers_of,
)
from backend.employers.services import add_employer, change_employer
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.buttons import tell
from backend.web.kit.colleagues import ColleagueForm
from backend.web.kit.employer_names import name_of
from backend.web.kit.form_page import ButtonForm, FormPage
from backend.web.kit.invitation_pages import take_back_page
from backend.web.kit.invitations import what_was_sent
from backend.web.staff.employers.forms import EmployerForm, InviteForm, OwnFactsForm, initial_of


WAITS = "{} is at another mail domain than yours: the council looks at it first, and invites them or tells you why not."
NOBODY_ELSE = "Invite somebody first, or nobody hears of introductions and approvals."


@GET_AND_POST
@only(can_verify_employers)
def add(request):
    page = FormPage(request, EmployerForm, draft="employer-add")
    if page.saves(add_employer, council=request.viewer.council):
        said = "The employer is added. It waits to be verified: record what you check below."
        return page.redirect(said, "employer", public_id=page.result.public_id)
    return page.show(heading="Add an employer", button="Add employer", back=reverse("employers"))


@GET_AND_POST
@only(can_change_employers)
def edit(request, public_id):
    employer = get_object_or_404(employers_of(request.viewer), public_id=public_id)
    kind_of_form = OwnFactsForm if request.viewer.role == Role.EMPLOYER else EmployerForm
    about = {"about": public_id, "record": employer, "only_changes": True, "initial": initial_of(employer)}
    page = FormPage(request, kind_of_form, draft="employer-edit", **about)
    home = _home_of(request.viewer, employer)
    if page.saves(change_employer, employer=employer):
        return page.redirect(f"{employer.name}: the changes are saved.", home)
    return page.show(heading="Change what is known", button="Save changes", about=name_of(employer), back=home)


@GET_AND_POST
@only(can_invite_to_employers)
def invite(request, public_id):
    employer = get_object_or_404(employers_of(request.viewer).select_related("council"), public_id=public_id)
    page = FormPage(request, ColleagueForm if request.viewer.role == Role.EMPLOYER else InviteForm)
    home = _home_of(request.viewer, employer)
    if page.saves(invite_colleague, employer=employer):
        whom = page.form.cleaned_data.get("name") or page.form.cleaned_data["email"]
        if page.result and not page.result.answer:
            return page.redirect(WAITS.format(whom), home)
        return page.redirect(f"{whom} is invited. {what_was_sent()}", home)
    return page.show(
        heading="Invite somebody",
        button="Send invitation",
        about=name_of(employer),
        back=home,
        explanation="We send them an e-mail with a link at which they accept or decline. They stand on your list once"
        " they have accepted.",
    )


@require_POST
@only(can_invite_to_employers)
def invite_once_more(request, public_id):
    invitation, home = _invitation_or_404(request, public_id)
    said = f"A new invitation is sent, and the earlier link no longer works. {what_was_sent()}"
    return tell(request, said, home, send_again, invitation=invitation)


@GET_AND_POST
@only(can_invite_to_employers)
def take_invitation_back(request, public_id):
    return take_back_page(request, *_invitation_or_404(request, public_id))


def _invitation_or_404(request, public_id):
    """An invitation to an employer of theirs, and the page on which it stands."""
    invitation, asked_for = invitation_to_employers(council=request.viewer.council, public_id=public_id)
    employer = employers_of(request.viewer).filter(pk__in=asked_for).first()
    if invitation is None or employer is None:
        raise Http404
    return invitation, _home_of(request.viewer, employer)


@GET_AND_POST
@only(can_invite_to_employers)
def end(request, public_id):
    current = EmployerContact.objects.current().filter(employer__in=employers_of(request.viewer))
    contact = get_object_or_404(current.select_related("employer", "user"), public_id=public_id)
    employer, home = contact.employer, _home_of(request.viewer, contact.employer)
    page = FormPage(request, ButtonForm)
    if page.saves(end_contact, contact=contact):
        return page.redirect(f"{contact.name} is no longer on the list of {employer.name}.", home)
    if request.method == "POST":
        messages.warning(request, " ".join(page.form.non_field_errors()))
        return redirect(home)
    others = current.filter(employer=employer).exclude(pk=contact.pk)
    return page.show(
        heading=f"Do you want to remove {contact.name}?",
        button="Remove",
        button_kind="warning",
        title=f"Remove {contact.name}: {employer.name}",
        caption=name_of(employer),
        warning="" if others.exists() else f"Nobody else of {employer.name} is on the list. {NOBODY_ELSE}",
        points=_what_follows(contact),
        back=home,
    )


def _what_follows(contact: EmployerContact) -> list[str]:
    employer = contact.employer.name
    access = (
        f"They no longer see anything of {employer} here. If they sign in for no other employer, their access ends at"
        " once, and we tell them by e-mail."
    )
    return [
        f"We do not write to them about {employer} any longer.",
        *([access] if contact.user else []),
        "What they posted and answered stays, under their name.",
        "You can invite them again.",
    ]


def _home_of(viewer, employer) -> str:
    """Where whoever changes an employer reads of it."""
    if viewer.role == Role.EMPLOYER:
        return reverse("employer-organisations")
    return reverse("employer", args=[employer.public_id])
