"""People introduced to an employer: what each of them agreed to share, and nothing else."""

from django.core.paginator import Paginator
from django.db.models import Case, Value, When
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.audit.services import record_read
from backend.councils.permissions import has_worked_for_the_council
from backend.employers.permissions import acts_for_an_employer
from backend.ranking.holds import with_holds
from backend.referrals.choices import ReferralState
from backend.referrals.disclosure import as_the_employer_reads, shown_to_employer
from backend.referrals.permissions import referrals_of
from backend.referrals.transitions import REFERRAL_LIFE
from backend.web.employer_portal.introduction_answers import ANSWERS
from backend.web.employer_portal.introduction_states import EVENTS, is_hidden, name_of, state_words
from backend.web.kit.access import only
from backend.web.kit.content import Link, Row, Table, TimelineEntry, columns
from backend.web.kit.formats import day


PER_PAGE = 50
COLUMNS = columns("Name", "Opportunity", "Where it stands", "Since", "Reference")
WAITING_FIRST = Case(When(state=ReferralState.INTRODUCED, then=Value(0)), default=Value(1))


@require_safe
@only(acts_for_an_employer)
def introductions(request):
    mine = (
        referrals_of(request.viewer)
        .select_related("opportunity", "employer")
        .order_by(WAITING_FIRST, "-last_step_at", "-id")
    )
    page = Paginator(mine, PER_PAGE).get_page(request.GET.get("page"))
    rows = with_holds(page, council_id=request.viewer.council_id)
    table = Table("People introduced to you", COLUMNS, [_row(each) for each in rows])
    return render(request, "web/employer_portal/introductions.html", {"page": page, "table": table})


def _row(referral):
    return [
        Link(name_of(referral), reverse("employer-referral", args=[referral.public_id])),
        referral.opportunity.title,
        state_words(referral),
        day(referral.last_step_on),
        referral.reference,
    ]


@require_safe
@only(acts_for_an_employer)
def introduction(request, public_id):
    mine = referrals_of(request.viewer).select_related("opportunity__employer", "employer")
    referral = get_object_or_404(mine, public_id=public_id)
    with_holds([referral], council_id=request.viewer.council_id)
    record_read(viewer=request.viewer, subject=referral, page="employer-referral")
    events = list(referral.events.select_related("by").order_by("id"))
    context = {
        "referral": referral,
        "name": name_of(referral),
        "state": state_words(referral),
        "facts": _facts(referral),
        "is_paused": is_hidden(referral),
        "answers": [] if is_hidden(referral) else _answers(request.viewer, referral),
        "history": _history(request.viewer, referral, [each for each in reversed(events) if each.step in EVENTS]),
        "introduced_by": next((each.by for each in events if each.by and each.step in EVENTS), None),
    }
    return render(request, "web/employer_portal/introduction.html", context)


def _facts(referral) -> list[Row]:
    if is_hidden(referral):
        return []
    return [Row(label, value) for label, value in as_the_employer_reads(referral)]


def _answers(viewer, referral) -> list[tuple[str, str]]:
    steps = REFERRAL_LIFE.steps_open_to(viewer, referral)
    answer = reverse("employer-referral-answer", args=[referral.public_id])
    return [(ANSWERS[step].button, f"{answer}?answer={step.value}") for step in steps if step in ANSWERS]


def _history(viewer, referral, events) -> list[TimelineEntry]:
    """A note is shown to whoever wrote it while they may still read of whom: what an adviser writes is never theirs.

    Of somebody who has worked for the council too nobody knows which of the two wrote it.
    """
    own = {each.id for each in events if each.note and each.by_id == viewer.user_id}
    reads_own = own and not is_hidden(referral) and shown_to_employer(referral)
    if not reads_own or has_worked_for_the_council(viewer):
        own = set()
    return [
        TimelineEntry(EVENTS[each.step], each.on, str(each.by or ""), each.note if each.id in own else "")
        for each in events
    ]
