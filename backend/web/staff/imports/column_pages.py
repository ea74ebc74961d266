"""A council's export with headings of its own: which of its columns is which fact, said once for the same headings."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from backend.care_leavers.imports import runs
from backend.care_leavers.imports.file_columns import glimpse_of, proposed_columns, remembered
from backend.care_leavers.models import FileColumns, ImportRun
from backend.care_leavers.permissions import can_import_care_leavers, can_settle_imports, import_runs_of
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.form_page import FormPage
from backend.web.staff.imports import tables
from backend.web.staff.imports.forms import ColumnsForm


@GET_AND_POST
@only(can_import_care_leavers)
def columns(request: HttpRequest, public_id) -> HttpResponse:
    found = get_object_or_404(import_runs_of(request.viewer), public_id=public_id)
    if not can_be_chosen(found):
        return redirect("import", public_id)
    names = [each["name"] for each in found.sheets]
    asked = request.GET.get("sheet")
    glimpse = glimpse_of(found, asked if asked in names else None)
    proposed = {heading: ours for ours, heading in proposed_columns(found, glimpse).items()}
    begun = {f"column_{place}": proposed.get(heading, "") for place, heading in enumerate(glimpse["headings"])}
    page = FormPage(request, ColumnsForm, proposed=begun, glimpse=glimpse)
    if page.saves(runs.choose_columns, run=found, sheet=glimpse["name"]):
        return redirect("import", public_id)
    return page.show(
        "web/staff/imports/columns.html",
        heading="Which column is which?",
        button="Check the rows",
        caption=tables.name_of(found, with_names=can_settle_imports(request.viewer)),
        back=reverse("imports"),
        run=found,
        glimpse=glimpse,
        sheets=names if len(names) > 1 else [],
        guessed=len(proposed),
    )


def can_be_chosen(run: ImportRun) -> bool:
    return bool(run.sheets) and run.state in runs.OPEN_STATES


def choice_of(run: ImportRun) -> FileColumns | None:
    """Who said which column is which, where the file is read by that."""
    return remembered(run.council_id, glimpse_of(run, run.sheet)) if run.columns else None
