"""The brief of a post as its employer reads it, who has read it, and the two lines that an officer adds."""

from django import forms
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.opportunities.manager_brief import (
    LONGEST_LINE,
    brief_of,
    has_brief,
    lines_standing,
    readings_of,
    write_brief_lines,
)
from backend.opportunities.permissions import can_browse, can_write_brief, opportunities_of
from backend.reference.provenance import caution
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.content import Table, Tag, columns
from backend.web.kit.employer_names import name_of
from backend.web.kit.form_page import FormPage
from backend.web.kit.formats import moment


WIDE = {"class": "govuk-input"}
COLUMNS = columns("Who", "When", "How", "Version")


class BriefLinesForm(forms.Form):
    first = forms.CharField(
        label="First line",
        required=False,
        max_length=LONGEST_LINE,
        help_text="What is true of this post for whoever comes, like “The side door opens at 7. Ask for Sam.”",
        widget=forms.TextInput(WIDE),
    )
    second = forms.CharField(label="Second line", required=False, max_length=LONGEST_LINE, widget=forms.TextInput(WIDE))


@require_safe
@only(can_browse)
def brief(request, public_id):
    opportunity = _with_brief(request, public_id)
    now = brief_of(opportunity)
    context = {
        "opportunity": opportunity,
        "brief": now,
        "council": request.viewer.council,
        "readings": Table("Who has read it", COLUMNS, _rows(opportunity), empty="Nobody has said so yet."),
        "caution": caution(now.pieces),
        "may_write": can_write_brief(request.viewer, opportunity),
    }
    return render(request, "web/staff/opportunities/brief.html", context)


def _rows(opportunity) -> list[list]:
    return [
        [
            each.contact.name,
            moment(each.created_at),
            each.how,
            Tag("As it stands", "green") if each.is_of_now else Tag("An earlier one", "yellow"),
        ]
        for each in readings_of(opportunity)
    ]


@GET_AND_POST
@only(can_write_brief)
def lines(request, public_id):
    opportunity = _with_brief(request, public_id)
    if not can_write_brief(request.viewer, opportunity):
        raise Http404
    standing = lines_standing(opportunity)
    recorded = {"first": standing.first, "second": standing.second} if standing else {"first": "", "second": ""}
    page = FormPage(request, BriefLinesForm, initial=recorded)
    back = reverse("opportunity-brief", args=[public_id])
    if page.saves(write_brief_lines, opportunity=opportunity):
        return page.redirect("Saved. Whoever read it before is asked to read it again.", back)
    return page.show(
        heading="Two lines about this post",
        button="Save the lines",
        title=f"Two lines about this post: {opportunity.title}",
        caption=f"{opportunity.title}, {name_of(opportunity.employer)}",
        explanation="They stand in the brief that the employer’s people read, whoever is introduced. Nothing about"
        " anybody belongs here.",
        back=back,
    )


def _with_brief(request, public_id):
    found = get_object_or_404(opportunities_of(request.viewer).select_related("employer"), public_id=public_id)
    if not has_brief(found):
        raise Http404
    return found
