"""People introduced to an employer: what each of them agreed to share, and nothing else."""

from django.core.paginator import Paginator
from django.db.models import Case, Value, When
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.employers.permissions import acts_for_an_employer
from backend.ranking.holds import with_holds
from backend.referrals.choices import WAITS_FOR_US, ReferralState
from backend.web.employer_portal.introduction_states import introductions_of, name_of, since_of, state_words
from backend.web.kit.access import only
from backend.web.kit.content import Link, Table, columns
from backend.web.kit.formats import day


PER_PAGE = 50
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
    table = Table("People introduced to you", COLUMNS, [_row(each) for each in rows])
    return render(request, "web/employer_portal/introductions.html", {"page": page, "table": table})


def _row(referral):
    return [
        Link(name_of(referral), reverse("employer-referral", args=[referral.public_id])),
        referral.opportunity.title,
        state_words(referral),
        day(since_of(referral)),
        referral.reference,
    ]
