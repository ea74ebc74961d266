"""The places that may be asked whether they are still there: they agreed to it, and they stop it themselves."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from backend.activities.models import Enrolment
from backend.activities.stopped_asking import agreed_to_be_asked_about, shown_on, stop_being_asked_about
from backend.web.young_person.frame import Mine, lead_on, not_there, own


AGREED = "#agreed"


def places_asked(mine: Mine) -> dict[str, Any]:
    if not mine.person.has_places_asked:
        return {"asked_about": [], "stopped_asking": []}
    stopped = mine.person.enrolments.stopped_by_themselves().select_related("provider")
    return {"asked_about": agreed_to_be_asked_about(mine.person), "stopped_asking": list(stopped)}


@own
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, mine: Mine, public_id) -> HttpResponse:
    found = {each.public_id: each for each in agreed_to_be_asked_about(mine.person)}
    asked: Enrolment | None = found.get(public_id)
    if asked is None:
        was_theirs = mine.person.enrolments.filter(public_id=public_id, stopped_at__isnull=False).exists()
        return lead_on("next-steps", to=AGREED) if was_theirs else not_there(request)
    if request.method == "POST":
        stop_being_asked_about(enrolment=asked)
        return lead_on("next-steps", to=AGREED)
    context = {
        "mine": mine,
        "out_of_hours": mine.council.out_of_hours_phone,
        "asked": asked,
        "shown_on": shown_on(asked),
    }
    return render(request, "web/young_person/stop_asking.html", context)
