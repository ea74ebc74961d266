"""A young person stops on their own page that a provider is asked about them; what it had been shown is kept."""

import datetime as dt

from django.db import transaction
from django.db.models import Exists, OuterRef

from backend.activities.choices import Ground
from backend.activities.models import Enrolment
from backend.activities.provider_lists import close_if_answered
from backend.audit.models import Read
from backend.care_leavers.models import CareLeaver
from backend.core import clock


LEARNERS_PAGE = "learners"  # as the read log calls the page of a provider
THEMSELVES = "They stopped it on their own page."


def has_places_asked() -> Exists:
    """Whether somebody stands, or stood, on the list of any provider, for annotate() of young people."""
    return Exists(Enrolment.objects.filter(care_leaver=OuterRef("pk")))


def agreed_to_be_asked_about(person: CareLeaver) -> list[Enrolment]:
    """Where they agreed to it, and it goes on."""
    found = person.enrolments.current().filter(ground=Ground.CONSENT).select_related("provider")
    return list(found.order_by("agreed_on", "id"))


@transaction.atomic
def stop_being_asked_about(*, enrolment: Enrolment) -> Enrolment:
    """From now on they stand on no list of it, not on one that is open either. Pressed twice, the first counts."""
    held: Enrolment = Enrolment.objects.select_for_update().get(pk=enrolment.pk)
    if held.ended_on:
        return held
    held.ended_on, held.ended_because = clock.today(), THEMSELVES
    held.stopped_at, held.shown_on = clock.now(), shown_on(held)
    held.save(update_fields=["ended_on", "ended_because", "stopped_at", "shown_on"])
    for asked in held.provider.lists.filter(closed_on=None):
        close_if_answered(asked)
    return held


def shown_on(enrolment: Enrolment) -> dt.date | None:
    """The last day on which somebody there had them on a page."""
    reads = Read.objects.filter(page=LEARNERS_PAGE, contact=enrolment.provider.public_id, refused=False)
    theirs = reads.filter(subject=enrolment.care_leaver.public_id, created_at__gte=enrolment.created_at)
    last = theirs.order_by("-created_at").values_list("created_at", flat=True).first()
    return clock.day_of(last) if last else None
