"""Beginning a post from an earlier one, from an advert on Find an apprenticeship, or from a pasted page."""

from dataclasses import replace

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.core.errors import Refused
from backend.councils.choices import Role
from backend.intake.prefilled_drafts import copy_earlier, draft_from_advert, draft_from_page, find_advert
from backend.opportunities.choices import OpportunityType, Source
from backend.opportunities.duplicate_warnings import duplicate_warnings
from backend.opportunities.permissions import can_post, opportunities_of
from backend.web.employer_portal.posting.forms import employer_field
from backend.web.employer_portal.posting.posters import posting_employers, the_only
from backend.web.employer_portal.posting.preview import preview_of
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.drafts.draft import drafted
from backend.web.kit.fields import Radios
from backend.web.kit.saving import saved
from backend.web.staff.opportunities.states import page_of


ADVERT, PAGE = "advert", "page"
NEEDED = {ADVERT: ("reference", "Enter its reference"), PAGE: ("page", "Paste the source of the page")}
LONGEST_PAGE = 1_500_000  # characters; the source of a long page of today
BEGUN = "This is a new draft. Check every field: dates and places may be missing, and nobody else has seen it yet."


class StartForm(forms.Form):
    start = forms.ChoiceField(
        label="What would you like to start from?",
        choices=[
            (ADVERT, "An advert on Find an apprenticeship"),
            (PAGE, "A job page on a website"),
        ],
        widget=Radios(
            hints={PAGE: "Works where the page carries a schema.org JobPosting, as most job sites do"},
            reveals={start: needed for start, (needed, _) in NEEDED.items()},
        ),
        error_messages={"required": "Select what you would like to start from"},
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
            self.add_error("page", 'The page is too long: paste only the part from <script type="application/ld+json">')
        return facts


@GET_AND_POST
@only(can_post)
def start(request):
    employers = posting_employers(request.viewer)
    one = the_only(employers)
    form = StartForm(request.POST or None, employers=None if one else employers)
    draft = drafted(request, form, "opportunity-start")
    advert = _advert(request, form, draft)
    made = []
    if request.method == "POST" and saved(
        form, lambda facts: made.append(_started(request, facts, one, advert)), draft
    ):
        return _begun(request, made[0])
    return render(
        request,
        "web/employer_portal/start.html",
        {"form": form, "back": reverse("opportunity-add"), "own": _own_list(request), "draft": draft},
    )


def _advert(request, form, draft) -> dict | None:
    """Looked for before anything is saved, since a question to the feed counts whatever comes of it."""
    if request.method != "POST" or draft.is_only_kept or not form.is_valid() or form.cleaned_data["start"] != ADVERT:
        return None
    try:
        return find_advert(council=request.viewer.council, reference=form.cleaned_data["reference"])
    except Refused as refusal:
        form.add_error(refusal.field, refusal.message)
        return None


def _started(request, facts, one, advert):
    about = {"council": request.viewer.council, "employer": one or facts["employer"], "by": request.user}
    if advert is not None:
        return draft_from_advert(advert=advert, **about)
    chosen = OpportunityType(facts["type"]) if facts["type"] else None
    return draft_from_page(page=facts["page"], type=chosen, **about)


@GET_AND_POST
@only(can_post)
def copy(request, public_id):
    earlier = get_object_or_404(_own(request), public_id=public_id, source=Source.PARTNER)
    if request.method == "POST":
        return _begun(request, copy_earlier(earlier=earlier, by=request.user))
    return render(
        request, "web/employer_portal/copy.html", {"opportunity": earlier, "back": page_of(earlier, request.viewer)}
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


def _begun(request, opportunity):
    messages.success(request, BEGUN)
    return redirect("opportunity-edit", public_id=opportunity.public_id)
