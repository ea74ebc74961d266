"""A file of a provider’s learners: looked at row by row, then taken as what it says of those on its list."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from backend.activities.files.learner_rows import COLUMNS, what_is_missing
from backend.activities.files.of_provider import recorder
from backend.activities.files.rows import FileRow, columns_in, read_table, rows_of
from backend.activities.files.taking import RowResult, packed, take_rows, try_rows, unpacked
from backend.activities.models import Provider
from backend.activities.permissions import can_ask_providers, enrolments_of, providers_of
from backend.core.errors import Refused
from backend.core.sealing import seal, unseal
from backend.web.kit.access import GET_AND_POST, only, record_list, row_or_404
from backend.web.kit.form_page import FormPage
from backend.web.kit.formats import listed, plural
from backend.web.staff.people.activity_file_page import ACCEPTED, CHOOSE, NOT_OURS, results_table, said_of


SEAL = "rows of a file of learners"


class LearnerFileForm(forms.Form):
    """A file to look at; or, once it was looked at, its rows as they stood on the page."""

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
        return {"rows": self.cleaned_data["rows"]}


@GET_AND_POST
@only(can_ask_providers)
def learners_file(request: HttpRequest, public_id) -> HttpResponse:
    provider = row_or_404(request, providers_of(request.viewer), public_id, page="provider-file")
    record_list(request, "provider-file")
    page = FormPage(request, LearnerFileForm)
    enrolled = enrolments_of(request.viewer).filter(provider=provider)
    back = reverse("provider", args=[public_id])
    if request.POST.get("rows"):
        if page.saves(_take, enrolled=enrolled, provider=provider):
            return page.redirect(said_of(page.result), back)
    elif request.method == "POST" and page.form.is_valid():
        try:
            rows, unread = _rows(page.form.cleaned_data["content"].read())
        except Refused as refusal:
            page.refuse(refusal)
        else:
            return _preview(request, provider, rows, unread, enrolled)
    return page.show(
        heading=f"A file of learners of {provider.name}",
        button="Look at the file",
        back=back,
        explanation="Nothing is recorded until you have seen what each row comes to.",
        points=[
            "Of each learner: a name and a date of birth, or the learner number (ULN) that stands on the list.",
            "Status (still here, finished, left, moved on, on a break), or a last day. A first day may stand there.",
            "The columns of the ILR are read as they are: LearnStartDate, LearnActEndDate, CompStatus, ProgType.",
            "Who does not stand on this list is left out, and nothing of their row is kept.",
        ],
    )


def _rows(data: bytes) -> tuple[list[FileRow], list[str]]:
    """The rows, and the headings of which nothing is read."""
    table = read_table(data)
    found = columns_in(table, COLUMNS)
    if missing := what_is_missing(found):
        raise Refused(missing, "content")
    return rows_of(table, found), [each for each in table.headings if each and each not in found.values()]


def _take(*, rows: str, enrolled, provider: Provider, by) -> list[RowResult]:
    carried = unseal(rows, purpose=_purpose(provider))
    if carried is None:
        raise Refused(NOT_OURS)
    kept = unpacked(carried)
    return take_rows(kept, recorder(enrolled, kept, by))


def _purpose(provider: Provider) -> str:
    return f"{SEAL} {provider.public_id}"


def _preview(request: HttpRequest, provider: Provider, rows: list[FileRow], unread: list[str], enrolled):
    results = try_rows(rows, recorder(enrolled, rows, request.user))
    taken = {each.number for each in results if each.is_taken}
    counted = f"{plural(len(taken), 'row,rows')} of {len(results)} can be taken in."
    if unread:
        counted = f"{counted} Not read: {listed([f'“{each[:40]}”' for each in unread])}."
    context = {
        "heading": f"A file of learners of {provider.name}",
        "back": reverse("provider-file", args=[provider.public_id]),
        "table": results_table(results),
        "sealed": seal(packed(each for each in rows if each.number in taken), purpose=_purpose(provider)),
        "what": "",
        "good": len(taken),
        "counted": counted,
    }
    return render(request, "web/staff/people/file_preview.html", context)
