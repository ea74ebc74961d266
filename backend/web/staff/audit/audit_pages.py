"""The auditor's home: who looked at what, changed what and decided what, and the same as a file, which is recorded."""

import datetime as dt

from django.db.models import Q
from django.shortcuts import get_object_or_404, render
from django.utils.text import capfirst
from django.views.decorators.http import require_safe

from backend.audit.services import record_read
from backend.core import clock
from backend.core.clock import last_whole_quarter
from backend.core.small_numbers import SMALLEST_SHOWN
from backend.outcomes.audit_trail import Asked, audit_trail
from backend.outcomes.permissions import can_audit
from backend.shortlists.choices import DecisionKind
from backend.shortlists.permissions import decisions_of
from backend.shortlists.snapshots import record_from_snapshot
from backend.web.kit.access import only, record_list
from backend.web.kit.content import Column, Row, Table
from backend.web.kit.csv_files import csv_response
from backend.web.kit.formats import TOO_FEW, day, moment
from backend.web.kit.paging import page_of
from backend.web.kit.spreadsheets import xlsx_response
from backend.web.staff.audit.filters import AuditFilters
from backend.web.staff.audit.words import days_of, told


COLUMNS = (
    Column("When", card="beside"),
    Column("Who", card="beside"),
    Column("What they did", card="line"),
    Column("About", card="line"),
)
IN_A_FILE = ("When", "Who", "What they did", "Young person", "About")
MOST_IN_A_FILE = 20_000
ONE_DAY = dt.timedelta(days=1)
FIRST_FIVE = 5  # a page of matches opens with so many


@require_safe
@only(can_audit)
def audit_home(request):
    record_list(request, "audit-home")
    form = AuditFilters(request.GET, viewer=request.viewer)
    asked = form.asked()
    page = page_of(audit_trail(request.viewer, asked), request.GET)
    rows = [each.cells for each in told(request.viewer, page, form.names)]
    context = {
        "form": form,
        "page": page,
        "days": days_of(asked.first, asked.last),
        "table": Table("Who did what", COLUMNS, rows, row_headers=False),
        "with_audit": asked.with_audit,
        "against_order": _against_the_order(request.viewer, asked),
        "is_filtered": bool(form.changed_data),
        "query": request.GET.urlencode(),
        "most_in_a_file": MOST_IN_A_FILE,
    }
    return render(request, "web/staff/audit/home.html", context)


def _against_the_order(viewer, asked: Asked) -> str:
    """How many shortlistings were not of the first matches, in the last whole quarter of the days that are asked for.

    Single ones follow from a ranking. So it is told of all together, and of quarters that are over: of days that a
    reader may choose, two counts less each other would be the count of a single one.
    """
    first, last = last_whole_quarter(min(asked.last, clock.today() - ONE_DAY))
    made = decisions_of(viewer).filter(kind=DecisionKind.SHORTLIST, created_at__date__range=(first, last))
    whole, later = made.count(), made.filter(Q(facts__position__gt=FIRST_FIVE)).count()
    if not whole:
        return ""
    when = capfirst(days_of(first, last))
    if min(later, whole - later) < SMALLEST_SHOWN:  # nought too: it would say of each that it was not one of them
        return f"{when}, the number of shortlistings that went against the order of the ranking is {TOO_FEW}."
    said = f"{later:,} of {whole:,} shortlistings were of matches below the first {FIRST_FIVE}, against the order"
    return f"{when}, {said}."


@require_safe
@only(can_audit)
def audit_export(request, form):
    """The same list as a file; that it was taken away stands in the list from then on."""
    record_list(request, "audit-export")
    filters = AuditFilters(request.GET, viewer=request.viewer)
    asked = filters.asked()
    found = audit_trail(request.viewer, asked)[:MOST_IN_A_FILE]
    rows = [each.texts for each in told(request.viewer, found, filters.names)]
    name = f"who-did-what-{asked.first:%Y-%m-%d}-to-{asked.last:%Y-%m-%d}.{form}"
    return FILES[form](name, IN_A_FILE, rows)


FILES = {"csv": csv_response, "xlsx": xlsx_response}


@require_safe
@only(can_audit)
def audit_decision(request, public_id):
    """A decision with the facts that were in front of the decider, but for those that follow from a home or a mark."""
    mine = decisions_of(request.viewer).select_related("care_leaver", "by", "undone_by", "opportunity_snapshot")
    decision = get_object_or_404(mine, public_id=public_id)
    record_read(viewer=request.viewer, subject=decision.care_leaver, page="person-journey")
    context = {
        "decision": decision,
        "rows": _decided(decision),
        "facts": _facts_of_then(decision),
    }
    return render(request, "web/staff/audit/decision.html", context)


def _decided(decision) -> list[Row]:
    rows = [
        Row("Decided", f"{decision.get_kind_display()}, by {decision.by}, {moment(decision.created_at)}"),
        Row("Because", decision.get_because_display() or "a shortlisting and a question ask for no reason"),
        Row("In their words", decision.note or "nothing written"),
        Row("Ranked by", decision.model_version),
    ]
    if decision.answered_at:
        rows.append(Row("Answer", f"{decision.answer} ({moment(decision.answered_at)})"))
    if decision.undone_at:
        undone = f"{decision.undone_by}, {moment(decision.undone_at)}: {decision.undone_reason}"
        rows.append(Row("Taken back by", undone))
    return rows


def _facts_of_then(decision) -> list[Row]:
    """Of the opportunity alone: reasons, places in the order and journeys follow from where somebody lives."""
    offer = decision.facts.get("offer", {})
    record = record_from_snapshot(decision.opportunity_snapshot) if decision.opportunity_snapshot else {}
    told_of_then = (
        ("Title", offer.get("title")),
        ("Employer", offer.get("employer")),
        ("Level", record.get("level")),
        ("Hours a week", record.get("weekly_hours")),
        ("Pay a week", f"£{record['weekly_pay']:,.2f}" if record.get("weekly_pay") else None),
        ("Start", _day_of(record, "start_date")),
        ("Closing date", _day_of(record, "closing_date")),
        ("Places left", record.get("places")),
    )
    return [Row(name, "not recorded" if value is None else value) for name, value in told_of_then]


def _day_of(record: dict, name: str) -> str | None:
    return day(record[name]) if record.get(name) else None
