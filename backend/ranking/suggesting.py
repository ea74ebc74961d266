"""Showing opportunities to a young person: each is asked of the gate first, and again whenever their page is read."""

from collections.abc import Sequence

from django.db import transaction

from backend.accounts.models import User
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.errors import Refused
from backend.opportunities.models import Opportunity
from backend.ranking.gate import answers_to
from backend.ranking.gate_facts import for_gate
from backend.ranking.gate_questions import Question
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


def still_shown(
    care_leaver: CareLeaver, suggestions: Sequence[Suggestion], *, read: CareLeaver | None = None
) -> list[Suggestion]:
    """Of those on their page, what may be shown today by the facts of now, in a few queries however many there are.

    Each has its opportunity as the gate read it, with employer, council and sites. `read` is the same young person as
    `gate_people.read_people` gave them in this request.
    """
    today = clock.today()
    wanted = {each.opportunity_id for each in suggestions}
    if not wanted:
        return []
    open_now = for_gate(Opportunity.objects.open_on(today).filter(pk__in=wanted), today, care_leaver=care_leaver)
    offers = {each.pk: each for each in open_now}
    asked = [
        Question(care_leaver.id, pk, GateStep.SHORTLIST, today, person=read, offer=offer)
        for pk, offer in sorted(offers.items())
    ]
    goes_on = {answer.opportunity_id for answer in answers_to(asked) if answer.outcome == Outcome.GO_ON}
    shown = [each for each in suggestions if each.opportunity_id in goes_on]
    for each in shown:
        each.opportunity = offers[each.opportunity_id]
    return shown
