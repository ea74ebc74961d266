"""What a head told committees: listed by date, as a page or PDF; one withdrawn is shown no more."""

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.outcomes.committee_pages import withdraw_committee_page
from backend.outcomes.models import CommitteePage, CommitteePageWithdrawal
from backend.outcomes.permissions import (
    can_make_committee_page,
    can_see_outcomes,
    can_withdraw_committee_page,
    committee_pages_of,
)
from backend.web.kit.access import GET_AND_POST, only, row_or_404
from backend.web.kit.content import Column, Link, Table
from backend.web.kit.form_page import FormPage
from backend.web.kit.formats import day, moment, short_day
from backend.web.kit.moved_on import NOTHING, tell_moved_on
from backend.web.kit.paging import page_of
from backend.web.staff.committee.forms import WithdrawForm
from backend.web.staff.committee.pdf import sheet_pdf
from backend.web.staff.committee.sheet import sheet_of


COLUMNS = (Column("Meeting"), Column("Committee"), Column("Facts as at"), Column("What it says"), Column("Prepared by"))
WITHDRAWN = f"{NOTHING} this page was withdrawn by {{who}}, {{when}}."


@require_safe
@only(can_see_outcomes)
def committee(request):
    page = page_of(committee_pages_of(request.viewer).latest_first(), request.GET)
    rows = [
        [
            Link(day(each.meets_on), reverse("committee-page", args=[each.public_id])),
            each.committee,
            short_day(each.facts_on),
            _withdrawn(each.withdrawal) if each.is_withdrawn else each.figures["heading"],
            str(each.by),
        ]
        for each in page
    ]
    context = {
        "page": page,
        "table": Table("Committee pages", COLUMNS, rows, empty="No page was made for a committee yet."),
        "may_make": can_make_committee_page(request.viewer),
    }
    return render(request, "web/staff/committee/list.html", context)


@require_safe
@only(can_see_outcomes)
def committee_page(request, public_id):
    page = get_object_or_404(_pages(request.viewer), public_id=public_id)
    if page.is_withdrawn:
        said = _withdrawn(page.withdrawal)
        return render(request, "web/staff/committee/withdrawn.html", {"page": page, "said": said})
    context = {
        "page": page,
        "sheet": sheet_of(page),
        "may_make": can_make_committee_page(request.viewer),
        "may_withdraw": can_withdraw_committee_page(request.viewer),
    }
    return render(request, "web/staff/committee/sheet.html", context)


@require_safe
@only(can_see_outcomes)
def committee_pdf(request, public_id):
    if not _pages(request.viewer).standing().filter(public_id=public_id).exists():
        get_object_or_404(_pages(request.viewer), public_id=public_id)
        return redirect("committee-page", public_id=public_id)  # which says that it was withdrawn
    page = row_or_404(request, _pages(request.viewer).standing(), public_id, page="committee-pdf")
    response = HttpResponse(sheet_pdf(sheet_of(page)), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="committee-{page.meets_on:%Y-%m-%d}.pdf"'
    return response


@GET_AND_POST
@only(can_withdraw_committee_page)
def committee_withdraw(request, public_id):
    kept = get_object_or_404(_pages(request.viewer), public_id=public_id)
    if kept.is_withdrawn:
        by = kept.withdrawal.by
        who = "you, on another page" if by == request.user else by
        tell_moved_on(request, WITHDRAWN.format(who=who, when=moment(kept.withdrawal.created_at)))
        return redirect("committee-page", public_id=public_id)
    page = FormPage(request, WithdrawForm, draft="committee-withdraw", about=public_id)
    if page.saves(withdraw_committee_page, page=kept):
        return page.redirect("The page is withdrawn. Its PDF cannot be taken any more.", "committee-page", public_id)
    return page.show(
        heading="Withdraw this committee page",
        button="Withdraw it",
        button_kind="warning",
        back=reverse("committee-page", args=[public_id]),
        about=f"{kept.committee}, {day(kept.meets_on)}",
        warning="Nobody can read it here or take its PDF any more, and it cannot be put back. Who has a copy keeps it:"
        " tell the clerk of the committee.",
    )


def _withdrawn(withdrawal: CommitteePageWithdrawal) -> str:
    return f"Withdrawn by {withdrawal.by}, {moment(withdrawal.created_at)}"


def _pages(viewer) -> QuerySet[CommitteePage]:
    return committee_pages_of(viewer).select_related("by", "council", "withdrawal__by")
