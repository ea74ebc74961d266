"""What a young person agrees to: recorded, and taken back."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from backend.care_leavers.permissions import can_edit_profile
from backend.care_leavers.services import give_consent
from backend.referrals.details import take_agreement_back
from backend.web.kit.access import GET_AND_POST, as_uuid, only, person_or_404
from backend.web.kit.formats import day
from backend.web.staff.people.contact_forms import ConsentForm
from backend.web.staff.people.identity import PersonFormPage


@GET_AND_POST
@only(can_edit_profile)
def consent(request, public_id):
    """Agreements in force, each with a way to take it back, and a form for new ones."""
    person = person_or_404(request, public_id, page="person-consent")
    in_force = list(person.consents.in_force().order_by("given_on", "id"))
    if "withdraw" in request.POST:
        return _withdraw(request, person)
    page = PersonFormPage(
        request,
        ConsentForm,
        in_force=in_force,
        taken_back=list(person.consents.taken_back()),
        proposed={"kinds": request.GET.getlist("kind")},
    )
    back = _after_consent(request, person)
    if page.saves(_give, care_leaver=person):
        return page.redirect(f"What {person.known_as} agreed to is recorded.", back)
    looks = {"heading": "Agreements", "button": "Save", "back": back, "in_force": in_force}
    return page.show_about(person, "web/staff/people/consent.html", **looks)


def _give(*, kinds, renews=(), **facts):
    for kind in kinds:
        give_consent(kind=kind, renews=renews, **facts)


def _withdraw(request, person):
    agreed = get_object_or_404(person.consents, public_id=as_uuid(request.POST["withdraw"]))
    if agreed.withdrawn_on:
        said = f"“{agreed.get_kind_display()}” is taken back already, from {day(agreed.withdrawn_on)}."
        messages.info(request, said)
        return redirect(request.get_full_path())
    take_agreement_back(consent=agreed, by=request.user)
    messages.success(request, f"“{agreed.get_kind_display()}” is taken back from today.")
    return redirect(request.get_full_path())


def _after_consent(request, person) -> str:
    """Back to the referral that lacked an agreement, or to the profile."""
    opportunity = as_uuid(request.GET.get("refer", ""))
    if opportunity:
        return reverse("refer", args=[person.public_id, opportunity])
    return reverse("person-profile", args=[person.public_id])
