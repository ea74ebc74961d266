"""What somebody sent while they were signed out: saved now, or discarded. Nobody else ever sees it."""

from dataclasses import dataclass

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from backend.drafts.held_forms import fields_of, held_forms_of, let_go, note_what_waits
from backend.drafts.models import HeldForm
from backend.drafts.permissions import can_keep_drafts
from backend.web.kit.access import as_uuid, only
from backend.web.kit.content import Row
from backend.web.kit.sent_forms.labels import rows_of


@dataclass(frozen=True)
class Offer:
    held: HeldForm
    rows: list[Row]
    boxes: list[tuple[str, str]]  # to be sent again, as they were


@require_safe
@only(can_keep_drafts)
def offer(request):
    offers = [_offer(held) for held in held_forms_of(request.viewer)]
    note_what_waits(request, bool(offers))
    return render(request, "web/kit/held_forms.html", {"offers": offers})


@require_POST
@only(can_keep_drafts)
def discard(request):
    let_go(request, as_uuid(request.POST.get("form", "")))
    messages.success(request, "It is discarded.")
    return redirect("held-forms")


def _offer(held: HeldForm) -> Offer:
    fields = fields_of(held)
    boxes = [(name, value) for name, values in fields.items() for value in values]
    return Offer(held, rows_of(fields), boxes)
