"""The register of concerns about employers, with their outcomes, and the same as a file."""

from django import forms
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.core import clock
from backend.employers.choices import ConcernOutcome
from backend.employers.permissions import can_look_into_concerns, concerns_of
from backend.placements.designated_officer import Telling, officer_clocks
from backend.web.kit.access import only, record_list
from backend.web.kit.csv_files import csv_response
from backend.web.kit.fields import PickedDateField
from backend.web.kit.filters import FilterForm
from backend.web.kit.paging import page_of
from backend.web.staff.concerns.tables import EXPORT_COLUMNS, concerns_table, export_row


OPEN = "open"


class ConcernFilters(FilterForm):
    employer = forms.CharField(label="Employer", required=False, max_length=80)
    state = forms.ChoiceField(
        label="State", required=False, choices=[("", "All"), (OPEN, "Open"), *ConcernOutcome.choices]
    )
    since = PickedDateField(label="Raised on or after", required=False)

    def narrow(self, concerns):
        chosen = self.chosen
        if chosen.get("state"):
            concerns = concerns.filter(outcome="" if chosen["state"] == OPEN else chosen["state"])
        if chosen.get("since"):
            concerns = concerns.filter(created_at__date__gte=chosen["since"])
        for word in chosen.get("employer", "").split():
            concerns = concerns.filter(employer__name__icontains=word)
        return concerns


@require_safe
@only(can_look_into_concerns)
def concerns(request):
    form, found = _filter(request)
    page = page_of(found, request.GET)
    untold = list(concerns_of(request.viewer).untold().order_by("created_at", "id"))
    clocks = officer_clocks(request.viewer.council_id, [*page, *untold])
    context = {
        "form": form,
        "page": page,
        "table": concerns_table(page, clocks),
        "overdue": [each for each in untold if clocks[each.pk].state == Telling.OVERDUE],
        "to_tell": [each for each in untold if clocks[each.pk].state == Telling.WAITING],
        "open_count": concerns_of(request.viewer).open().count(),
        "export_url": f"{reverse('concerns-csv')}?{request.GET.urlencode()}",
        "row_name": "concern",
        "row_names": "concerns",
        "is_filtered": bool(form.changed_data),
    }
    return render(request, "web/staff/concerns/register.html", context)


@require_safe
@only(can_look_into_concerns)
def export(request):
    """The filtered register, whole. That somebody took it away goes into the read log."""
    _, found = _filter(request)
    record_list(request, "concerns-csv")
    concerns = list(found)
    clocks = officer_clocks(request.viewer.council_id, concerns)
    rows = [export_row(each, clocks[each.pk]) for each in concerns]
    return csv_response(f"concerns-{clock.today():%Y-%m-%d}.csv", EXPORT_COLUMNS, rows)


def _filter(request):
    form = ConcernFilters(request.GET)
    return form, form.narrow(concerns_of(request.viewer)).latest_first()
