"""Telling the local authority's designated officer (LADO) of a concern: whom, when and how.

Whether they have to be told, and by when, follows from who is affected: placements.designated_officer.
"""

import datetime as dt

from django.db import transaction

from backend.accounts.models import User
from backend.accounts.names import by_whom_on
from backend.core import clock
from backend.core.errors import Refused
from backend.core.locks import lock_row
from backend.employers.choices import ConcernStep, ToldHow
from backend.employers.concerns import LOOK_INTO_CONCERNS, write_down
from backend.employers.models import Concern
from backend.employers.organisations.conflicts import refuse_own


EARLIEST = dt.timedelta(days=7)  # before it was raised here: somebody rang first and wrote it down later


@transaction.atomic
def tell_designated_officer(
    *, concern: Concern, whom: str, at: dt.datetime, how: ToldHow, correction: str = "", by: User
) -> Concern:
    """Record that they were told. What was recorded before is corrected with a reason, and kept in the events."""
    lock_row(concern)
    refuse_own(concern.employer, to="record that they were told", by=by, who=LOOK_INTO_CONCERNS)
    _refuse(concern, whom, at, correction)
    concern.told_whom, concern.told_at, concern.told_how = whom.strip(), at, how
    concern.save(update_fields=["told_whom", "told_at", "told_how"])
    write_down(concern, ConcernStep.TOLD, words=told_words(concern, correction.strip()), by=by)
    return concern


def told_words(concern: Concern, correction: str = "") -> str:
    how = ToldHow(concern.told_how).label
    told = f"{concern.told_whom} was told on {_at(concern.told_at)}. How: {how.lower()}."
    return f"{told} Corrected: {correction}" if correction else told


def told_already(concern: Concern) -> str:
    """With who recorded it last."""
    recorded = concern.events.filter(step=ConcernStep.TOLD).order_by("-id").first()
    by = f" Recorded {by_whom_on(recorded.by_id, recorded.created_at)}." if recorded else ""
    return told_words(concern) + by


def _at(moment: dt.datetime) -> str:
    return f"{clock.local(moment):%-d %B %Y at %H:%M}"


def _refuse(concern: Concern, whom: str, at: dt.datetime, correction: str) -> None:
    if not whom.strip():
        raise Refused("Enter the name of the designated officer who was told.", "whom")
    if at > clock.now():
        raise Refused("Enter when they were told: this is still to come.", "on")
    if at < concern.created_at - EARLIEST:
        raise Refused(
            f"This is more than {EARLIEST.days} days before the concern was raised, on"
            f" {_at(concern.created_at)}. Look at the date again.",
            "on",
        )
    if concern.told_at and not correction.strip():
        raise Refused(
            f"{told_already(concern)} Say what was wrong with it, or leave it as it is.",
            "correction",
        )
