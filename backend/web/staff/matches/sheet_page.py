"""A sheet of paper for a young person: what is on offer in the matches that their adviser ticked, to look at together.

No chance, reason, rule or safety note stands on it: it is facts of adverts, and nothing is decided by it.
"""

from collections.abc import Collection
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.councils.viewer import Viewer
from backend.shortlists.models import Match
from backend.shortlists.permissions import can_see_rankings, matches_of
from backend.web.kit.access import as_uuid, only, person_or_404
from backend.web.kit.content import Row
from backend.web.kit.employer_names import name_of
from backend.web.kit.formats import short_day
from backend.web.kit.opportunities.terms import pay_of, type_and_level
from backend.web.staff.matches.terms import Terms


MOST = 10  # more than a conversation holds


@require_safe
@only(can_see_rankings)
def sheet(request, public_id):
    person = person_or_404(request, public_id, page="person-sheet")
    asked = {as_uuid(text) for text in request.GET.getlist("m")} - {None}
    ticked = list(_ticked(request.viewer, person, asked))
    context = {
        "name": person.known_as,
        "offers": [_offer(match, person, request.viewer) for match in ticked[:MOST]],
        "gone": len(asked) - len(ticked),
        "more": len(ticked) - MOST,
        "most": MOST,
        "back": reverse("person", args=[public_id]),
    }
    return render(request, "web/staff/matches/sheet.html", context)


def _ticked(viewer: Viewer, person: CareLeaver, asked: Collection[UUID | None]) -> QuerySet[Match]:
    """Those that are still matches to decide, best first."""
    mine = matches_of(viewer).filter(care_leaver=person, opportunity__public_id__in=asked)
    return mine.open_on(clock.today()).undecided().with_details().order_by("position", "id")


def _offer(match: Match, person: CareLeaver, viewer) -> dict:
    opportunity = match.opportunity
    terms = Terms(opportunity, person, viewer, match.minutes)
    facts = [
        ("What kind", type_and_level(opportunity)),
        ("Pay", pay_of(opportunity)),
        ("Hours", " ".join(filter(None, (terms.hours, terms.pattern)))),
        ("Where", terms.place or ("from home" if opportunity.remote else "")),
        ("Starts", short_day(opportunity.start_date)),
        ("Last day to apply", short_day(opportunity.closing_date)),
    ]
    if not person.home_is_confidential:  # paper is left lying about
        facts.insert(4, ("Travel each way, about", terms.travel))
    rows = [Row(key, value) for key, value in facts if value]
    return {"title": opportunity.title, "employer": name_of(opportunity.employer), "rows": rows}
