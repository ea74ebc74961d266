"""An EET panel: begun, worked through line by line, closed, and its minutes."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.audit.services import record_reads
from backend.care_leavers.permissions import care_leavers_of
from backend.core import clock
from backend.plans.models import Panel, PanelLine
from backend.plans.panel_lists import decided_before, panel_before
from backend.plans.panels import begin_panel, close_panel
from backend.plans.permissions import can_read_panels, can_run_panels, panel_lines_of, panels_of
from backend.web.kit.access import GET_AND_POST, only, record_list, row_or_404
from backend.web.kit.addresses import address_of
from backend.web.kit.buttons import row_button
from backend.web.kit.content import Link, Table, columns
from backend.web.kit.form_page import FormPage
from backend.web.staff.panels.forms import BeginForm, CloseForm, FindForm
from backend.web.staff.panels.shown import decided_table, form_lines, minutes_table


MOST_FOUND = 20


def panel_or_404(request, public_id, *, page: str) -> Panel:
    return row_or_404(request, panels_of(request.viewer).select_related("closed_by"), public_id, page=page)


def _lines(request, panel: Panel, page: str) -> list[PanelLine]:
    """Whose notes stand on a page: each of them goes into the read log as somebody looked at."""
    lines = list(panel_lines_of(request.viewer).filter(panel=panel).shown())
    record_reads(viewer=request.viewer, subjects=[each.care_leaver for each in lines], page=page)
    return lines


@GET_AND_POST
@only(can_run_panels)
def begin(request) -> HttpResponse:
    page = FormPage(request, BeginForm, proposed=BeginForm.proposed())
    people = care_leavers_of(request.viewer).supported()
    if page.saves(begin_panel, council=request.viewer.council, people=people):
        return page.redirect("The list is filled in. Add others by name.", "panel", page.result.public_id)
    return page.show(heading="Begin an EET panel", button="Fill in the list", back=reverse("panels"))


@require_safe
@only(can_run_panels)
def panel(request, public_id) -> HttpResponse:
    found = panel_or_404(request, public_id, page="panel")
    if not found.is_open:
        return redirect("panel-minutes", public_id=public_id)
    today, lines = clock.today(), _lines(request, found, "panel")
    before = list(decided_before(found, care_leavers_of(request.viewer)))
    shown = form_lines(request, lines)
    context = {
        "panel": found,
        "lines": shown,
        "done": sum(each.is_done for each in shown),
        "before": decided_table(before, today, "What was decided last time") if before else None,
        "panel_before": panel_before(found),
    }
    return render(request, "web/staff/panels/panel.html", context)


@require_safe
@only(can_read_panels)
def minutes(request, public_id) -> HttpResponse:
    found = panel_or_404(request, public_id, page="panel-minutes")
    today, lines = clock.today(), _lines(request, found, "panel-minutes")
    before = list(decided_before(found, care_leavers_of(request.viewer)))
    context = {
        "panel": found,
        "table": minutes_table(lines, today),
        "before": decided_table(before, today, "What was decided last time") if before else None,
        "may_run": can_run_panels(request.viewer) and found.is_open,
    }
    return render(request, "web/staff/panels/minutes.html", context)


@GET_AND_POST
@only(can_run_panels)
def close(request, public_id) -> HttpResponse:
    found = panel_or_404(request, public_id, page="panel-close")
    if not found.is_open and request.method != "POST":
        return redirect("panel-minutes", public_id=public_id)
    page = FormPage(request, CloseForm, draft="panel-close", about=public_id)
    if page.saves(close_panel, panel=found):
        said = "Closed. What was decided stands in the plans, and whoever does it finds it on Today."
        return page.redirect(said, "panel-minutes", public_id=public_id)
    return page.show(
        heading="Close the panel",
        about=str(found),
        button="Close it",
        explanation="Each decision becomes an action of their plan. The minutes are not changed after that.",
        back=reverse("panel", args=[public_id]),
    )


@require_safe
@only(can_run_panels)
def find_people(request, public_id) -> HttpResponse:
    """By name or identifier, who is not on the list yet."""
    record_list(request, "panel-people")
    found = panel_or_404(request, public_id, page="panel-people")
    form = FindForm(request.GET)
    asked = (form.chosen.get("q") or "").strip()
    people = care_leavers_of(request.viewer).supported().exclude(panel_lines__panel=found)
    listed = list(people.named_like(asked)[:MOST_FOUND]) if asked else []
    button = partial(row_button, request, "Add to the list")
    rows = [
        [
            Link(each.full_name, address_of("person-plan", each.public_id)),
            each.identifier,
            button(reverse("person-to-panel", args=[each.public_id]), each.full_name),
        ]
        for each in listed
    ]
    table = Table("Young people of that name", columns("Name", "Identifier", "Add"), rows)
    context = {"panel": found, "form": form, "asked": asked, "table": table, "is_full": len(listed) == MOST_FOUND}
    return render(request, "web/staff/panels/people.html", context)
