from collections.abc import Iterable, Sequence

from django.http import HttpResponse
from openpyxl import Workbook

from backend.tabular.text import defused


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def xlsx_response(file_name: str, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> HttpResponse:
    """The same rows as in a CSV, as a workbook. Every cell is text: what could be a formula gets a quote in front."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append([defused(heading) for heading in headings])
    for row in rows:
        sheet.append([defused(cell) for cell in row])
    response = HttpResponse(content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{file_name}"'
    book.save(response)
    return response
