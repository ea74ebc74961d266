import csv
from collections.abc import Iterable, Sequence

from django.http import HttpResponse

from backend.tabular.text import defused


def csv_response(file_name: str, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> HttpResponse:
    """A file a spreadsheet opens as text: what could be taken for a formula gets a quote in front."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{file_name}"'
    response.write("\ufeff")  # without it a spreadsheet takes the letters for another encoding
    writer = csv.writer(response)
    writer.writerow([defused(heading) for heading in headings])  # some are the words of a file somebody sent
    writer.writerows([defused(cell) for cell in row] for row in rows)
    return response
