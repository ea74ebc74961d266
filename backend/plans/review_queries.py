"""A quick choice, in the database, of the plans whose review may be due; `reviews.reviews_due` says of which it is."""

import datetime as dt

from django.db.models import DateField, Exists, F, Func, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Greatest, TruncDate

from backend.care_leavers.models import AccommodationSpell, EntitlementSpell, FieldSource
from backend.core import clock
from backend.placements.models import Placement
from backend.plans.models import Plan, PlanReview
from backend.reference.choices import StatutoryLimit
from backend.reference.entitlement_turns import turning_ages
from backend.reference.limits import number_on


BEFORE = "(%(expressions)s::interval)::date"
SHORTEST_MONTH = 30  # six months in a row are never fewer than so many days each
SINCE = OuterRef("last_held")


def may_be_due(plans: QuerySet[Plan], day: dt.date) -> QuerySet[Plan]:
    """Their time may be up by the day, or something is recorded since the last review that may be significant."""
    held = PlanReview.objects.filter(plan__care_leaver=OuterRef("care_leaver")).order_by("-held_on")
    last = Greatest(F("opened_on"), Subquery(held.values("held_on")[:1]))
    months = int(number_on(day, StatutoryLimit.PLAN_REVIEW_MOST_MONTHS))
    may = Q(last_held__lte=day - dt.timedelta(days=months * SHORTEST_MONTH)) | _changed() | _turned(day)
    return plans.alias(last_held=last).filter(may)


def _changed() -> Q:
    theirs = {"care_leaver": OuterRef("care_leaver")}
    recorded = FieldSource.objects.alias(day=Coalesce("on", TruncDate("recorded_at")))
    spells = EntitlementSpell.objects.filter(Q(starts_on__gt=SINCE) | Q(ends_on__gte=SINCE), **theirs)
    return (
        Q(Exists(Placement.objects.filter(ended_on__gt=SINCE, **theirs)))
        | Q(Exists(AccommodationSpell.objects.filter(starts_on__gt=SINCE, **theirs)))
        | Q(Exists(recorded.filter(day__gt=SINCE, **theirs)))
        | Q(Exists(spells))
    )


def _turned(day: dt.date) -> Q:
    """A birthday that may turn a category since then: born between so many years before both days."""
    may = Q(pk__in=[])
    for age in turning_ages():
        earlier = Value(f"{age} years 2 days")
        first = Func(F("last_held"), earlier, template=BEFORE, arg_joiner=" - ", output_field=DateField())
        may |= Q(care_leaver__birth_date__gte=first, care_leaver__birth_date__lte=clock.months_after(day, -12 * age))
    return may
