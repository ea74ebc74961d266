"""How a young person stands, as part of a query about them: what they mainly do, and when they were last reached.

A check-in with the young person is a contact: it stands in the check-in alone, and is read from there.
"""

import datetime as dt

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Greatest

from backend.activities.models import ActivitySpell
from backend.care_leavers.models import CareLeaver, Contact
from backend.placements.models import CheckIn


def activity_on(today: dt.date, field: str) -> Subquery:
    """A field of the spell of the day, for annotate()."""
    spells = ActivitySpell.objects.filter(care_leaver=OuterRef("pk")).on(today).order_by("-starts_on", "-id")
    return Subquery(spells.values(field)[:1])


def last_reached() -> Greatest:
    """The day of the last contact, or check-in, that reached them, for annotate()."""
    return Greatest(_last_contact("on"), Subquery(_check_ins().order_by("-done_on").values("done_on")[:1]))


def not_reached_since(day: dt.date) -> Q:
    """Neither on that day nor later, or never."""
    return ~Q(Exists(_contacts().filter(on__gte=day))) & ~Q(Exists(_check_ins().filter(done_on__gte=day)))


def with_standing(people: QuerySet[CareLeaver], today: dt.date) -> QuerySet[CareLeaver]:
    """Each with `activity`, `activity_since`, `last_reached` and `reached_by`, which is None of a check-in."""
    by_contact = When(last_reached=F("last_contact"), then=_last_contact("method"))
    return people.annotate(
        activity=activity_on(today, "code"),
        activity_since=activity_on(today, "starts_on"),
        last_reached=last_reached(),
        last_contact=_last_contact("on"),
        reached_by=Case(by_contact),
    )


def _last_contact(field: str) -> Subquery:
    return Subquery(_contacts().order_by("-on", "-id").values(field)[:1])


def _contacts() -> QuerySet[Contact]:
    return Contact.objects.filter(care_leaver=OuterRef("pk"), reached=True)


def _check_ins() -> QuerySet[CheckIn]:
    return CheckIn.objects.filter(placement__care_leaver=OuterRef("pk")).with_young_person()
