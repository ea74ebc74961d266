"""Until when each thing that an employer was told may be read: the last day of the agreement it rests on.

It is kept with what was sent, so that an employer's page and list need not ask about a person's agreements, which are
closed to it; and written anew whenever an agreement changes (`tests/backend/referrals/agreements` hold the two equal).
"""

import datetime as dt

from backend.care_leavers.agreements import last_days_for
from backend.care_leavers.choices import ConsentKind
from backend.core import clock
from backend.referrals.disclosure import KINDS
from backend.referrals.models import Referral
from backend.referrals.own_words import read_while_care_was_told, unread_without_care_status


def note_last_days(referral: Referral) -> bool:
    """Whether they changed. What rests on nothing any longer keeps its day, until it is taken out."""
    noted = {name: day.isoformat() for name, day in last_days_of(referral).items() if day}
    if noted == referral.disclosed_until:
        return False
    referral.disclosed_until = noted
    referral.save(update_fields=["disclosed_until"])
    return True


def last_days_of(referral: Referral) -> dict[str, dt.date | None]:
    """Of each thing that was sent. Words that were read while care was told of go with the agreement about care."""
    agreed = last_days_for(referral.care_leaver.consents.all(), referral.employer_id, clock.today())
    before = {name: dt.date.fromisoformat(day) for name, day in referral.disclosed_until.items()}
    days = {name: agreed.get(KINDS[name], before.get(name)) for name in referral.disclosed}
    told_until = agreed.get(ConsentKind.SHARE_CARE_STATUS)
    if told_until:
        told = "care_status" in referral.disclosed
        for name in unread_without_care_status(referral) if told else read_while_care_was_told(referral):
            days[name] = min(filter(None, (days[name], told_until)))
    return days
