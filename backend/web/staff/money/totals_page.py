"""What was found, claimed and paid in all, for a head; the same as a file."""

from collections.abc import Iterator

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from backend.care_leavers.permissions import care_leavers_of
from backend.core import clock
from backend.core.small_numbers import SMALLEST_SHOWN
from backend.reference.choices import MoneyRuleName
from backend.support.choices import ClaimState
from backend.support.permissions import can_see_money_totals, claims_of
from backend.support.totals import Total, Totals, totals_found, totals_of_claims
from backend.web.kit.access import only, record_list
from backend.web.kit.content import Table, columns
from backend.web.kit.csv_files import csv_response


HIDDEN = "hidden"
FOUND = "Found"
NUMBERS = (FOUND, *(ClaimState(each).label for each in (ClaimState.CLAIMED, ClaimState.PAID, ClaimState.REFUSED)))


@require_safe
@only(can_see_money_totals)
def totals(request) -> HttpResponse:
    """Claims at once; what was found is worked out when asked, since every rule is asked of everybody."""
    record_list(request, "money-totals")
    with_found = request.GET.get("found") == "yes"
    names = NUMBERS if with_found else NUMBERS[1:]
    rows = list(_rows(request.viewer, with_found=with_found))
    table = Table("Money by rule", columns("Rule", *names, numeric=names), rows)
    context = {"table": table, "with_found": with_found, "smallest": SMALLEST_SHOWN, "on": clock.today()}
    return render(request, "web/staff/money/totals.html", context)


@require_safe
@only(can_see_money_totals)
def totals_csv(request) -> HttpResponse:
    record_list(request, "money-totals-csv")
    return csv_response("money.csv", ["Rule", *NUMBERS], _rows(request.viewer, with_found=True))


def _rows(viewer, *, with_found: bool) -> Iterator[list[str]]:
    claimed = totals_of_claims(claims_of(viewer).standing())
    found: list[Totals] = [totals_found(list(care_leavers_of(viewer).supported()))] if with_found else []
    shown = [*found, *(claimed[each] for each in (ClaimState.CLAIMED, ClaimState.PAID, ClaimState.REFUSED))]
    for rule in MoneyRuleName:
        yield [rule.label, *(_said(each[rule]) for each in shown)]


def _said(total: Total) -> str:
    if total.people is None:
        return HIDDEN
    return f"£{total.amount:,.0f}, {total.people:,}" if total.people else "none"
