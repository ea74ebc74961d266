"""The template of a file of opportunities, to fill in, and what each of its columns holds in plain words."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.intake.files.fields import FIELDS
from backend.intake.files.template import EXAMPLE_REFERENCE, example_of, example_row, heading_of, headings
from backend.opportunities.permissions import can_post
from backend.web.kit.access import only
from backend.web.kit.content import Table, columns
from backend.web.kit.csv_files import csv_response
from backend.web.kit.spreadsheets import xlsx_response


NAME = "opportunities-to-fill-in"
RESPONSES = {"csv": csv_response, "xlsx": xlsx_response}
COLUMNS = columns("Column", "What to write", "For example", "Needed")


@require_safe
@only(can_post)
def template(request, form):
    if form not in RESPONSES:
        raise Http404
    return RESPONSES[form](f"{NAME}.{form}", headings(), [example_row()])


@require_safe
@only(can_post)
def columns_explained(request):
    tables = [
        Table(section, COLUMNS, [_row(each) for each in FIELDS if each.section == section])
        for section in dict.fromkeys(each.section for each in FIELDS)
    ]
    context = {"tables": tables, "example": EXAMPLE_REFERENCE, "back": reverse("opportunity-files")}
    return render(request, "web/employer_portal/files/columns_explained.html", context)


def _row(field) -> list[str]:
    said = f"{field.label}. {field.hint}" if field.hint else field.label
    return [heading_of(field), said, example_of(field) or "may stay empty", "yes" if field.needed else "no"]
