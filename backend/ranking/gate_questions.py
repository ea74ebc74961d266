"""What the gate is asked: one pair at one step on one day."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from backend.care_leavers.models import CareLeaver
from backend.opportunities.models import Opportunity
from backend.opportunities.named_places import ANYWHERE, NamedPlace
from backend.referrals.gate_answers import GateStep
from backend.referrals.models import Referral


STARTS = frozenset({GateStep.STARTED, GateStep.FIRST_DAY})
# Asked about the day they begin, whatever day was planned.
ON_THE_FIRST_DAY = STARTS | {GateStep.AWAITING_START}


@dataclass(frozen=True)
class Question:
    """Attributes
    ----------
    referral : the one the step is about, or None before there is one
    person, offer : rows read in this very request, `.with_profile()` and `for_gate()`, where the answer is only looked
        at; whatever is missing is read
    is_planned : of a start that nobody gives a day for yet: its first day is the one on record, if any
    place : the one of several places it is about, where no referral names it
    weekly_hours : those they work or are to work; None where they are the opportunity's
    """

    care_leaver_id: int
    opportunity_id: int
    step: GateStep
    on: dt.date
    referral: Referral | None = None
    person: CareLeaver | None = None
    offer: Opportunity | None = None
    is_planned: bool = False
    place: NamedPlace = ANYWHERE
    weekly_hours: Decimal | None = None

    @property
    def pair(self) -> tuple[int, int]:
        return self.care_leaver_id, self.opportunity_id
