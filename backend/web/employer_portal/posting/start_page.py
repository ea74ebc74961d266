"""Beginning a post from an earlier one, from an advert on Find an apprenticeship, or from a pasted page."""

from dataclasses import replace

from django import forms
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.core.errors import Refused
from backend.councils.choices import Role
from backend.intake.prefilled_drafts import copy_earlier, draft_from_advert, draft_from_page, find_advert
from backend.intake.readers.json_ld import LONGEST_PAGE
from backend.opportunities.choices import OpportunityType, Source
from backend.opportunities.duplicate_warnings import duplicate_warnings
from backend.opportunities.permissions import can_post, opportunities_of
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.fields import one_of
from backend.web.kit.form_page import ButtonForm, FormPage
from backend.web.kit.opportunities.states import page_of
from backend.web.kit.posting.employers import employer_field, only_employer, posting_employers
from backend.web.kit.posting.preview import preview_of


ADVERT, PAGE = "advert", "page"
NEEDED = {ADVERT: ("reference", "Enter its reference"), PAGE: ("page", "Paste the source of the page")}
BEGUN = "This is a new draft. Check every field: dates and places may be missing, and nobody else has seen it yet."


class StartForm(forms.Form):
    start = one_of(
        "What would you like to start from?",
        [(ADVERT, "An advert on Find an apprenticeship"), (PAGE, "The job page of your website")],
        missing="Select what you would like to start from",
        hints={PAGE: "Most job sites can be read here: paste a page and see"},
        reveals={start: needed for start, (needed, _) in NEEDED.items()},
    )
    reference = forms.CharField(
        label="Its reference",
        required=False,
        max_length=500,
        help_text="For example, VAC1000123456, or the address of its page",
    )
    page = forms.CharField(
        label="The source of the page",
        required=False,
        help_text="In the browser choose View page source, then select all, copy, and paste it here",
        widget=forms.Textarea({"rows": 6}),
    )
    type = forms.ChoiceField(
        label="What it is",
        required=False,
        choices=[("", "As the page says"), *OpportunityType.choices],
        help_text="Only for a job page: an advert on Find an apprenticeship says so itself",
    )

    def __init__(self, *arguments, employers=None, **named):
        super().__init__(*arguments, **named)
        if employers is not None:
            self.fields["employer"] = employer_field(employers)

    def clean(self):
        facts = super().clean()
        needed, said = NEEDED.get(facts.get("start"), ("", ""))
        if needed and not facts.get(needed):
            self.add_error(needed, said)
        if len(facts.get("page") or "") > LONGEST_PAGE:
            self.add_error("page", "The page is too long: paste only the part about the job")
        return facts


@GET_AND_POST
@only(can_post)
def start(request):
    employers = posting_employers(request.viewer)
    one = only_employer(employers)
    page = FormPage(request, StartForm, draft="opportunity-start", employers=None if one else employers)
    advert = _advert(page)
    if page.saves(_start, council=request.viewer.council, only=one, advert=advert):
        return _edit(page)
    return page.show(
        "web/employer_portal/start.html",
        heading="Start from something you have",
        button="Start the draft",
        back=reverse("opportunity-add"),
        own=_own_list(request),
    )


def _advert(page: FormPage) -> dict | None:
    """Looked for before anything is saved, since a question to the feed counts whatever comes of it."""
    form, is_only_kept = page.form, page.draft and page.draft.is_only_kept
    if page.request.method != "POST" or is_only_kept or not form.is_valid() or form.cleaned_data["start"] != ADVERT:
        return None
    try:
        return find_advert(council=page.request.viewer.council, reference=form.cleaned_data["reference"])
    except Refused as refusal:
        page.refuse(refusal)
        return None


def _start(*, council, only, advert, page, type, by, employer=None, **_):
    about = {"council": council, "employer": only or employer, "by": by}
    if advert is not None:
        return draft_from_advert(advert=advert, **about)
    return draft_from_page(page=page, type=OpportunityType(type) if type else None, **about)


def _edit(page: FormPage):
    return page.redirect(BEGUN, "opportunity-parts", public_id=page.result.public_id)


@GET_AND_POST
@only(can_post)
def copy(request, public_id):
    earlier = get_object_or_404(_own(request), public_id=public_id, source=Source.PARTNER)
    page = FormPage(request, ButtonForm)
    if page.saves(copy_earlier, earlier=earlier):
        return _edit(page)
    return page.show(
        heading="Copy it into a new draft",
        button="Copy it",
        title=f"Copy: {earlier.title}",
        caption=earlier.title,
        explanation="Everything is copied but the dates and the number of places. This one stays as it is.",
        back=page_of(earlier, request.viewer),
    )


@require_safe
@only(can_post)
def preview(request, public_id):
    opportunity = get_object_or_404(_own(request), public_id=public_id)
    shown = replace(preview_of(opportunity), alike=duplicate_warnings(opportunity, request.viewer))
    context = {"preview": shown, "back": page_of(opportunity, request.viewer)}
    return render(request, "web/employer_portal/preview_page.html", context)


def _own(request):
    return opportunities_of(request.viewer).with_details()


def _own_list(request) -> str:
    return reverse("employer-opportunities" if request.viewer.role == Role.EMPLOYER else "opportunities")
