"""A change of employer within an apprenticeship: the placement goes on as one.

Marks, check-ins, breaks, activity and what is learnt are of the placement, and so go on. The referral to the new
employer, accepted there, takes the place of the one before; what the old employer read is taken back. The ground is
the reference's row `change_of_employer`.
"""

import datetime as dt
from decimal import Decimal
from typing import Any

from django.db import transaction

from backend.accounts.models import User
from backend.activities.choices import Source
from backend.activities.codes import code_for
from backend.activities.services import end_activity, start_activity
from backend.care_leavers.services import request_reranking
from backend.core.errors import Refused
from backend.core.locks import lock_row
from backend.opportunities.models import Opportunity
from backend.opportunities.named_places import ANYWHERE, NamedPlace, require_place
from backend.placements.choices import EmployerChangeReason
from backend.placements.models import EmployerChange, Placement
from backend.referrals.choices import ReferralState
from backend.referrals.details import take_back_details
from backend.referrals.gate_answers import GateAnswer
from backend.referrals.models import Referral, ReferralQuerySet
from backend.referrals.services import record_start


ONE_DAY = dt.timedelta(days=1)
GOES_ON_WITH = (
    "referral",
    "opportunity",
    "workplace",
    "site",
    "weekly_hours",
    "planned_end",
    "activity_code",
    "activity_spell",
)


@transaction.atomic
def change_employer(
    *,
    placement: Placement,
    referral: Referral,
    on: dt.date,
    reason: str,
    note: str = "",
    place: NamedPlace = ANYWHERE,
    gate: GateAnswer | None,
    by: User,
) -> Placement:
    """Record the first day with another employer, in the same apprenticeship.

    Parameters
    ----------
    referral : to the new employer, accepted there
    place : the one they work at, as for a start
    gate : what `ranking.gate.answer_for` says of a start there on that day

    Raises
    ------
    Refused
        Naming the field, where the placement is no apprenticeship or has ended, the day or the reason cannot be, or
        the other post is of the same employer, another person or another standard.
    """
    lock_row(placement)
    refuse_change(placement, referral)
    _refuse_day(placement, on)
    require_place(referral.opportunity, place, named=NamedPlace.of(referral))
    if reason not in EmployerChangeReason:
        raise Refused("Choose why the employer changes from the list.", field="reason")
    before = placement.referral
    record_start(referral=referral, on=on, gate=gate, by=by)
    EmployerChange.objects.create(
        council_id=placement.council_id,
        placement=placement,
        from_referral=before,
        to_referral=referral,
        on=on,
        reason=reason,
        note=note,
        recorded_by=by,
    )
    take_back_details(referral=before, by=by)
    _go_on_at(placement, referral, on, place, by)
    request_reranking(placement.care_leaver)
    return placement


def referrals_to_go_on_with(placement: Placement) -> ReferralQuerySet:
    """Accepted at another employer, in work of the same type."""
    accepted = Referral.objects.for_council(placement.council_id).filter(state=ReferralState.ACCEPTED)
    return (
        accepted.filter(care_leaver=placement.care_leaver_id, opportunity__type=placement.opportunity.type)
        .exclude(opportunity__employer=placement.opportunity.employer_id)
        .order_by("id")
    )


def refuse_change(placement: Placement, referral: Referral) -> None:
    """What no day makes right."""
    old, new = placement.opportunity, referral.opportunity
    if not placement.is_apprenticeship:
        raise Refused("Only an apprenticeship can move to another employer. Record the end, then the new start.")
    if placement.ended_on:
        raise Refused(f"This ended on {placement.ended_on:%-d %B %Y}. If it has not ended, take the end back first.")
    if referral.care_leaver_id != placement.care_leaver_id:
        raise Refused("This referral is of somebody else.", field="referral")
    if new.employer_id == old.employer_id:
        raise Refused("This is the same employer: nothing changes.", field="referral")
    if not _is_same_apprenticeship(old, new):
        raise Refused(
            f"“{new.title}” is another apprenticeship, by its type or its standard. Record the end of this one, then"
            " the new start.",
            field="referral",
        )


def hours_after(placement: Placement, new: Opportunity) -> Decimal | None:
    """Those of the new post, or the ones they work where it names none."""
    return new.weekly_hours or placement.weekly_hours


def facts_there(change: EmployerChange) -> dict[str, Any]:
    """The place and the hours with the new employer; those of its post where another change came after."""
    placement, referral = change.placement, change.to_referral
    if placement.referral_id == referral.id:
        return {"place": NamedPlace.of(placement), "weekly_hours": placement.weekly_hours}
    return {"place": NamedPlace.of(referral), "weekly_hours": referral.opportunity.weekly_hours}


def _is_same_apprenticeship(old: Opportunity, new: Opportunity) -> bool:
    known = old.lars_code and new.lars_code
    return old.type == new.type and (not known or old.lars_code == new.lars_code)


def _refuse_day(placement: Placement, on: dt.date) -> None:
    last = placement.employer_changes.last()
    first = last.on if last else placement.starts_on
    if on <= first:
        raise Refused(
            f"They began with the employer of now on {first:%-d %B %Y}. Give a later day, or correct that one first.",
            field="on",
        )


def _go_on_at(placement: Placement, referral: Referral, on: dt.date, place: NamedPlace, by: User) -> None:
    new = referral.opportunity
    placement.referral, placement.opportunity = referral, new
    placement.workplace, placement.site_id = place.words, place.site_id
    placement.weekly_hours = hours_after(placement, new)
    if new.planned_end and new.planned_end >= on:
        placement.planned_end = new.planned_end
    follow_with_activity(placement, on, by)
    placement.save(update_fields=GOES_ON_WITH)


def follow_with_activity(placement: Placement, on: dt.date, by: User) -> None:
    """Other hours may make another code of it; as long as the code stays, so does the spell."""
    code = code_for(placement.opportunity.type, placement.weekly_hours, on=on)
    spell = placement.activity_spell
    if code == placement.activity_code:
        return
    placement.activity_code = code
    if spell is None or spell.ends_on:
        return
    end_activity(spell=spell, on=on - ONE_DAY, by=by)
    placement.activity_spell = start_activity(
        care_leaver=placement.care_leaver, code=code, on=on, source=Source.PLACEMENT, by=by
    )
