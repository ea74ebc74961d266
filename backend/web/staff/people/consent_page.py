"""What a young person agrees to: recorded in the words they heard, asked again, taken back, and asked to be deleted."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.accounts.names import names_by_id
from backend.activities.permissions import can_ask_providers
from backend.activities.stopped_asking import agreed_to_be_asked_about
from backend.care_leavers.choices import ContactMethod
from backend.care_leavers.consent_words import YOU_CHOOSE
from backend.care_leavers.models import CareLeaver, Consent
from backend.care_leavers.permissions import can_edit_profile
from backend.core import clock
from backend.core.errors import Refused
from backend.employers.models import Employer
from backend.referrals.agreements import record_agreements, renew_agreement, take_agreement_back
from backend.referrals.deletions import ask_to_delete
from backend.referrals.told_employers import employers_for, employers_told
from backend.web.kit.access import GET_AND_POST, as_uuid, only, person_or_404
from backend.web.kit.formats import day
from backend.web.staff.people.agreement_rows import (
    all_that_was_said,
    kinds_to_offer,
    standing_groups,
)
from backend.web.staff.people.contact_forms import ConsentForm
from backend.web.staff.people.identity import Identity, PersonFormPage
from backend.web.staff.people.taken_back_rows import seen_words, taken_back_rows


TAKEN_BACK = "#taken-back"


@GET_AND_POST
@only(can_edit_profile)
def consent(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """What stands, by for whom it is; what was taken back, with what was seen of it; a form for one employer or any."""
    person = person_or_404(request, public_id, page="person-consent")
    for name, act in ACTS.items():
        if name in request.POST:
            return act(request, person)
    employer, said = _employer(request), all_that_was_said(person)
    page = PersonFormPage(
        request,
        ConsentForm,
        employer=employer,
        offered=kinds_to_offer(said, employer),
        in_force=[each for each in said if each.is_in_force_on(clock.today())],
        taken_back=sorted((each for each in said if each.withdrawn_on), key=lambda each: (each.withdrawn_on, each.pk)),
        proposed={"kinds": request.GET.getlist("kind")},
    )
    back = _after_consent(request, person)
    if page.saves(record_agreements, care_leaver=person, employer=employer):
        return page.redirect(f"What {person.known_as} agreed to is recorded.", back)
    looks = {"heading": "Agreements", "button": "Save", "back": back, **_shown(request, person, said, employer)}
    return page.show_about(person, "web/staff/people/consent.html", **looks)


def _shown(
    request: HttpRequest, person: CareLeaver, said: list[Consent], employer: Employer | None
) -> dict[str, object]:
    employers, refer = employers_for(person, request.viewer.council_id), request.GET.get("refer", "")
    names = names_by_id([each for row in said for each in (row.recorded_by_id, row.withdrawal_recorded_by_id)])
    months = request.viewer.council.consent_asked_again_months
    return {
        "groups": standing_groups(said, months, employers_told(person, said), names),
        "asked_about": agreed_to_be_asked_about(person),
        "may_ask": can_ask_providers(request.viewer),
        "taken_back": taken_back_rows(said, names),
        "employer": employer,
        "near": [each for each in employers if each.is_near],
        "others": [each for each in employers if not each.is_near],
        "first": YOU_CHOOSE,
        "ways": ContactMethod.choices,
        "sheet": reverse("person-consent-sheet", args=[person.public_id]),
        "kept": [("refer", refer)] if refer else [],
        "kept_query": f"&{urlencode({'refer': refer})}" if refer else "",
    }


def _employer(request: HttpRequest) -> Employer | None:
    """For whom they are asked; one that the address names and nobody knows is not any employer."""
    asked = request.GET.get("employer", "")
    return get_object_or_404(Employer, public_id=as_uuid(asked)) if asked else None


def _withdraw(request: HttpRequest, person: CareLeaver) -> HttpResponse:
    agreed = _consent(person, request.POST["withdraw"])
    only_for = request.POST.get("only_for", "")
    employer = get_object_or_404(Employer, public_id=as_uuid(only_for)) if only_for else None
    try:
        taken = take_agreement_back(consent=agreed, employer=employer, by=request.user)
    except Refused as refusal:
        messages.warning(request, refusal.message)
        return redirect(request.get_full_path())
    for_whom = f" for {employer.name}" if employer else ""
    seen = " ".join(map(seen_words, taken.seen))
    messages.success(request, f"“{agreed.get_kind_display()}” is taken back from today{for_whom}. {seen}".strip())
    return redirect(request.get_full_path() + (TAKEN_BACK if seen else ""))


def _renew(request: HttpRequest, person: CareLeaver) -> HttpResponse:
    agreed, how = _consent(person, request.POST["renew"]), request.POST.get("how", "")
    try:
        if how not in ContactMethod.values:
            raise Refused("Select how they said so.")
        renewed = renew_agreement(consent=agreed, how=ContactMethod(how), by=request.user)
    except Refused as refusal:
        messages.warning(request, refusal.message)
    else:
        until = f", until {day(renewed.until_on)} again" if renewed.until_on else ""
        messages.success(request, f"Asked again today: “{agreed.get_kind_display()}” stands as before{until}.")
    return redirect(request.get_full_path())


def _ask_to_delete(request: HttpRequest, person: CareLeaver) -> HttpResponse:
    agreed = _consent(person, request.POST["ask_delete"])
    about = {name: as_uuid(request.POST.get(name, "")) for name in ("referral", "employer")}
    try:
        asked = ask_to_delete(consent=agreed, **about, by=request.user)
    except Refused as refusal:
        messages.warning(request, refusal.message)
    else:
        messages.success(request, _what_was_asked(asked))
    return redirect(request.get_full_path() + TAKEN_BACK)


def _what_was_asked(asked) -> str:
    if not asked.written_to:
        return f"Nobody at {asked.employer.name} can be written to. Ring them, and record here what they say."
    return (
        f"{asked.employer.name} is asked to delete it, by a message with a reference only. If they have not answered"
        " after five working days, it stands on Today."
    )


ACTS = {"withdraw": _withdraw, "renew": _renew, "ask_delete": _ask_to_delete}


def _consent(person: CareLeaver, public_id: str) -> Consent:
    found: Consent = get_object_or_404(person.consents, public_id=as_uuid(public_id))
    return found


def _after_consent(request: HttpRequest, person: CareLeaver) -> str:
    """Back to the referral that lacked an agreement, or to the profile."""
    opportunity = as_uuid(request.GET.get("refer", ""))
    if opportunity:
        return reverse("refer", args=[person.public_id, opportunity])
    return reverse("person-profile", args=[person.public_id])


@require_safe
@only(can_edit_profile)
def sheet(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """What they agreed to, on paper and in plain words, to give to them."""
    person = person_or_404(request, public_id, page="person-consent-sheet")
    context = {
        "identity": Identity(person, request.viewer),
        "person": person,
        "groups": standing_groups(all_that_was_said(person), request.viewer.council.consent_asked_again_months),
        "asked_about": agreed_to_be_asked_about(person),
        "back": reverse("person-consent", args=[person.public_id]),
    }
    return render(request, "web/staff/people/consent_sheet.html", context)
