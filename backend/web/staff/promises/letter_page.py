"""A letter that a young person gives to their work coach: facts of what they start, and whom to ring.

It leaves the council by their hand. Nothing on it says why a council helps them: neither who they are to it, nor a
need, nor who works with them as what.
"""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.care_leavers.permissions import can_open_care_leavers
from backend.core import clock
from backend.placements.promise_proposals import first_day_known
from backend.reference.shown_to_them import care_phrases
from backend.referrals.choices import HOLDS_A_PLACE, ReferralState
from backend.referrals.models import Referral
from backend.referrals.permissions import referrals_of
from backend.web.kit.access import only, person_or_404
from backend.web.kit.content import Row
from backend.web.kit.formats import day, plain
from backend.web.kit.opportunities.terms import pay_of, type_and_level


@require_safe
@only(can_open_care_leavers)
def letter(request, public_id):
    open_ones = referrals_of(request.viewer).filter(state__in=sorted(HOLDS_A_PLACE)).with_details()
    referral = get_object_or_404(open_ones, public_id=public_id)
    person = person_or_404(request, referral.care_leaver.public_id, page="referral-letter")
    council = request.viewer.council
    context = {
        "name": person.full_name,
        "team": council.employment_team_name,
        "phone": council.employment_team_phone,
        "adviser": person.eet_adviser or "",
        "today": clock.today(),
        "rows": _rows(referral),
        "has_started": referral.state == ReferralState.STARTED,
        "back": reverse("referral-fortnight", args=[public_id]),
    }
    return render(request, "web/staff/promises/letter.html", context)


def _rows(referral: Referral) -> list[Row]:
    """What the advert says is left out where its words may tell why the council helps them."""
    post, first_day = referral.opportunity, first_day_known(referral)
    hours = f"{plain(post.weekly_hours)} a week" if post.weekly_hours else ""
    facts = [
        ("What", _neutral(post.title) or post.get_type_display()),
        ("What kind", type_and_level(post)),
        ("Employer", post.employer.name),
        ("First day", day(first_day) if first_day else "not known yet"),
        ("Hours", ". ".join(filter(None, (hours, _neutral(post.working_pattern))))),
        ("Pay as advertised", _neutral(pay_of(post))),
    ]
    return [Row(name, value or "not known yet") for name, value in facts]


def _neutral(words: str) -> str:
    return "" if care_phrases(words) else words
