"""A handover begins where one adviser takes the place of another, and goes to whoever is the adviser by then."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Subquery

from backend.accounts.models import User
from backend.care_leavers.models import CareLeaver, Handover
from backend.core import clock
from backend.core.job_names import HAND_PROMISES_ON
from backend.core.jobs import enqueue


AGAIN_THEIRS = "They are their adviser again."


def note_adviser_change(*, care_leaver: CareLeaver, before: int | None, by: User | None) -> None:
    """Begin a handover where an adviser takes the place of another, from that day on. One that goes on goes to whoever
    is their adviser now, and is not needed where that is the one who knows them. What the other promised goes to them.
    """
    now = care_leaver.eet_adviser_id
    if now == before:
        return
    going_on = care_leaver.handovers.here().going_on().first()
    former = before or (now and _who_left(care_leaver))
    if former and now:
        enqueue(HAND_PROMISES_ON, care_leaver.council_id, care_leaver.id, former)
    if going_on and now == going_on.from_adviser_id:
        close_handover(going_on, AGAIN_THEIRS, by)
    elif going_on and going_on.to_adviser_id != now:
        if going_on.to_adviser_id:  # a yes for one is asked again for another; one for whoever comes next still counts
            going_on.agreed_on, going_on.agreed_how, going_on.agreed_recorded_by = None, "", None
        going_on.to_adviser_id = now
        going_on.save(update_fields=["to_adviser", "agreed_on", "agreed_how", "agreed_recorded_by"])
    elif going_on is None and before and care_leaver.support_ended_on is None:
        open_handover(care_leaver, from_adviser_id=before, to_adviser_id=now)


def _who_left(care_leaver: CareLeaver) -> int | None:
    """Who was their adviser before nobody was."""
    versions = care_leaver.history.order_by("-pgh_id")  # type: ignore[attr-defined]  # made by the tracking
    nobody = versions.filter(eet_adviser=None).values("pgh_id")[:1]
    before = versions.filter(eet_adviser__isnull=False, pgh_id__lt=Subquery(nobody))
    who: int | None = before.values_list("eet_adviser", flat=True).first()
    return who


def note_adviser_left(*, people: Iterable[CareLeaver], adviser: User) -> None:
    """Their role has ended: who knew these young people is kept for whoever comes next."""
    for person in people:
        if not person.handovers.here().going_on().exists():
            open_handover(person, from_adviser=adviser)


def open_handover(care_leaver: CareLeaver, **facts: Any) -> Handover:
    return Handover.objects.create(council_id=care_leaver.council_id, care_leaver=care_leaver, **facts)


def close_handover(handover: Handover, why: str, by: User | None) -> Handover:
    handover.ended_at, handover.ended_why, handover.ended_by = clock.now(), why, by
    handover.save(update_fields=["ended_at", "ended_why", "ended_by"])
    return handover
