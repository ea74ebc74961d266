"""The returns of a year: what is in them, what has to be put right, their files, and who signed."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from backend.care_leavers.permissions import care_leavers_of
from backend.core import clock
from backend.core.errors import Refused
from backend.returns.building import Built, build
from backend.returns.choices import ReturnKind
from backend.returns.collection import FIRST_YEAR, CollectionYear, latest_ended, read_year
from backend.returns.models import SignedReturn
from backend.returns.permissions import can_prepare_returns, can_see_returns, can_sign_returns, signed_returns_of
from backend.web.kit.access import only, record_list
from backend.web.kit.content import Link, Table, columns
from backend.web.kit.formats import moment
from backend.web.kit.spreadsheets import xlsx_response
from backend.web.staff.returns.shown import code_tables, facts_rows, found_table, more_than_shown, people_of


WORKBOOK = "xlsx"


@dataclass(frozen=True)
class Chosen:
    """Which return the address names; `wrong` where it named no year that there can be."""

    kind: ReturnKind
    year: CollectionYear
    wrong: str = ""


def chosen_in(request: HttpRequest) -> Chosen:
    today = clock.today()
    named = request.GET.get("kind", ReturnKind.OC3)
    kind = ReturnKind(named) if named in ReturnKind.values else ReturnKind.OC3
    text = request.GET.get("year", "")
    if not text:
        return Chosen(kind, latest_ended(today))
    try:
        return Chosen(kind, read_year(text, today=today))
    except Refused as refusal:
        return Chosen(kind, latest_ended(today), str(refusal))


def address(page: str, kind: str, year: CollectionYear, **more: str) -> str:
    return f"{reverse(page)}?{urlencode({'kind': kind, 'year': year.number, **more})}"


@require_safe
@only(can_see_returns)
def returns(request) -> HttpResponse:
    chosen = chosen_in(request)
    record_list(request, "returns")
    built = build(request.viewer.council, chosen.kind, chosen.year, today=clock.today())
    people = people_of(built.found, care_leavers_of(request.viewer))
    signed = list(signed_returns_of(request.viewer).filter(kind=chosen.kind)[:20])
    standing = next((each for each in signed if each.year == chosen.year.number and not each.withdrawn_at), None)
    context = {
        "chosen": chosen,
        "kinds": _kinds(chosen),
        "years": _years(chosen),
        "built": built,
        "rows": facts_rows(built),
        "codes": code_tables(built),
        "failures": found_table("To be put right", built.failures, people) if built.failures else None,
        "more_failures": more_than_shown(built.failures),
        "looks": found_table("To be looked at", built.looks, people) if built.looks else None,
        "more_looks": more_than_shown(built.looks),
        "files": _files(built) if can_prepare_returns(request.viewer) else [],
        "may_prepare": can_prepare_returns(request.viewer),
        "may_sign": can_sign_returns(request.viewer) and not standing and not built.failures,
        "signed": _signed_table(signed),
        "standing": standing,
    }
    return render(request, "web/staff/returns/returns.html", context)


def _kinds(chosen: Chosen) -> list[dict[str, Any]]:
    return [
        {"words": kind.label, "url": address("returns", kind, chosen.year), "is_this": kind == chosen.kind}
        for kind in ReturnKind
    ]


def _years(chosen: Chosen) -> list[dict[str, Any]]:
    latest = latest_ended(clock.today()).number + 1
    return [
        {
            "words": str(CollectionYear(number)),
            "url": address("returns", chosen.kind, CollectionYear(number)),
            "is_this": number == chosen.year.number,
        }
        for number in range(latest, max(FIRST_YEAR, latest - 4) - 1, -1)
    ]


def _files(built: Built) -> list[Link]:
    return [
        Link(f"{each.name} {words}", address("return-file", built.kind, built.year, name=each.name, **how))
        for each in built.files
        for words, how in (("(CSV)", {}), ("(Excel)", {"as": WORKBOOK}))
    ]


def _signed_table(signed: list[SignedReturn]) -> Table:
    rows = [
        [
            Link(str(CollectionYear(each.year)), reverse("signed-return", args=[each.public_id])),
            f"{each.signed_by}, {moment(each.created_at)}",
            f"Taken back by {each.withdrawn_by}: {each.withdrawn_because}" if each.withdrawn_at else "",
        ]
        for each in signed
    ]
    return Table("Signed", columns("Year", "By", "Taken back"), rows, empty="No return of this kind was signed yet.")


@require_safe
@only(can_prepare_returns)
def file(request) -> HttpResponse:
    """One file as it would be sent today, whatever the checks say: it is a draft until somebody signs."""
    chosen = chosen_in(request)
    record_list(request, "return-file")
    built = build(request.viewer.council, chosen.kind, chosen.year, today=clock.today())
    name = request.GET.get("name", built.files[0].name)
    found = next((each for each in built.files if each.name == name), None)
    if found is None or chosen.wrong:
        raise Http404
    if request.GET.get("as") == WORKBOOK:
        return xlsx_response(found.name.replace(".csv", ".xlsx"), found.columns, found.rows)
    return text_file(found.name, found.text)


def text_file(name: str, text: str) -> HttpResponse:
    """As the return wants it: UTF-8 without a mark."""
    response = HttpResponse(text.encode(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
