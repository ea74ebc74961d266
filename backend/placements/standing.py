"""How a young person stands, as part of a query about them: what they mainly do, whether something is looked for for
them, and when they were last reached.

A check-in with the young person is a contact: it stands in the check-in alone, and is read from there.
"""

import datetime as dt

from django.db.models import (
    Case,
    DateField,
    DateTimeField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Greatest

from backend.activities.as_at import activity_on
from backend.activities.choices import EET
from backend.activities.models import ActivitySpell
from backend.care_leavers.models import CareLeaver, Contact
from backend.opportunities.models import Opportunity
from backend.placements.models import CheckIn
from backend.shortlists.choices import DecisionKind
from backend.shortlists.models import Decision


ONE_DAY = dt.timedelta(days=1)


def not_in_eet_since(today: dt.date) -> Case:
    """The first day after the last of education, employment or training, or where none is recorded of the first spell,
    for annotate(). None of who is in EET, and of whom nothing is recorded."""
    spells = ActivitySpell.objects.filter(care_leaver=OuterRef("pk"), starts_on__lte=today)
    last_eet = spells.filter(code__in=EET).order_by("-ends_on")
    next_day = ExpressionWrapper(F("ends_on") + Value(ONE_DAY), DateTimeField())
    after = last_eet.annotate(after=Cast(next_day, DateField())).values("after")
    first = spells.order_by("starts_on", "id").values("starts_on")
    return Case(
        When(Exists(spells.on(today).filter(code__in=EET)), then=None),
        default=Coalesce(Subquery(after[:1]), Subquery(first[:1])),
        output_field=DateField(),
    )


def is_looked_for(today: dt.date) -> Q:
    """Whether matches wait for a decision about them: not while they are in education, employment or training.

    Unless an adviser keeps looking, which what they shortlisted after the first day of it tells, while it is open.
    """
    settled = ActivitySpell.objects.on(today).filter(care_leaver=OuterRef("pk"), code__in=EET)
    shortlisted = Decision.objects.standing().filter(
        kind=DecisionKind.SHORTLIST,
        care_leaver=OuterRef("care_leaver"),
        created_at__date__gt=OuterRef("starts_on"),
        opportunity__in=Opportunity.objects.open_on(today),
    )
    return ~Q(Exists(settled)) | Q(Exists(settled.filter(Exists(shortlisted))))


def last_reached() -> Greatest:
    """The day of the last contact, or check-in, that reached them, for annotate()."""
    return Greatest(_last_contact("on"), Subquery(_check_ins().order_by("-done_on").values("done_on")[:1]))


def not_reached_since(day: dt.date) -> Q:
    """Neither on that day nor later, or never."""
    return ~Q(Exists(_contacts().filter(on__gte=day))) & ~Q(Exists(_check_ins().filter(done_on__gte=day)))


def with_standing(people: QuerySet[CareLeaver], today: dt.date) -> QuerySet[CareLeaver]:
    """Each with `activity`, `activity_since`, `not_in_eet_since`, `is_looked_for`, `last_reached`, and `reached_by`:
    None of a check-in."""
    by_contact = When(last_reached=F("last_contact"), then=_last_contact("method"))
    return people.annotate(
        activity=activity_on(today, "code"),
        activity_since=activity_on(today, "starts_on"),
        not_in_eet_since=not_in_eet_since(today),
        is_looked_for=is_looked_for(today),
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
