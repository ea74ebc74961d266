"""Text messages that nobody could place: whoever knows the number says from whom it is, or that it is nobody here."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from backend.care_leavers.models import CareLeaver
from backend.care_leavers.permissions import can_keep_own_pages, care_leavers_of
from backend.care_leavers.unplaced_texts import settle_text, texted_at
from backend.core.errors import Refused
from backend.notifications.models import Reply
from backend.web.kit.access import only


MOST_SHOWN = 50


@dataclass(frozen=True)
class Unplaced:
    reply: Reply
    people: list[CareLeaver]  # who were written to at that number


@require_safe
@only(can_keep_own_pages)
def texts(request):
    return render(request, "web/staff/own_page/texts.html", {"texts": _unplaced(request.viewer)})


def _unplaced(viewer) -> list[Unplaced]:
    mine = Reply.objects.for_council(viewer.council_id).to_settle()
    replies = list(mine.order_by("-names_harm", "received_at", "id")[:MOST_SHOWN])
    texted = texted_at(viewer.council_id, {each.number for each in replies})
    whoever = {about for abouts in texted.values() for about in abouts}
    people = list(care_leavers_of(viewer).filter(public_id__in=whoever).order_by("id"))
    return [Unplaced(each, [p for p in people if p.public_id in texted.get(each.number, ())]) for each in replies]


@require_POST
@only(can_keep_own_pages)
def settle(request):
    try:
        mine = Reply.objects.for_council(request.viewer.council_id)
        reply = mine.filter(public_id=request.POST.get("text", "") or None).first()
        asked = request.POST.get("person", "")
        person = care_leavers_of(request.viewer).filter(public_id=asked).first() if asked else None
    except ValidationError:
        reply = None
    if reply is None or (asked and person is None):
        messages.warning(request, "Choose whose text it is.")
        return redirect("texts-to-place")
    try:
        settle_text(reply=reply, person=person, by=request.user)
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return redirect("texts-to-place")
    said = f"It stands on {person.known_as}’s page, to be answered." if person else "It is settled."
    messages.success(request, said)
    return redirect("texts-to-place")
