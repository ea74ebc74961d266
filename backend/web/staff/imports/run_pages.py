"""Young people from a file: chosen, checked, confirmed, taken in. Every step can be left."""

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from backend.care_leavers.choices import ImportState, RowOutcome
from backend.care_leavers.imports import runs
from backend.care_leavers.imports.columns import COLUMNS
from backend.care_leavers.imports.table import WHAT_TO_CORRECT
from backend.care_leavers.models import ImportRun
from backend.care_leavers.permissions import (
    can_import_care_leavers,
    can_settle_imports,
    held_rows_of,
    import_conflicts_of,
    import_runs_of,
)
from backend.web.kit.access import GET_AND_POST, only, record_list
from backend.web.kit.csv_files import csv_response
from backend.web.kit.form_page import ButtonForm, FormPage
from backend.web.kit.shown import Shown, shown_of_row
from backend.web.staff.imports import tables
from backend.web.staff.imports.column_pages import can_be_chosen, choice_of
from backend.web.staff.imports.forms import UploadForm


LATEST = 20
PER_PAGE = 50


@GET_AND_POST
@only(can_import_care_leavers)
def files(request):
    page = FormPage(request, UploadForm)
    if page.saves(_receive, council=request.viewer.council):
        return redirect("import", page.result.public_id)
    settles = can_settle_imports(request.viewer)
    context = {
        "form": page.form,
        "table": tables.runs_table(import_runs_of(request.viewer).latest_first()[:LATEST], with_names=settles),
        "days": settings.DRAFT_DAYS,
        "settles": settles,
        "to_settle": _left_to_settle(request.viewer) if settles else 0,
        "back": reverse("people" if settles else "administration-imports"),
    }
    return render(request, "web/staff/imports/files.html", context)


def _receive(*, council, content, extracted_on, by, **_) -> ImportRun:
    runs.refuse_too_large(content.size)
    return runs.receive(council=council, name=content.name, data=content.read(), extracted_on=extracted_on, by=by)


def _left_to_settle(viewer) -> int:
    return held_rows_of(viewer).open().count() + import_conflicts_of(viewer).open().count()


@GET_AND_POST
@only(can_import_care_leavers)
def run(request, public_id):
    """Where a file stands: being worked on, to be confirmed, or taken in; and the next one is chosen beside it."""
    found = _run_or_404(request, public_id)
    following = FormPage(request, UploadForm)
    if following.saves(_receive, council=request.viewer.council):
        return redirect("import", following.result.public_id)
    if found.state == ImportState.COLUMNS:
        return redirect("import-columns", public_id)
    form = ButtonForm()
    form.facts_shown = _columns_shown(found).sealed_for(request)
    return _page(request, found, form, following.form)


@require_POST
@only(can_import_care_leavers)
def confirm(request, public_id):
    found = _run_or_404(request, public_id)
    page = FormPage(request, ButtonForm, shown=_columns_shown(found))
    if not page.saves(runs.confirm, run=found):
        return _page(request, found, page.form)
    if found.state == ImportState.DONE:
        messages.success(request, "The file is taken in.")
    return redirect("import", public_id)


def _columns_shown(found: ImportRun) -> Shown:
    """What is taken in is what was looked at: somebody else may have chosen other columns since."""
    return shown_of_row(found, lambda run: {"Which column is which": [run.sheet, run.columns]} if run.columns else {})


@require_POST
@only(can_import_care_leavers)
def discard(request, public_id):
    found = _run_or_404(request, public_id)
    page = FormPage(request, ButtonForm)
    if page.saves(runs.discard, run=found):
        return page.redirect("The file is removed. Nothing in it was kept.", "imports")
    return _page(request, found, page.form)


@require_safe
@only(can_settle_imports)
def refused_rows(request, public_id):
    """The refused rows as they were, with what to correct: corrected, they can be chosen again as they are."""
    found = _run_or_404(request, public_id)
    record_list(request, "import-refused")
    rows = list(found.row_results.filter(outcome=RowOutcome.REFUSED))
    reasons: dict[int, list[str]] = {}
    for each in found.failures.filter(is_note=False):
        reasons.setdefault(each.row, []).append(str(each))
    headings = [column.name for column in COLUMNS if any(column.name in row.said for row in rows)]
    lines = [[*(row.said.get(name, "") for name in headings), " ".join(reasons.get(row.number, ()))] for row in rows]
    return csv_response("rows-to-correct.csv", [*headings, WHAT_TO_CORRECT], lines)


def _page(request, found: ImportRun, form, next_form: UploadForm | None = None):
    settles = can_settle_imports(request.viewer)
    has_refused = found.state == ImportState.DONE and found.refused_rows
    outcome = request.GET.get("outcome", RowOutcome.REFUSED if has_refused else "")
    context = {
        "run": found,
        "name": tables.name_of(found, with_names=settles),
        "state": tables.state_tag(found),
        "counts": tables.counts_of(found),
        "form": form,
        "next_form": next_form or UploadForm(),
        "settles": settles,
        "can_confirm": found.state == ImportState.CHECKED and found.rows > found.refused_rows,
        "can_discard": found.state in runs.OPEN_STATES,
        "choice": choice_of(found),
        "can_be_chosen": can_be_chosen(found),
        "is_done": found.state == ImportState.DONE,
        "outcomes": [("", "All rows", not outcome), *((key, name, key == outcome) for key, name in RowOutcome.choices)],
        "outcome": outcome if outcome in RowOutcome else "",
    }
    context |= _with_names(request, found, outcome) if settles else _without_names(request, found)
    return render(request, "web/staff/imports/run.html", context)


def _with_names(request, found: ImportRun, outcome: str) -> dict:
    record_list(request, "import")
    rows = found.row_results.select_related("care_leaver")
    page = _paged(request, rows.filter(outcome=outcome) if outcome in RowOutcome else rows)
    remarks = found.failures.filter(row__in=[each.number for each in page])
    return {"page": page, "table": tables.rows_table(page, remarks)}


def _without_names(request, found: ImportRun) -> dict:
    page = _paged(request, found.failures.all())
    return {"page": page, "table": tables.remarks_table(page)}


def _paged(request, rows):
    return Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))


def _run_or_404(request, public_id) -> ImportRun:
    return get_object_or_404(import_runs_of(request.viewer), public_id=public_id)
