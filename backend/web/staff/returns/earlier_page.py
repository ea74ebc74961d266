"""Files of the case system and of earlier years: looked at row by row, and taken in once somebody has seen them."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from backend.activities.files.rows import FileRow, columns_in, missing_in, read_table, rows_of
from backend.activities.files.taking import RowResult, packed, take_rows, try_rows, unpacked
from backend.care_leavers.permissions import care_leavers_of
from backend.core import clock
from backend.core.errors import Refused
from backend.core.sealing import seal, unseal
from backend.returns.collection import latest_ended, read_year
from backend.returns.earlier import COLUMNS_OF, EarlierFile, recorder
from backend.returns.permissions import can_prepare_returns
from backend.web.kit.access import GET_AND_POST, only, record_list
from backend.web.kit.fields import one_of
from backend.web.kit.form_page import FormPage
from backend.web.kit.formats import listed, plural
from backend.web.staff.people.activity_file_page import ACCEPTED, CHOOSE, NOT_OURS, results_table, said_of


SEAL = "rows of an earlier return"


class EarlierFileForm(forms.Form):
    """A file to look at; or, once it was looked at, its rows as they stood on the page."""

    what = one_of("What the file is", EarlierFile.choices, missing="Select what the file is")
    year = forms.CharField(
        label="Year in which the OC3 ends",
        max_length=4,
        required=False,
        help_text="Like 2025, for 1 April 2024 to 31 March 2025. Left empty, it is the year before this return.",
        widget=forms.TextInput({"class": "govuk-input--width-4", "inputmode": "numeric"}),
    )
    content = forms.FileField(
        label="The file",
        required=False,
        widget=forms.FileInput(attrs=ACCEPTED),
        help_text="CSV or a workbook, at most 1,000 rows.",
        error_messages={"empty": "The file is empty: choose another one"},
    )
    rows = forms.CharField(required=False, widget=forms.HiddenInput())

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("content") and not given.get("rows") and "content" not in self.errors:
            self.add_error("content", CHOOSE)
        try:
            given["year"] = year_of(given.get("year", ""))
        except Refused as refusal:
            self.add_error("year", str(refusal))
        return given

    @property
    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("rows", "what", "year")}


def year_of(text: str) -> int:
    today = clock.today()
    return read_year(text, today=today).number if text else latest_ended(today).before.number


@GET_AND_POST
@only(can_prepare_returns)
def earlier(request) -> HttpResponse:
    record_list(request, "return-earlier")
    page = FormPage(request, EarlierFileForm)
    people = care_leavers_of(request.viewer)
    council = request.viewer.council
    if request.POST.get("rows"):
        if page.saves(_take, people=people, council=council):
            return page.redirect(said_of(page.result), "returns")
    elif request.method == "POST" and page.form.is_valid():
        what, year = page.form.cleaned_data["what"], page.form.cleaned_data["year"]
        try:
            rows = _rows(page.form.cleaned_data["content"].read(), what)
        except Refused as refusal:
            page.refuse(refusal)
        else:
            tried = try_rows(rows, recorder(council, people, what, year, request.user))
            return _preview(request, what, year, rows, tried)
    return page.show(
        heading="Earlier returns and facts from a file",
        button="Look at the file",
        back=reverse("returns"),
        explanation="Nothing is recorded until you have seen what each row comes to.",
        points=[f"{kind.label}: {listed([each.label for each in COLUMNS_OF[kind]])}." for kind in EarlierFile],
    )


def _rows(data: bytes, what: str) -> list[FileRow]:
    table, columns = read_table(data), COLUMNS_OF[EarlierFile(what)]
    found = columns_in(table, columns)
    if missing := missing_in(found, columns):
        raise Refused(f"The file has no column for {listed(missing)}. Name it in the first row.", "content")
    return rows_of(table, found)


def _take(*, rows: str, what: str, year: int, people, council, by) -> list[RowResult]:
    carried = unseal(rows, purpose=f"{SEAL} {what} {year}")
    if carried is None:
        raise Refused(NOT_OURS)
    return take_rows(unpacked(carried), recorder(council, people, what, year, by))


def _preview(request, what: str, year: int, rows: list[FileRow], results: list[RowResult]) -> HttpResponse:
    good = sum(each.is_taken for each in results)
    context = {
        "heading": f"{EarlierFile(what).label}",
        "back": reverse("return-earlier"),
        "table": results_table(results),
        "sealed": seal(packed(rows), purpose=f"{SEAL} {what} {year}"),
        "what": what,
        "year": year,
        "good": good,
        "counted": f"{plural(good, 'row,rows')} of {len(results)} can be taken in.",
    }
    return render(request, "web/staff/people/file_preview.html", context)
