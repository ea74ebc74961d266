"""What would be passed on about them when somebody else takes over: theirs to read, to leave out, and to say yes to."""

import datetime as dt
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from backend.care_leavers.handovers import agree_handover, ask_for_change
from backend.care_leavers.models import Handover
from backend.core import clock
from backend.core.errors import Refused
from backend.reference.harm_words import may_name_harm
from backend.web.kit.access import as_uuid
from backend.web.kit.handover_words import HEADINGS
from backend.web.young_person.frame import Mine, given_name, lead_on, not_there, own
from backend.web.young_person.kept_anyway import kept_anyway
from backend.web.young_person.telling import help_and_who_reads


TOLD_FOR = dt.timedelta(days=28)  # what they said yes to stays there for so long
CHANGE = "words-change"


def handover_of(mine: Mine) -> Handover | None:
    """The one that waits for them, or that they said yes to not long ago."""
    if not mine.person.has_handover:
        return None
    recent = mine.person.handovers.shown_to_them().filter(
        Q(agreed_on=None) | Q(agreed_on__gte=clock.today() - TOLD_FOR)
    )
    found: Handover | None = recent.select_related("from_adviser", "to_adviser").first()
    return found


@own
@require_safe
def page(request: HttpRequest, mine: Mine) -> HttpResponse:
    handover = handover_of(mine)
    return not_there(request) if handover is None else _show(request, mine, handover)


def _show(
    request: HttpRequest, mine: Mine, handover: Handover, *, error: str = "", box: str = "", typed: str = ""
) -> HttpResponse:
    lines = list(handover.may_be_shown if handover.agreed_on else handover.lines.all())
    context: dict[str, Any] = {
        "mine": mine,
        **help_and_who_reads(mine),
        "handover": handover,
        "from_whom": given_name(str(handover.from_adviser)),
        "to_whom": given_name(str(handover.to_adviser or "")),
        "parts": [(words, [each for each in lines if each.heading == name]) for name, words in HEADINGS.items()],
        "is_anything": bool(lines),
        "error": error,
        "box": "words" if handover.agreed_on else box,  # what was typed is given back where it is sent no more
        "typed": typed,
    }
    return render(request, "web/young_person/handover.html", context, status=400 if error else 200)


@own
@require_POST
def agree(request: HttpRequest, mine: Mine) -> HttpResponse:
    """Yes, pass it on, without what they leave out."""
    handover = handover_of(mine)
    if handover is None:
        return not_there(request)
    if handover.agreed_on:  # pressed twice, or said to somebody meanwhile
        return lead_on("next-steps-handover")
    shown, left_out = (
        [each for each in map(as_uuid, request.POST.getlist(name)) if each] for name in ("line", "left_out")
    )
    try:
        agree_handover(handover=handover, shown=shown, left_out=left_out, by=None)
    except Refused as refusal:
        return _show(request, mine, handover, error=refusal.message, box="pass-on")
    return lead_on("next-steps-handover")


@own
@require_POST
def change(request: HttpRequest, mine: Mine) -> HttpResponse:
    """They want it said in another way: kept as they wrote it, and read as all they write is. Also where they said yes
    to it meanwhile, or it is not needed any more."""
    handover = handover_of(mine)
    words = request.POST.get("words", "").replace("\0", "")
    if handover is None or handover.agreed_on:
        return kept_anyway(request, mine)
    try:
        ask_for_change(handover=handover, words=words)
    except Refused as refusal:
        if may_name_harm(words):  # kept, whatever became of the change: numbers to ring come first
            return lead_on("next-steps-sent")
        return _show(request, mine, handover_of(mine) or handover, error=refusal.message, box=CHANGE, typed=words)
    return lead_on("next-steps-sent")
