"""The officer says who else may see an opportunity: other councils, or anybody at all."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from backend.councils.models import Council
from backend.opportunities.models import Publication, Share
from backend.opportunities.permissions import opportunities_of
from backend.opportunities.sharing import can_share, decide_who_sees
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.content import TimelineEntry
from backend.web.kit.fields import Checkboxes
from backend.web.kit.saving import saved


class SharingForm(forms.Form):
    partners = forms.ModelMultipleChoiceField(
        Council.objects.none(), label="Share it with these councils", required=False, widget=Checkboxes()
    )
    with_all = forms.BooleanField(
        label="Share it with all councils that agreed to it",
        help_text="With those that agree later too, until you take this back.",
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


@GET_AND_POST
@only(can_share)
def sharing(request, public_id):
    opportunity = get_object_or_404(opportunities_of(request.viewer).select_related("employer"), public_id=public_id)
    if not can_share(request.viewer, opportunity):
        raise PermissionDenied
    form = SharingForm(
        request.POST if request.method == "POST" else None, council=request.viewer.council, initial=_now(opportunity)
    )
    if request.method == "POST" and saved(
        form, lambda facts: decide_who_sees(opportunity=opportunity, by=request.user, **{"partners": ()} | facts)
    ):
        messages.success(request, "It is saved who may see it.")
        return redirect("opportunity", public_id=public_id)
    context = {
        "form": form,
        "opportunity": opportunity,
        "history": _history(opportunity),
        "back": reverse("opportunity", args=[public_id]),
        "public_url": reverse("public-opportunity", args=[public_id]) if _now(opportunity)["public"] else "",
    }
    return render(request, "web/staff/sharing/decide.html", context)


def _now(opportunity) -> dict:
    standing = list(Share.objects.standing().filter(opportunity=opportunity).values_list("partner_id", flat=True))
    return {
        "partners": [partner for partner in standing if partner],
        "with_all": None in standing,
        "public": Publication.objects.standing().filter(opportunity=opportunity).exists(),
    }


def _history(opportunity) -> list[TimelineEntry]:
    shares = Share.objects.filter(opportunity=opportunity).select_related("partner", "by", "ended_by")
    published = Publication.objects.filter(opportunity=opportunity).select_related("by", "ended_by")
    entries = []
    for row in [*shares, *published]:
        began, ended = _words(row)
        entries.append(TimelineEntry(began, row.created_at, str(row.by), ""))
        if row.ended_at:
            entries.append(TimelineEntry(ended, row.ended_at, str(row.ended_by), ""))
    return sorted(entries, key=lambda entry: entry.when, reverse=True)


def _words(row: Share | Publication) -> tuple[str, str]:
    if isinstance(row, Publication):
        return "Made public", "No longer public"
    whom = row.partner.name if row.partner else "all councils that agreed"
    return f"Shared with {whom}", f"No longer shared with {whom}"
