"""Showing opportunities to a young person: each is asked of the gate first, and again whenever their page is read."""

from collections.abc import Sequence

from django.db import transaction

from backend.accounts.models import User
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.errors import Refused
from backend.opportunities.models import Opportunity
from backend.ranking.gate import may_go_on
from backend.ranking.gated_steps import require_may_shortlist
from backend.referrals.gate_answers import GateStep, Outcome
from backend.shortlists.models import Suggestion
from backend.shortlists.suggestions import suggest


@transaction.atomic
def suggest_to(
    *, care_leaver: CareLeaver, opportunities: Sequence[Opportunity], words: str = "", by: User
) -> list[Suggestion]:
    """Put these on their page. Raises Refused, with what `by` may read, where one of them may not be shown today.

    The person comes `.with_profile()`, each opportunity `.with_details()`.
    """
    for opportunity in opportunities:
        try:
            require_may_shortlist(care_leaver=care_leaver, opportunity=opportunity, by=by)
        except Refused as refusal:
            raise Refused(f"{opportunity.title}: {refusal.message}", field="opportunities") from refusal
    return suggest(care_leaver=care_leaver, opportunities=opportunities, words=words, by=by)


def still_shown(care_leaver: CareLeaver, suggestions: Sequence[Suggestion]) -> list[Suggestion]:
    """Of those on their page, what may be shown today by the facts of now."""
    today = clock.today()
    open_now = set(Opportunity.objects.open_on(today).filter(suggestions__in=suggestions).values_list("pk", flat=True))
    return [
        each
        for each in suggestions
        if each.opportunity_id in open_now
        and may_go_on(care_leaver, each.opportunity, GateStep.SHORTLIST, today).outcome == Outcome.GO_ON
    ]
