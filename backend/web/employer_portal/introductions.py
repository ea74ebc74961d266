"""People introduced to an employer: what each of them agreed to share, and nothing else."""

from collections import Counter

from django.core.paginator import Paginator
from django.db.models import Case, Value, When
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.employers.permissions import acts_for_an_employer
from backend.ranking.holds import with_holds
from backend.referrals.choices import WAITS_FOR_US, ReferralState, Step
from backend.referrals.transitions import REFERRAL_LIFE
from backend.web.employer_portal.introduction_states import introductions_of, name_of, since_of, state_words
from backend.web.employer_portal.names_shown import record_names_shown
from backend.web.kit.access import only
from backend.web.kit.content import Link, Table, columns
from backend.web.kit.formats import day


PER_PAGE = 50
MAY_COME = REFERRAL_LIFE.transitions[Step.INTERVIEW].from_states
COLUMNS = columns("Name", "Opportunity", "State", "Since", "Reference")
WAITING_FIRST = Case(
    When(word_step__in=WAITS_FOR_US, then=Value(1)),
    When(state=ReferralState.INTRODUCED, then=Value(0)),
    default=Value(1),
)


@require_safe
@only(acts_for_an_employer)
def introductions(request):
    mine = introductions_of(request.viewer).order_by(WAITING_FIRST, "-last_step_at", "-id")
    page = Paginator(mine, PER_PAGE).get_page(request.GET.get("page"))
    rows = with_holds(page, council_id=request.viewer.council_id)
    record_names_shown(request.viewer, rows, page="employer-referrals")
    table = Table("People introduced to you", COLUMNS, [_row(each) for each in rows])
    context = {"page": page, "table": table, "several": _several(rows)}
    return render(request, "web/employer_portal/introductions.html", context)


def _several(rows) -> list[Link]:
    """Of each post for which two or more are introduced and have no interview yet: they may come on one day."""
    waiting = [each for each in rows if each.state in MAY_COME and not each.is_held]
    counted = Counter(each.opportunity for each in waiting)
    return [
        Link(f"Invite several to one day: {post.title}", reverse("employer-introduced", args=[post.public_id]))
        for post, number in counted.items()
        if number > 1
    ]


def _row(referral):
    return [
        Link(name_of(referral), reverse("employer-referral", args=[referral.public_id])),
        referral.opportunity.title,
        state_words(referral),
        day(since_of(referral)),
        referral.reference,
    ]
