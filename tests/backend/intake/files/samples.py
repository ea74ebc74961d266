"""Small files of a partner's opportunities; every value is invented."""

import csv
import io

import openpyxl

from backend.intake.files import services
from backend.intake.models import OpportunityFile


HEADINGS = {
    "ref": "Job Ref",
    "title": "Job title",
    "summary": "Overview",
    "closing": "Closing date",
    "start": "Start date",
    "hours": "Hours per week",
    "salary": "Salary",
    "places": "Number of positions",
    "postcode": "Post code",
    "age": "Minimum age",
}
ROW = {
    "ref": "B-100",
    "title": "Kitchen assistant",
    "summary": "Help the cooks prepare lunches.",
    "closing": "31/07/2026",
    "start": "01/09/2026",
    "hours": "37.5",
    "salary": "£26,436.80 to £28,000 a year",
    "places": "2",
    "postcode": "SW1A 1AA",
    "age": "18",
}


def row(**changes) -> dict[str, str]:
    return ROW | changes


def lines_of(*rows: dict[str, str], headings=HEADINGS) -> list[list[str]]:
    return [list(headings.values()), *([each.get(name, "") for name in headings] for each in rows)]


def as_csv(*rows, headings=HEADINGS, delimiter=",", encoding="utf-8-sig") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(lines_of(*rows, headings=headings))
    return out.getvalue().encode(encoding)


def as_xlsx(*rows, headings=HEADINGS, sheets=None) -> bytes:
    """One sheet of rows, or with `sheets` any cells by the name of their sheet."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, lines in (sheets or {"Vacancies": lines_of(*rows, headings=headings)}).items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line)
    return saved(book)


def saved(book) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def uploaded(employer, *, by, data: bytes | None = None, name: str = "jobs.csv") -> OpportunityFile:
    data = as_csv(row(), row(ref="B-101", hours="many")) if data is None else data
    return services.receive(council=employer.council, employer=employer, name=name, data=data, by=by)


def checked(employer, *, by, data: bytes | None = None, type: str = "job", **columns: str) -> OpportunityFile:
    """With the columns as guessed, but for those that are given."""
    file = uploaded(employer, by=by, data=data)
    found, _ = services.proposed_columns(file, file.sheet)
    return services.choose_columns(file=file, sheet=file.sheet, columns=found | columns, default_type=type, by=by)
