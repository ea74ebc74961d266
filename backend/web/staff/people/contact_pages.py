"""Writing down what happens: a contact, their words, an activity, an agreement given or taken back."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from backend.activities.choices import Source
from backend.activities.permissions import can_record_activity
from backend.activities.services import start_activity
from backend.care_leavers.choices import ConsentKind
from backend.care_leavers.permissions import can_edit_profile, can_record_contact
from backend.care_leavers.services import give_consent, record_contact, record_view, withdraw_consent
from backend.core import clock
from backend.core.errors import Refused
from backend.referrals.services import stop_disclosing
from backend.web.kit.access import GET_AND_POST, as_uuid, only, person_or_404
from backend.web.kit.drafts.draft import drafted
from backend.web.kit.saving import saved
from backend.web.staff.people.contact_forms import ActivityForm, ConsentForm, ContactForm, ViewForm
from backend.web.staff.people.identity import Identity


@GET_AND_POST
@only(can_record_contact)
def contact(request, public_id):
    person = person_or_404(request, public_id, page="person-contact")
    form = ContactForm(request.POST or None)
    draft = drafted(request, form, "person-contact", about=public_id)

    def save(facts):
        record_contact(care_leaver=person, reached=_reached(request), by=request.user, **facts)

    if request.method == "POST" and saved(form, save, draft):
        messages.success(request, f"The contact with {person.known_as} is logged.")
        return redirect("person-contacts", public_id=public_id)
    return _page(request, person, form, "contact", "person-contacts", draft)


def _reached(request) -> bool:
    pressed = request.POST.get("reached")
    if pressed not in ("yes", "no"):
        raise Refused("Say whether you spoke: press one of the two buttons below.")
    return pressed == "yes"


@GET_AND_POST
@only(can_record_contact)
def view(request, public_id):
    person = person_or_404(request, public_id, page="person-view")
    form = ViewForm(request.POST or None)
    draft = drafted(request, form, "person-view", about=public_id)
    if request.method == "POST" and saved(
        form, lambda facts: record_view(care_leaver=person, by=request.user, **facts), draft
    ):
        messages.success(request, f"What {person.known_as} said is kept as they said it.")
        return redirect("person-contacts", public_id=public_id)
    return _page(request, person, form, "view", "person-contacts", draft)


@GET_AND_POST
@only(can_record_activity)
def activity(request, public_id):
    person = person_or_404(request, public_id, page="person-activity")
    form = ActivityForm(request.POST or None)

    def save(facts):
        start_activity(care_leaver=person, source=Source.WORKER, by=request.user, **facts)

    if request.method == "POST" and saved(form, save):
        messages.success(request, "The activity is recorded.")
        return redirect("person-journey", public_id=public_id)
    return _page(request, person, form, "activity", "person-journey")


def _page(request, person, form, template, back, draft=None):
    context = {
        "identity": Identity(person, request.viewer),
        "form": form,
        "draft": draft,
        "back": reverse(back, args=[person.public_id]),
    }
    return render(request, f"web/staff/people/{template}.html", context)


@GET_AND_POST
@only(can_edit_profile)
def consent(request, public_id):
    """Agreements in force, each with a way to take it back, and a form for new ones."""
    person = person_or_404(request, public_id, page="person-consent")
    in_force = list(person.consents.in_force().order_by("given_on", "id"))
    if "withdraw" in request.POST:
        return _withdraw(request, person)
    standing = {agreed.kind for agreed in in_force}
    form = ConsentForm(
        request.POST or None,
        open_kinds=[kind for kind in ConsentKind if kind not in standing],
        initial={"kinds": request.GET.getlist("kind")},
    )
    if request.method == "POST" and saved(form, lambda facts: _give(person, facts, by=request.user)):
        messages.success(request, f"What {person.known_as} agreed to is recorded.")
        return redirect(_after_consent(request, person))
    context = {
        "identity": Identity(person, request.viewer),
        "form": form,
        "in_force": in_force,
        "back": _after_consent(request, person),
    }
    return render(request, "web/staff/people/consent.html", context)


def _give(person, facts, *, by):
    for kind in facts["kinds"]:
        give_consent(care_leaver=person, kind=kind, on=facts["on"], how=facts["how"], by=by)


def _withdraw(request, person):
    agreed = get_object_or_404(person.consents.in_force(), public_id=as_uuid(request.POST["withdraw"]))
    with transaction.atomic():
        withdraw_consent(consent=agreed, on=clock.today(), by=request.user)
        stop_disclosing(care_leaver=person, by=request.user)
    messages.success(request, f"“{agreed.get_kind_display()}” is taken back from today.")
    return redirect(request.get_full_path())


def _after_consent(request, person) -> str:
    """Back to the referral that lacked an agreement, or to the profile."""
    opportunity = as_uuid(request.GET.get("refer", ""))
    if opportunity:
        return reverse("refer", args=[person.public_id, opportunity])
    return reverse("person-profile", args=[person.public_id])
