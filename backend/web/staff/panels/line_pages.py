"""One line of a panel: written, taken off the list; and a young person brought to the panel that is open."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from backend.plans.models import PanelLine
from backend.plans.panels import bring_to_panel, open_aims_of, take_off_panel, write_line
from backend.plans.permissions import can_run_panels, panel_lines_of, panels_of
from backend.web.kit.access import GET_AND_POST, only, person_or_404
from backend.web.kit.buttons import tell
from backend.web.kit.moved_on import tell_moved_on
from backend.web.staff.panels.forms import LineForm, facts_of
from backend.web.staff.panels.shown import DRAFT, choices_of, colleagues_of
from backend.web.staff.people.identity import PersonFormPage


CLOSED = "This panel is closed: its minutes stay as they are. Change the action in their plan."
NO_PANEL = "No panel is open. Begin one first."


def panel_url(line: PanelLine) -> str:
    return reverse("panel", args=[line.panel.public_id])


def _found(request, public_id) -> PanelLine:
    return get_object_or_404(panel_lines_of(request.viewer).shown(), public_id=public_id)


@GET_AND_POST
@only(can_run_panels)
def write(request, public_id) -> HttpResponse:
    line = _found(request, public_id)
    person = person_or_404(request, line.care_leaver.public_id, page="panel-line")
    if not line.panel.is_open and request.method != "POST":
        tell_moved_on(request, CLOSED)
        return redirect(panel_url(line))
    page = PersonFormPage(
        request,
        LineForm,
        draft=DRAFT,
        about=line.public_id,
        page=reverse("panel-line", args=[line.public_id]),
        initial=facts_of(line),
        record=line,
        **choices_of(line, open_aims_of(person), colleagues_of(person.council_id)),
    )
    if page.saves(write_line, line=line):
        return page.redirect(f"Saved: {person.full_name}.", f"{panel_url(line)}#line-{line.pk}")
    heading = f"{person.known_as} at the {line.panel}"
    return page.show_about(person, heading=heading, button="Save", back=f"{panel_url(line)}#line-{line.pk}")


@require_POST
@only(can_run_panels)
def take_off(request, public_id) -> HttpResponse:
    line = _found(request, public_id)
    said = f"{line.care_leaver.full_name} is removed from the list."
    return tell(request, said, panel_url(line), take_off_panel, line=line)


@require_POST
@only(can_run_panels)
def bring(request, public_id) -> HttpResponse:
    """To the one panel that is open, from the search of it or from their plan."""
    person = person_or_404(request, public_id, page="person-to-panel")
    panel = panels_of(request.viewer).open().first()
    if panel is None:
        tell_moved_on(request, NO_PANEL)
        return redirect("panels")
    back = reverse("panel", args=[panel.public_id])
    return tell(request, f"{person.full_name} is on the list.", back, bring_to_panel, panel=panel, care_leaver=person)
