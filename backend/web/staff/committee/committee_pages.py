"""What a head tells a committee: made from the figures of the day, kept as it was, listed by date, as a page or PDF."""

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.core import clock
from backend.outcomes.committee_pages import keep_committee_page
from backend.outcomes.models import CommitteePage
from backend.outcomes.permissions import can_make_committee_page, can_see_outcomes, committee_pages_of
from backend.web.kit.access import GET_AND_POST, as_uuid, only, row_or_404
from backend.web.kit.content import Column, Link, Table
from backend.web.kit.form_page import FormPage
from backend.web.kit.formats import day, short_day
from backend.web.kit.paging import page_of
from backend.web.kit.shown import Shown
from backend.web.staff.committee.figures import figures_today
from backend.web.staff.committee.forms import CommitteeForm
from backend.web.staff.committee.pdf import sheet_pdf
from backend.web.staff.committee.sheet import sheet_of


COLUMNS = (Column("Meeting"), Column("Committee"), Column("Facts as at"), Column("What it says"), Column("Prepared by"))
WORDS = ("committee", "changed", "told", "asks", "cannot_say")


@require_safe
@only(can_see_outcomes)
def committee(request):
    page = page_of(committee_pages_of(request.viewer).latest_first(), request.GET)
    rows = [
        [
            Link(day(each.meets_on), reverse("committee-page", args=[each.public_id])),
            each.committee,
            short_day(each.facts_on),
            each.figures["heading"],
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


@GET_AND_POST
@only(can_make_committee_page)
def committee_make(request):
    """A page that is there already may be begun from: its words are proposed, and the figures are those of today."""
    council, today = request.viewer.council, clock.today()
    figures = figures_today(council, today)
    shown = Shown(
        {"The figures of this page": figures.kept()},
        lambda: {"The figures of this page": figures_today(council, today).kept()},
    )
    page = FormPage(
        request, CommitteeForm, draft="committee-page", proposed=_words_of(_begun_from(request)), shown=shown
    )
    if page.saves(keep_committee_page, council=council, figures=figures.kept()):
        said = "The page is kept as it stands. It can be printed, or downloaded as a PDF."
        return page.redirect(said, "committee-page", public_id=page.result.public_id)
    return page.show(
        "web/staff/committee/make.html",
        heading="Make a committee page",
        button="Keep this page",
        back=reverse("committee"),
        figures=figures,
        day=today,
    )


def _begun_from(request) -> CommitteePage | None:
    """The one in the address, else the last."""
    mine = committee_pages_of(request.viewer).latest_first()
    asked_for = as_uuid(request.GET.get("from", ""))
    return mine.filter(public_id=asked_for).first() if asked_for else None


def _words_of(begun_from: CommitteePage | None) -> dict[str, str]:
    return {name: getattr(begun_from, name) for name in WORDS} if begun_from else {}


@require_safe
@only(can_see_outcomes)
def committee_page(request, public_id):
    page = get_object_or_404(_pages(request.viewer), public_id=public_id)
    context = {"page": page, "sheet": sheet_of(page), "may_make": can_make_committee_page(request.viewer)}
    return render(request, "web/staff/committee/sheet.html", context)


@require_safe
@only(can_see_outcomes)
def committee_pdf(request, public_id):
    page = row_or_404(request, _pages(request.viewer), public_id, page="committee-pdf")
    response = HttpResponse(sheet_pdf(sheet_of(page)), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="committee-{page.meets_on:%Y-%m-%d}.pdf"'
    return response


def _pages(viewer) -> QuerySet[CommitteePage]:
    return committee_pages_of(viewer).select_related("by", "council")
