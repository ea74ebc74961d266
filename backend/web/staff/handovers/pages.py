"""Handovers of one young person, and the page of one: what is passed on, as it was given."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from backend.care_leavers.choices import HandoverState
from backend.care_leavers.handovers import confirm_handover_read
from backend.care_leavers.models import CareLeaver, Handover
from backend.care_leavers.permissions import can_see_own_pages, can_write_handovers, handovers_of
from backend.core.errors import Refused
from backend.web.kit.access import only, person_or_404
from backend.web.staff.handovers.shown import WITH, ShownHandover, lines_by_heading, marks_beside
from backend.web.staff.people.identity import Identity


def find(request, public_id, *, page: str) -> tuple[Handover, CareLeaver]:
    handover = get_object_or_404(handovers_of(request.viewer).select_related(*WITH), public_id=public_id)
    person = person_or_404(request, handover.care_leaver.public_id, page=page)
    return handover, person


@require_safe
@only(can_see_own_pages)
def of_person(request, public_id):
    person = person_or_404(request, public_id, page="person-handover")
    rows = handovers_of(request.viewer).filter(care_leaver=person).select_related(*WITH)
    found = [ShownHandover(each) for each in rows]
    context = {
        "identity": Identity(person, request.viewer, current="person-own-page"),
        "going_on": [each for each in found if not each.is_over],
        "over": [each for each in found if each.is_over],
        "may_write": can_write_handovers(request.viewer),
        "to_council": any(each.handover.next_council and not each.is_over for each in found),
    }
    return render(request, "web/staff/handovers/of_person.html", context)


@require_safe
@only(can_see_own_pages)
def handover(request, public_id):
    found, person = find(request, public_id, page="handover")
    shown = ShownHandover(found)
    is_here = found.state == HandoverState.AGREED and not found.next_council
    context = {
        "identity": Identity(person, request.viewer),
        "shown": shown,
        "handover": found,
        "parts": lines_by_heading(list(found.may_be_shown)) if shown.is_agreed else [],
        "left_out": found.lines.filter(is_left_out=True).count() if shown.is_agreed else 0,
        "marks": marks_beside(request.viewer, person) if shown.is_agreed else [],
        "may_confirm": is_here and found.to_adviser_id == request.viewer.user_id,
        "may_give": shown.handover.state == HandoverState.AGREED
        and bool(found.next_council)
        and can_write_handovers(request.viewer),
        "back": reverse("person-handover", args=[person.public_id]),
    }
    return render(request, "web/staff/handovers/handover.html", context)


@require_POST
@only(can_write_handovers)
def confirm_read(request, public_id):
    found, person = find(request, public_id, page="handover-read")
    try:
        confirm_handover_read(handover=found, by=request.user)
    except Refused as refusal:
        messages.warning(request, refusal.message)
    else:
        messages.success(request, f"Noted. Now introduce yourself to {person.known_as}.")
    return redirect("handover", public_id=public_id)
