"""The weeks before a release from custody: planned on one page in one press, read and moved on another."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from backend.care_leavers.models import CareLeaver
from backend.care_leavers.permissions import can_see_safety_marks
from backend.core import clock
from backend.placements.models import RunUp
from backend.placements.permissions import can_promise, promises_of
from backend.placements.promises import colleagues_who_keep
from backend.placements.run_ups import (
    NO_RELEASE,
    STAGES,
    move_run_up,
    plan_run_up,
    proposals_for_release,
    run_up_of,
)
from backend.web.kit.access import GET_AND_POST, only, person_or_404
from backend.web.kit.buttons import tell
from backend.web.kit.content import Row
from backend.web.kit.formats import day
from backend.web.kit.moved_on import tell_moved_on
from backend.web.staff.people.identity import Identity, PersonFormPage
from backend.web.staff.people.promises_table import promises_table
from backend.web.staff.promises.forms import likely_owner
from backend.web.staff.promises.run_up_form import RunUpForm


PAGE = "person-run-up"
SAID = "Promised. Each is on Today of whoever does it when its day comes, and {name} reads them on their own page."
MOVED = "Moved. What is promised goes by the new day."
NOBODY_YET = "Nothing is promised yet."


@require_safe
@only(can_see_safety_marks)
def run_up(request, public_id) -> HttpResponse:
    person = person_or_404(request, public_id, page=PAGE)
    planned, release = run_up_of(person), person.expected_release
    may_act = can_promise(request.viewer)
    is_moved = bool(planned and release and planned.release_on != release)
    promises = promises_of(request.viewer).filter(run_up=planned) if planned else promises_of(request.viewer).none()
    rows = sorted(promises.with_standing().soonest_first(), key=lambda each: not each.is_open)
    context = {
        "identity": Identity(person, request.viewer),
        "facts": _facts(person, planned),
        "release": release,
        "promises": promises_table(rows, may_act=may_act, caption="What we promised", empty=NOBODY_YET),
        "plan_url": _url("person-run-up-plan", person) if may_act and release and not planned else "",
        "move_url": _url("person-run-up-move", person) if is_moved else "",
        "may_act": may_act,
        "back": _url("person", person),
    }
    return render(request, "web/staff/promises/run_up.html", context)


def _url(name: str, person: CareLeaver) -> str:
    return reverse(name, args=[person.public_id])


def _facts(person: CareLeaver, planned: RunUp | None) -> list[Row]:
    release = person.expected_release
    said = [Row("Release", f"expected on {day(release)}" if release else "day not known, or not in custody")]
    if planned is None:
        return said
    helps = ", ".join(filter(None, (planned.partner, planned.partner_phone)))
    return [
        *said,
        Row("Planned for", day(planned.release_on)),
        Row("Early release or a day out asked about from", planned.earliest_on and day(planned.earliest_on)),
        Row("Who helps there", helps),
    ]


@GET_AND_POST
@only(can_promise)
def plan(request, public_id) -> HttpResponse:
    person = person_or_404(request, public_id, page="person-run-up-plan")
    release, planned = person.expected_release, run_up_of(person)
    if release is None or (request.method != "POST" and planned and planned.release_on == release):
        if release is None:
            tell_moved_on(request, NO_RELEASE)
        return redirect(PAGE, public_id=public_id)
    proposals, colleagues = proposals_for_release(release, today=clock.today()), colleagues_who_keep(person)
    page = PersonFormPage(
        request,
        RunUpForm,
        draft="run-up",
        about=public_id,
        proposed=RunUpForm.proposed(proposals, likely_owner(person, colleagues, request.user.pk)),
        proposals=proposals,
        colleagues=colleagues,
        told={each.key: each.told for each in STAGES},
    )
    if page.saves(plan_run_up, care_leaver=person):
        return page.redirect(SAID.format(name=person.known_as), PAGE, public_id=public_id)
    return page.show_about(
        person,
        "web/staff/promises/run_up_plan.html",
        heading="Plan the weeks before the release",
        button="Promise this",
        explanation=f"Release expected on {day(release)}",
        back=_url(PAGE, person),
    )


@require_POST
@only(can_promise)
def move(request, public_id) -> HttpResponse:
    person = person_or_404(request, public_id, page=PAGE)
    return tell(request, MOVED, _url(PAGE, person), move_run_up, care_leaver=person)
