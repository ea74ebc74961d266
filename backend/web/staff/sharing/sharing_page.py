"""The officer says who else may see an opportunity: other councils, or anybody at all."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse

from backend.councils.models import Council
from backend.opportunities.models import Publication, Share
from backend.opportunities.permissions import opportunities_of
from backend.opportunities.sharing import can_share, decide_who_sees
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.content import TimelineEntry
from backend.web.kit.fields import Checkboxes
from backend.web.kit.form_page import FormPage


class SharingForm(forms.Form):
    partners = forms.ModelMultipleChoiceField(
        Council.objects.none(), label="Share it with these councils", required=False, widget=Checkboxes()
    )
    with_all = forms.BooleanField(
        label="Share it with all councils that agreed to it",
        help_text="With those that agree later too, until you take this back.",
        required=False,
    )
    place_numbers = forms.BooleanField(
        label="Other councils may read how many places are left",
        help_text="The number moves with people of your council. Without this they read whom to ask.",
        required=False,
    )
    public = forms.BooleanField(
        label="Show it on a page that anybody can read",
        help_text="Search engines for jobs find it there.",
        required=False,
    )

    def __init__(self, *arguments, council: Council, **named):
        super().__init__(*arguments, **named)
        others = Council.objects.exclude(id=council.pk).order_by("name", "id")
        self.fields["partners"].queryset = others
        if not others:
            del self.fields["partners"]

    @property
    def facts(self) -> dict:
        return {"partners": (), **self.cleaned_data}


@GET_AND_POST
@only(can_share)
def sharing(request, public_id):
    opportunity = get_object_or_404(opportunities_of(request.viewer).select_related("employer"), public_id=public_id)
    if not can_share(request.viewer, opportunity):
        raise PermissionDenied
    page = FormPage(request, SharingForm, record=opportunity, council=request.viewer.council, initial=_now(opportunity))
    if page.saves(decide_who_sees, opportunity=opportunity):
        return page.redirect("It is saved who may see it.", "opportunity", public_id=public_id)
    return page.show(
        "web/staff/sharing/decide.html",
        heading="Who may see it",
        button="Save",
        about=opportunity.title,
        explanation="Another council reads what the posting says and the name of the employer, and nothing else. It"
        " stays yours: only you change it.",
        back=reverse("opportunity", args=[public_id]),
        history=_history(opportunity),
        public_url=reverse("public-opportunity", args=[public_id]) if _now(opportunity)["public"] else "",
    )


def _now(opportunity) -> dict:
    shares = Share.objects.standing().filter(opportunity=opportunity)
    standing = dict(shares.values_list("partner_id", "with_place_numbers"))
    return {
        "partners": [partner for partner in standing if partner],
        "with_all": None in standing,
        "place_numbers": any(standing.values()),
        "public": Publication.objects.standing().filter(opportunity=opportunity).exists(),
    }


def _history(opportunity) -> list[TimelineEntry]:
    shares = Share.objects.filter(opportunity=opportunity).select_related("partner", "by", "ended_by")
    published = Publication.objects.filter(opportunity=opportunity).select_related("by", "ended_by")
    entries = [entry for row in [*shares, *published] for entry in _entries(row)]
    return sorted(entries, key=lambda entry: entry.when, reverse=True)


def _entries(row: Share | Publication) -> list[TimelineEntry]:
    began, ended = _words(row)
    begin = TimelineEntry(began, row.created_at, str(row.by), "")
    return [begin, TimelineEntry(ended, row.ended_at, str(row.ended_by), "")] if row.ended_at else [begin]


def _words(row: Share | Publication) -> tuple[str, str]:
    if isinstance(row, Publication):
        return "Made public", "No longer public"
    whom = row.partner.name if row.partner else "all councils that agreed"
    how = ", with how many places are left" if row.with_place_numbers else ""
    return f"Shared with {whom}{how}", f"No longer shared with {whom}{how}"
