"""An opportunity found elsewhere for one young person: asked of the gate like any other, helped with in one press."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from backend.accounts.models import User
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.opportunities.found_elsewhere import add_found
from backend.opportunities.models import FoundElsewhere, Opportunity
from backend.ranking.gate import may_go_on
from backend.ranking.gated_steps import refer_person, require_may_shortlist
from backend.referrals.choices import Way
from backend.referrals.gate_answers import GateStep, Outcome
from backend.referrals.models import Referral


@dataclass(frozen=True)
class Added:
    """What was found, and the referral where help with it began; else it waits until something was checked, or until
    somebody begins."""

    found: FoundElsewhere
    referral: Referral | None
    has_to_be_checked: bool = False


@transaction.atomic
def add_found_for(*, care_leaver: CareLeaver, helps: bool, by: User, **facts: Any) -> Added:
    """Nothing of it is kept where the law, a mark or a paused employer speaks against it. What is only unknown is asked
    before help begins, on the page that asks it of any opportunity."""
    found = add_found(care_leaver=care_leaver, by=by, **facts)
    opportunity = Opportunity.with_found.with_details().get(pk=found.opportunity_id)
    require_may_shortlist(care_leaver=care_leaver, opportunity=opportunity, by=by)
    if not helps:
        return Added(found, None)
    answer = may_go_on(care_leaver, opportunity, GateStep.REFER, clock.today())
    if answer.outcome == Outcome.HOLD:
        return Added(found, None, has_to_be_checked=True)
    asked = {"care_leaver": care_leaver, "opportunity": opportunity, "way": Way.HELPED_TO_APPLY}
    return Added(found, refer_person(**asked, by=by))
