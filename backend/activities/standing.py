"""How a young person stands, as part of a query about them: what they mainly do, and when they were last reached."""

import datetime as dt

from django.db.models import OuterRef, QuerySet, Subquery

from backend.activities.models import ActivitySpell
from backend.care_leavers.models import CareLeaver, Contact


def activity_on(today: dt.date, field: str) -> Subquery:
    """A field of the spell of the day, for annotate()."""
    spells = ActivitySpell.objects.filter(care_leaver=OuterRef("pk")).on(today).order_by("-starts_on", "-id")
    return Subquery(spells.values(field)[:1])


def last_reached(field: str = "on") -> Subquery:
    """A field of the last contact that reached them, for annotate()."""
    reached = Contact.objects.filter(care_leaver=OuterRef("pk"), reached=True).order_by("-on", "-id")
    return Subquery(reached.values(field)[:1])


def with_standing(people: QuerySet[CareLeaver], today: dt.date) -> QuerySet[CareLeaver]:
    """Each with `activity`, `activity_since`, `last_reached` and `reached_by`, read with the row."""
    return people.annotate(
        activity=activity_on(today, "code"),
        activity_since=activity_on(today, "starts_on"),
        last_reached=last_reached(),
        reached_by=last_reached("method"),
    )
