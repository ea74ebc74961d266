"""What they agreed to, since when, and how they stop it themselves."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from backend.care_leavers.choices import ConsentKind
from backend.care_leavers.models import Consent
from backend.core.errors import Refused
from backend.referrals.details import shown_by_now, take_agreement_back
from backend.web.young_person import words
from backend.web.young_person.frame import Mine, lead_on, not_there, own


AGREED = "#agreed"


def agreements_of(mine: Mine) -> dict[str, Any]:
    """In force, and those they stopped here and have not agreed to again."""
    rows = list(mine.person.consents.order_by("given_on", "id"))
    in_force = [each for each in rows if each.withdrawn_on is None]
    kinds = {each.kind for each in in_force}
    stopped = {each.kind: each for each in rows if each.withdrawn_by_themselves and each.kind not in kinds}
    return {
        "agreed": [{"row": each, "words": words.MAY_SEE[ConsentKind(each.kind)]} for each in in_force],
        "stopped": [{"row": each, "words": words.MAY_SEE[ConsentKind(kind)]} for kind, each in stopped.items()],
    }


@own
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, mine: Mine, public_id) -> HttpResponse:
    consent = mine.person.consents.filter(public_id=public_id).first()
    if consent is None:
        return not_there(request)
    if consent.withdrawn_on:  # pressed twice, or stopped by somebody who was told
        return lead_on("next-steps", to=AGREED)
    if request.method == "POST":
        _stop(consent)
        return lead_on("next-steps", to=AGREED)
    kind = ConsentKind(consent.kind)
    context = {
        "mine": mine,
        "out_of_hours": mine.council.out_of_hours_phone,
        "consent": consent,
        "words": words.MAY_SEE[kind],
        "after": words.AFTER_STOP.get(kind, words.AFTER_STOP_SHARING),
        "seen_by": shown_by_now(consent),
    }
    return render(request, "web/young_person/stop.html", context)


def _stop(consent: Consent) -> None:
    """Of two presses at the same moment the second finds it stopped."""
    try:
        take_agreement_back(consent=consent, by=None)
    except Refused:
        consent.refresh_from_db()
        if consent.withdrawn_on is None:
            raise
