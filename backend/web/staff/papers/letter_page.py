"""A letter about addresses, to be printed, as it was given out."""

from typing import Any

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.care_leavers.confidential_letters import says_what_is_confidential_now
from backend.care_leavers.paper_permissions import address_letters_of, can_keep_papers, can_see_papers
from backend.tabular.days import iso_day
from backend.web.kit.access import only, person_or_404
from backend.web.kit.formats import day


@require_safe
@only(can_see_papers)
def letter(request, public_id):
    mine = address_letters_of(request.viewer).select_related("recorded_by")
    found = get_object_or_404(mine, public_id=public_id)
    person = person_or_404(request, found.care_leaver.public_id, page="address-letter")
    has_become_confidential = not found.is_for_them_alone and says_what_is_confidential_now(found)
    is_readable = can_keep_papers(request.viewer) if found.is_for_them_alone else not has_become_confidential
    context = {
        "letter": found,
        "said": shown(found.said) if is_readable else None,
        "back": reverse("person-addresses", args=[person.public_id]),
        "is_readable": is_readable,
        "has_become_confidential": has_become_confidential,
    }
    return render(request, "web/staff/papers/letter.html", context)


def shown(said: dict[str, Any]) -> dict[str, Any]:
    """The days as a letter writes them."""
    rows = [
        {"from": _day(row["from"]), "until": _day(row["until"]) if row["until"] else "now", "lines": row["lines"]}
        for row in said["rows"]
    ]
    days = {name: _day(said[name]) for name in ("first", "last", "checked_on", "made_on")}
    return said | days | {"rows": rows}


def _day(written: str) -> str:
    return day(iso_day(written))
