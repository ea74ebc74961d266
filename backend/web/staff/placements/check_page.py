"""What somebody checked about a placement that goes on: a place that may be one to avoid, custody, a licence."""

from functools import partial

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.html import format_html

from backend.accounts.names import by_whom_on
from backend.placements.permissions import placements_of
from backend.ranking.gate import lock_pair
from backend.ranking.gated_steps import say_checked_where_they_work
from backend.ranking.placed_beside_marks import PlacedBesideMark
from backend.ranking.placements_in_question import PlacementInQuestion, answers_about
from backend.referrals.clearances import clearances_of
from backend.referrals.permissions import can_check, clearances_seen_by
from backend.web.kit.access import GET_AND_POST, only, person_or_404
from backend.web.kit.moved_on import tell_moved_on
from backend.web.kit.shown import Shown
from backend.web.staff.people.identity import PersonFormPage
from backend.web.staff.people.mark_links import in_one_line, mark_links
from backend.web.staff.referrals.forms import CheckedForm


NOTHING_LEFT = "Nothing about where they work waits to be checked.{last}"


@GET_AND_POST
@only(can_check)
def checked(request, public_id):
    found = get_object_or_404(_placements(request.viewer), public_id=public_id)
    person = person_or_404(request, found.care_leaver.public_id, page="placement-checked")
    beside = _asks_for_check(request.viewer, found)
    if beside is None:
        tell_moved_on(request, NOTHING_LEFT.format(last=_last(request.viewer, found)))
        return redirect("placement", public_id=public_id)
    beside.placement.care_leaver = person  # whose marks are read already
    reasons = beside.reasons_for(request.viewer)
    links = mark_links(person, reasons.marks)
    shown = Shown(reasons.facts, partial(_facts_now, request.viewer, public_id), may_go=True)
    page = PersonFormPage(request, CheckedForm, draft="placement-checked", about=public_id, shown=shown)
    if page.saves(say_checked_where_they_work, beside=beside):
        said = "What you checked is recorded, with your name and today's date."
        return page.redirect(said, "placement", public_id=public_id)
    return page.show_about(
        person,
        heading="What you checked about where they work",
        button="Save what you checked",
        explanation=format_html("{} {}", " ".join(shown.facts), in_one_line(links)),
        back=reverse("placement", args=[public_id]),
    )


def _placements(viewer):
    return placements_of(viewer).select_related("care_leaver", "opportunity__employer")


def _facts_now(viewer, public_id) -> dict[str, list]:
    found = _placements(viewer).get(public_id=public_id)
    lock_pair(found.care_leaver_id, found.opportunity_id)
    beside = _asks_for_check(viewer, found)
    return beside.reasons_for(viewer).facts if beside else {}


def _asks_for_check(viewer, found) -> PlacedBesideMark | PlacementInQuestion | None:
    """A mark first; where they must not be at the place, no words about anything else make that right."""
    about = answers_about(viewer, found)
    asks = next(iter([*about.beside_marks, *about.in_question]), None)
    return None if asks is None or asks.is_ruled_out else asks


def _last(viewer, found) -> str:
    said = clearances_of(clearances_seen_by(viewer), found.care_leaver, found.opportunity).first()
    return f" What was said last stands beside the match, {by_whom_on(said.by_id, said.created_at)}." if said else ""
