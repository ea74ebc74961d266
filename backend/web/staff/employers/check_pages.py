"""An officer's checks of an employer, one page an item, and the word that it is verified."""

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from backend.core import clock
from backend.councils.choices import Role
from backend.employers.checklist import BY_ITEM, RequiredCheck, missing_on
from backend.employers.choices import Evidence, HowKnown, Item, Register
from backend.employers.evidence import content_type_of
from backend.employers.models import Check, Employer
from backend.employers.permissions import can_verify_employers, can_verify_last, employers_of, employers_to_verify
from backend.employers.verification import propose, record_check, send_back, verify
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.employer_names import name_of
from backend.web.kit.employers import rows_of
from backend.web.kit.fields import DateField, one_of, text_box
from backend.web.kit.form_page import ButtonForm, FormPage
from backend.web.staff.employers.employer_page import show
from backend.web.staff.employers.looked_at import facts_and_checklist, shown_of, shown_of_facts


class CheckForm(forms.Form):
    evidence = text_box("What you looked at and what you found", longest=1000, rows=4)

    def __init__(self, *arguments, requirement: RequiredCheck, **named):
        super().__init__(*arguments, **named)
        self.fields["evidence"].help_text = requirement.what_to_look_at
        for kind in Evidence:
            if kind in requirement.evidence:
                self.fields |= EVIDENCE_FIELDS[kind]()
        ends_by_itself = requirement.ends_by_itself
        self.fields["next_check_on"] = _insured_until() if ends_by_itself else _next_check(requirement.months)


def _number() -> dict[str, forms.Field]:
    help_text = "Companies House or charity number; it is recorded with the employer. Empty: the one that is recorded."
    widget = forms.TextInput({"class": "govuk-input--width-10"})
    return {
        "number": forms.CharField(
            label="Register number", help_text=help_text, max_length=20, required=False, widget=widget
        ),
        "register": forms.ChoiceField(
            label="Register",
            help_text="Needed where the number alone does not say: SC012345 may be a company or a charity.",
            choices=[("", "as the number says"), *Register.choices],
            required=False,
        ),
    }


def _link() -> dict[str, forms.Field]:
    help_text = "Where somebody else can look it up, such as the entry in the register."
    return {"link": forms.URLField(label="Link", help_text=help_text, required=False, assume_scheme="https")}


def _file() -> dict[str, forms.Field]:
    accepted = forms.FileInput(attrs={"accept": ".pdf,.png,.jpg,.jpeg"})
    help_text = "A PDF, PNG or JPEG of at most 5 MB: a scan or a photograph of the paper."
    return {"file": forms.FileField(label="File", help_text=help_text, required=False, widget=accepted)}


def _visit() -> dict[str, forms.Field]:
    missing = "Select how the site is known"
    return {
        "how": one_of("How is the site known?", HowKnown.choices, missing=missing),
        "seen_on": DateField(label="When was it last seen?", help_text="At most a year ago."),
    }


EVIDENCE_FIELDS = {
    Evidence.NUMBER: _number,
    Evidence.LINK: _link,
    Evidence.FILE: _file,
    Evidence.PHONE: _link,
    Evidence.VISIT: _visit,
}


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
    shown, draft = shown_of_facts(employer), f"employer-check-{item}"
    page = FormPage(request, CheckForm, draft=draft, about=public_id, shown=shown, requirement=requirement)
    if page.saves(record_check, employer=employer, item=requirement.item):
        return page.redirect(f"Recorded: {requirement.item.label}.", "employer", public_id=public_id)
    return page.show(
        "web/staff/employers/record_check.html",
        heading=requirement.item.label,
        button="Record this check",
        about=name_of(employer),
        explanation="Your name and today's date are recorded with this.",
        facts=rows_of(employer, for_staff=True),
        back=reverse("employer", args=[public_id]),
        back_text=employer.name,
    )


@require_safe
@only(can_verify_last)
def file(request, public_id):
    """Always to be saved, never shown in the page: what somebody else made may hold anything."""
    checks = Check.objects.for_council(request.viewer.council_id).exclude(file="")
    found = get_object_or_404(checks, public_id=public_id)
    response = HttpResponse(found.file.read(), content_type=content_type_of(found.file_name))
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=found.file_name)
    return response


@require_POST
@only(can_verify_employers)
def propose_employer(request, public_id):
    employer = get_object_or_404(employers_of(request.viewer), public_id=public_id)
    has_button = not missing_on(employer, clock.today())
    page = FormPage(request, ButtonForm, shown=shown_of(employer) if has_button else None)
    if page.saves(propose, employer=employer):
        said = "It waits for a second person: another officer, or the council's administrator."
        return page.redirect(said, "employer", public_id=public_id)
    return show(request, public_id, page.form)


@GET_AND_POST
@only(can_verify_last)
def verify_employer(request, public_id):
    """The second person looks at what was checked, and verifies."""
    employer = _to_verify_or_404(request, public_id)
    page, home = FormPage(request, ButtonForm, shown=shown_of(employer)), _home(request.viewer, employer)
    if page.saves(verify, employer=employer):
        return page.redirect(f"You have verified {employer.name}.", home)
    heading = "Verify this employer"
    return _show_waiting(page, employer, home, "web/staff/employers/verify.html", heading=heading, button=heading)


def _to_verify_or_404(request, public_id) -> Employer:
    waiting = employers_to_verify(request.viewer).select_related("proposed_by").prefetch_related("checks__by")
    return get_object_or_404(waiting, public_id=public_id)


@GET_AND_POST
@only(can_verify_last)
def send_employer_back(request, public_id):
    employer = _to_verify_or_404(request, public_id)
    shown = shown_of(employer) if employer.proposed_at else None  # it was sent back meanwhile: that is said instead
    page = FormPage(request, SendBackForm, draft="employer-send-back", about=public_id, shown=shown)
    home = _home(request.viewer, employer)
    if page.saves(send_back, employer=employer):
        return page.redirect(f"{employer.name} is sent back, with your words.", home)
    words = {"heading": "Send it back", "button": "Send back"}
    return _show_waiting(page, employer, home, "web/staff/employers/send_back.html", **words)


def _show_waiting(page: FormPage, employer: Employer, home: str, template: str, **words: str):
    facts = facts_and_checklist(employer)
    return page.show(template, about=name_of(employer), back=home, employer=employer, **words, **facts)


class SendBackForm(forms.Form):
    reason = text_box("What is missing", longest=500, rows=3, help_text="The officer reads it on the employer's page.")


def _home(viewer, employer) -> str:
    if viewer.role == Role.ADMINISTRATOR:
        return reverse("administration-employers")
    return reverse("employer", args=[employer.public_id])
