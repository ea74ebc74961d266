"""What is agreed of a placement, once the gate was asked what the law says of the hours."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from functools import partial
from typing import Any

from django.db import transaction

from backend.accounts.models import User
from backend.core.errors import Refused
from backend.opportunities.named_places import NamedPlace
from backend.placements import terms as term_services
from backend.placements.models import Placement, PlacementTerm
from backend.placements.term_choices import TermKind
from backend.ranking.gate import may_go_on
from backend.referrals.gate_answers import GateStep


@transaction.atomic
def agree(
    *, placement: Placement, since: dt.date, said_by: str, terms: Mapping[str, Mapping[str, Any]], by: User
) -> list[PlacementTerm]:
    """Write down what is agreed. What the law says of hours is asked as at a start, by their age of that day."""
    hours = terms.get(TermKind.HOURS, {}).get("hours")
    if hours is not None:
        _refuse_hours(placement, since, hours)
    return term_services.agree(placement=placement, since=since, said_by=said_by, terms=terms, by=by)


def _refuse_hours(placement: Placement, since: dt.date, hours: Decimal) -> None:
    """What the law says of these that it did not say of those they work: other facts are asked elsewhere."""
    referral, place = placement.referral, NamedPlace.of(placement)
    asked = referral.care_leaver, referral.opportunity, GateStep.FIRST_DAY, since
    ask = partial(may_go_on, *asked, referral=referral, place=place)
    now, then = ask(weekly_hours=placement.weekly_hours), ask(weekly_hours=hours)
    said = {each.sentence for each in now.obstacles}
    refused = [each for each in then.obstacles if each.is_law and each.sentence not in said]
    if refused:
        raise Refused(refused[0].sentence, field="hours_hours")
