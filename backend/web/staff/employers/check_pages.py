"""An officer's checks of an employer, one page an item, and the word that it is verified."""

from django import forms
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from backend.employers.checklist import BY_ITEM, RequiredCheck
from backend.employers.choices import Item
from backend.employers.permissions import can_verify_employers, employers_of
from backend.employers.verification import record_check, verify
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.fields import DateField, text_box
from backend.web.kit.form_page import ButtonForm, FormPage
from backend.web.staff.employers.employer_page import show


class CheckForm(forms.Form):
    evidence = text_box("What you looked at and what you found", longest=1000, rows=4)

    def __init__(self, *arguments, requirement: RequiredCheck, **named):
        super().__init__(*arguments, **named)
        self.fields["evidence"].help_text = requirement.what_to_look_at
        ends_by_itself = requirement.ends_by_itself
        self.fields["next_check_on"] = _insured_until() if ends_by_itself else _next_check(requirement.months)


def _insured_until() -> DateField:
    return DateField(label="Last day on which the insurance is valid", help_text="It stands on the certificate.")


def _next_check(months: int) -> DateField:
    return DateField(
        label="Next check",
        help_text=f"Leave it empty for {months} months from today, which is the latest.",
        required=False,
    )


@GET_AND_POST
@only(can_verify_employers)
def record(request, public_id):
    employer = get_object_or_404(employers_of(request.viewer), public_id=public_id)
    item = request.GET.get("item", "")
    if item not in Item or employer.kind not in BY_ITEM[Item(item)].kinds:
        raise Http404
    requirement = BY_ITEM[Item(item)]
    page = FormPage(request, CheckForm, draft=f"employer-check-{item}", about=public_id, requirement=requirement)
    if page.saves(record_check, employer=employer, item=requirement.item):
        return page.redirect(f"Recorded: {requirement.item.label}.", "employer", public_id=public_id)
    telephone = f" Published telephone: {employer.published_phone}." if employer.published_phone else ""
    return page.show(
        heading=requirement.item.label,
        button="Record this check",
        about=employer.name,
        explanation=f"Your name and today's date are recorded with this.{telephone}",
        back=reverse("employer", args=[public_id]),
        back_text=employer.name,
    )


@require_POST
@only(can_verify_employers)
def verify_employer(request, public_id):
    employer = get_object_or_404(employers_of(request.viewer), public_id=public_id)
    page = FormPage(request, ButtonForm)
    if page.saves(verify, employer=employer):
        return page.redirect(f"You have verified {employer.name}.", "employer", public_id=public_id)
    return show(request, public_id, page.form)
