"""Opportunities from a file: chosen, its columns named, its rows looked at, confirmed. Every step can be left."""

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from backend.councils.choices import Role
from backend.intake.choices import FileState
from backend.intake.files import services
from backend.intake.files.permissions import opportunity_files_of
from backend.intake.files.sheets import refuse_too_large
from backend.intake.models import OpportunityFile
from backend.opportunities.permissions import can_post
from backend.web.employer_portal.files import tables
from backend.web.employer_portal.files.forms import ColumnsForm, ConfirmForm, SheetForm, UploadForm
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.csv_files import csv_response
from backend.web.kit.employer_names import name_of
from backend.web.kit.form_page import FormPage
from backend.web.kit.opportunities.unread_places import unread_of_employer
from backend.web.kit.posting.employers import only_employer, posting_employers
from backend.web.kit.shown import Shown, shown_of_row


LATEST = 20
PER_PAGE = 50
WHAT_TO_CORRECT = "What to correct"
PASTED = "pasted page"


@GET_AND_POST
@only(can_post)
def files(request):
    employers = posting_employers(request.viewer)
    one = only_employer(employers)
    page = FormPage(
        request,
        UploadForm,
        employers=None if one else employers,
        most_megabytes=settings.LARGEST_UPLOAD_BYTES // 1024**2,
    )
    if page.saves(_receive, council=request.viewer.council, only=one):
        return _to(page.result)
    latest = opportunity_files_of(request.viewer).latest_first()[:LATEST]
    context = {
        "form": page.form,
        "table": tables.files_table(latest),
        "days": settings.DRAFT_DAYS,
        "back": _list(request),
    }
    return render(request, "web/employer_portal/files/list.html", context)


def _receive(*, council, only, content, pasted, by, employer=None) -> OpportunityFile:
    if content:
        refuse_too_large(content.size)
    return services.receive(
        council=council,
        employer=only or employer,
        name=content.name if content else PASTED,
        data=content.read() if content else pasted.encode(),
        by=by,
    )


@require_safe
@only(can_post)
def file(request, public_id):
    """Where a file stands: being worked on, to be confirmed, or taken in."""
    found = _file_or_404(request, public_id)
    if found.state == FileState.UPLOADED:
        return redirect("opportunity-file-columns", public_id)
    form = ConfirmForm()
    form.facts_shown = _columns_shown(found).sealed_for(request)
    return _page(request, found, form)


@GET_AND_POST
@only(can_post)
def columns(request, public_id):
    found = _file_or_404(request, public_id)
    if not found.is_spreadsheet or found.state not in services.OPEN_STATES:
        return _to(found)
    names = [each["name"] for each in found.sheets]
    sheet = request.GET.get("sheet", found.sheet)
    if sheet not in names:
        form = SheetForm(request.GET if "sheet" in request.GET else None, names=names)
        return render(request, "web/employer_portal/files/sheet.html", {"form": form, "file": found, "back": _files()})
    glimpse = services.preview_of(found, sheet)
    proposed, type = services.proposed_columns(found, sheet)
    page = FormPage(
        request,
        ColumnsForm,
        draft="opportunity-file-columns",
        about=public_id,
        initial=proposed | {"default_type": type},
        glimpse=glimpse,
    )
    if page.saves(services.choose_columns, file=found, sheet=sheet):
        return _to(found)
    return page.show(
        "web/employer_portal/files/columns.html",
        heading="Which column is which?",
        button="Check the rows",
        about=f"{found.name}, {name_of(found.employer)}",
        back=_files(),
        file=found,
        glimpse=glimpse,
        guessed=len(proposed),
        several=len(names) > 1,
    )


@require_POST
@only(can_post)
def confirm(request, public_id):
    found = _file_or_404(request, public_id)
    page = FormPage(request, ConfirmForm, shown=_columns_shown(found))
    if not page.saves(services.confirm, file=found):
        return _page(request, found, page.form)
    if found.state == FileState.DONE:
        messages.success(request, "The file is taken in.")
    return _to(found)


def _columns_shown(found: OpportunityFile) -> Shown:
    """What is taken in is what was looked at: a colleague may have chosen other columns since."""

    def chosen(file: OpportunityFile) -> dict[str, object]:
        return {"Which column is which": [file.sheet, file.columns, file.default_type]} if file.columns else {}

    return shown_of_row(found, chosen)


@require_POST
@only(can_post)
def discard(request, public_id):
    found = _file_or_404(request, public_id)
    page = FormPage(request, ConfirmForm, data={"send": "draft"})
    if page.saves(_discard, file=found):
        return page.redirect("The file is removed. Nothing in it was kept.", _files())
    return _page(request, found, page.form)


def _discard(*, file, send, by) -> None:
    services.discard(file=file, by=by)


@require_safe
@only(can_post)
def refused_rows(request, public_id):
    """The refused rows as they were, with what to correct: corrected, it can be chosen again as it is."""
    found = _file_or_404(request, public_id)
    rows = list(found.refusals.all())
    headings = list(dict.fromkeys(heading for row in rows for heading in row.said))
    lines = [[*(row.said.get(heading, "") for heading in headings), _reasons(row)] for row in rows]
    return csv_response("rows-to-correct.csv", [*headings, WHAT_TO_CORRECT], lines)


def _reasons(row) -> str:
    return " ".join(f"Row {row.number}, {each['column']}: {each['reason']} [{each['code']}]" for each in row.problems)


def _page(request, found: OpportunityFile, form):
    page = Paginator(found.refusals.all(), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "file": found,
        "state": tables.state_tag(found),
        "counts": tables.counts_of(found),
        "advice": tables.advice_of(found),
        "notes": services.notes_of(found),
        "page": page,
        "table": tables.problems_table(page),
        "form": form,
        "back": _files(),
        "list": _list(request),
        "can_confirm": found.state == FileState.CHECKED and found.new_rows + found.changed_rows > 0,
        "can_change": found.is_spreadsheet and found.state == FileState.CHECKED,
        "can_discard": found.state in services.OPEN_STATES,
        "is_done": found.state == FileState.DONE,
        "unread": unread_of_employer(request.viewer, found.employer) if found.state == FileState.DONE else None,
    }
    return render(request, "web/employer_portal/files/file.html", context)


def _file_or_404(request, public_id) -> OpportunityFile:
    return get_object_or_404(opportunity_files_of(request.viewer), public_id=public_id)


def _to(found: OpportunityFile):
    return redirect("opportunity-file", found.public_id)


def _files() -> str:
    return reverse("opportunity-files")


def _list(request) -> str:
    return reverse("employer-opportunities" if request.viewer.role == Role.EMPLOYER else "opportunities")
