"""A file of what young people did: looked at row by row, and taken in once somebody has seen what it comes to."""

from typing import Any

from django import forms
from django.shortcuts import render
from django.urls import reverse

from backend.activities.files.own import COLUMNS, COLUMNS_OF, FileOf, recorder
from backend.activities.files.rows import FileRow, columns_in, missing_in, read_table, rows_of
from backend.activities.files.taking import RowResult, packed, take_rows, try_rows, unpacked
from backend.activities.permissions import can_record_activity
from backend.care_leavers.permissions import care_leavers_of
from backend.core.errors import Refused
from backend.core.sealing import seal, unseal
from backend.web.kit.access import GET_AND_POST, only, record_list
from backend.web.kit.content import Table, Tag, columns
from backend.web.kit.fields import one_of
from backend.web.kit.form_page import FormPage
from backend.web.kit.formats import listed, plural


SEAL = "rows of a file of activities"
NOT_OURS = "What was looked at cannot be read any more. Choose the file again."
CHOOSE = "Choose a file"
ACCEPTED = {"accept": ".csv,.txt,.xlsx"}


class ActivityFileForm(forms.Form):
    """A file to look at; or, once it was looked at, its rows as they stood on the page."""

    what = one_of("What each row says", FileOf.choices, missing="Select what each row says")
    content = forms.FileField(
        label="The file",
        required=False,
        widget=forms.FileInput(attrs=ACCEPTED),
        help_text="CSV or a workbook, at most 1,000 rows.",
        error_messages={"empty": "The file is empty: choose another one"},
    )
    rows = forms.CharField(required=False, widget=forms.HiddenInput())

    def clean(self):
        given = super().clean()
        if not given.get("content") and not given.get("rows") and "content" not in self.errors:
            self.add_error("content", CHOOSE)
        return given

    @property
    def facts(self) -> dict[str, Any]:
        return {"rows": self.cleaned_data["rows"], "what": self.cleaned_data["what"]}


@GET_AND_POST
@only(can_record_activity)
def file(request):
    record_list(request, "activity-file")
    page = FormPage(request, ActivityFileForm)
    people = care_leavers_of(request.viewer)
    if request.POST.get("rows"):
        if page.saves(_take, people=people):
            return page.redirect(said_of(page.result), "people")
    elif request.method == "POST" and page.form.is_valid():
        try:
            what = page.form.cleaned_data["what"]
            rows = _rows(page.form.cleaned_data["content"].read(), what)
        except Refused as refusal:
            page.refuse(refusal)
        else:
            return _preview(request, what, rows, try_rows(rows, recorder(people, request.user, what)))
    needed, others = ([each.label for each in COLUMNS if each.is_needed is is_needed] for is_needed in (True, False))
    return page.show(
        heading="Activities, being in touch and kinds of home from a file",
        button="Look at the file",
        back=reverse("people"),
        explanation="Nothing is recorded until you have seen what each row comes to.",
        points=[
            f"Activities: each row needs {listed(needed)}, and may say {listed(others)}.",
            "In touch: Identifier, In touch, First day. Kinds of home: Identifier, Accommodation code, First day.",
        ],
    )


def _rows(data: bytes, what: str) -> list[FileRow]:
    table, columns = read_table(data), COLUMNS_OF[FileOf(what)]
    found = columns_in(table, columns)
    if missing := missing_in(found, columns):
        raise Refused(f"The file has no column for {listed(missing)}. Name it in the first row.", "content")
    return rows_of(table, found)


def _take(*, rows: str, what: str, people, by) -> list[RowResult]:
    carried = unseal(rows, purpose=f"{SEAL} {what}")
    if carried is None:
        raise Refused(NOT_OURS)
    return take_rows(unpacked(carried), recorder(people, by, what))


def said_of(results: list[RowResult]) -> str:
    taken = [each for each in results if each.is_taken]
    refused = [each for each in results if not each.is_taken]
    said = f"{plural(len(taken), 'row is,rows are')} taken in."
    first = "; ".join(f"row {each.number}: {each.said}" for each in refused[:3])
    return f"{said} {plural(len(refused), 'row is,rows are')} not, as you saw. {first}" if refused else said


def results_table(results: list[RowResult]) -> Table:
    rows = [
        [each.number, each.who, Tag("Is recorded", "green") if each.is_taken else Tag("Not taken", "red"), each.said]
        for each in results
    ]
    return Table("What each row comes to", columns("Row", "Young person", "Comes to", "What, or why not"), rows)


def _preview(request, what: str, rows: list[FileRow], results: list[RowResult]):
    good = sum(each.is_taken for each in results)
    context = {
        "heading": "Activities from a file",
        "back": reverse("activity-file"),
        "table": results_table(results),
        "sealed": seal(packed(rows), purpose=f"{SEAL} {what}"),
        "what": what,
        "good": good,
        "counted": f"{plural(good, 'row,rows')} of {len(results)} can be taken in.",
    }
    return render(request, "web/staff/people/file_preview.html", context)
