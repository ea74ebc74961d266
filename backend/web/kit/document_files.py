"""A document to be taken away: always saved, never shown in the page: what somebody else made may hold anything."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from backend.care_leavers.choices import DocumentFormat
from backend.documents.reading import CONTENT_TYPES, FileKind
from backend.web.kit.formats import plural


def file_response(data: bytes, file_format: str, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=CONTENT_TYPES[FileKind(file_format)])
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response


def told_of_file(file_format: str, pages: int | None, size: int) -> str:
    """PDF, 2 pages, 34 kB."""
    told = (DocumentFormat(file_format).label, plural(pages, "page,pages") if pages else "", _kilobytes(size))
    return ", ".join(filter(None, map(str, told)))


def _kilobytes(size: int) -> str:
    return f"{max(1, round(size / 1024)):,} kB"
