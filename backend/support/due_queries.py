"""What waits for somebody about money, found in the database for lists that are long: Today reads these.

Days on programme are counted there by the same calendar as `placements.programme_days`; a test holds the two together.
"""

import datetime as dt

from django.db.models import DateField, Exists, F, Func, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Cast, Coalesce, Greatest, Least

from backend.care_leavers.ages import birthday, born_by
from backend.care_leavers.models import EntitlementSpell
from backend.core import clock
from backend.placements.models import Break
from backend.placements.models.placements import PlacementQuerySet
from backend.reference.choices import MoneyRuleName, OpportunityType
from backend.reference.money_rules import money_parts, money_rule_on
from backend.reference.wages import AGE_FROM_WHICH_THE_FIRST_YEAR_MATTERS
from backend.support.choices import ClaimState, Question
from backend.support.models import Claim, Declaration, MoneyAnswer


APPRENTICES = (OpportunityType.APPRENTICESHIP, OpportunityType.FOUNDATION_APPRENTICESHIP)
FIRST_YEAR = 12
TOLD_BEFORE = dt.timedelta(days=14)


class _Days(Func):
    """Whole days from one day to another."""

    template, arg_joiner, output_field = "(%(expressions)s)", " - ", IntegerField()


def declarations_to_claim(declarations: QuerySet[Declaration], today: dt.date) -> QuerySet[Declaration]:
    """Signed, and a payment of the bursary has come by the days on programme that nobody has claimed."""
    now = Cast(Value(today), DateField())
    last = Least(Coalesce("placement__ended_on", now), now)
    found = declarations.filter(withdrawn_at=None, placement__starts_on__lte=today).alias(
        days_so_far=_Days(last, F("placement__starts_on")) + 1 - Coalesce(_days_away(today), 0)
    )
    return found.filter(_any_part_unclaimed())


def _any_part_unclaimed() -> Q:
    due = Q(pk__in=[])
    for part in money_parts():
        if part.name == MoneyRuleName.CARE_BURSARY and part.days:
            started = Q(placement__starts_on__gte=part.valid_from)
            if part.valid_until:
                started &= Q(placement__starts_on__lte=part.valid_until)
            theirs = Claim.objects.exclude(state=ClaimState.TAKEN_BACK).filter(rule=part.name, part=part.part)
            claimed = Exists(theirs.filter(care_leaver=OuterRef("care_leaver")))
            due |= Q(started, ~claimed, days_so_far__gte=part.days)
    return due


def _days_away(today: dt.date) -> Subquery:
    """Days of breaks within the time on programme; no two breaks of a placement have a day in common."""
    now = Cast(Value(today), DateField())
    first = Greatest(F("starts_on"), F("placement__starts_on"))
    end = Least(Coalesce(F("ends_on"), now), now, Coalesce(F("placement__ended_on"), now))
    away = Break.objects.filter(placement=OuterRef("placement"), starts_on__lte=today).order_by()
    each = away.annotate(days=Greatest(_Days(end, first) + 1, Value(0)))
    return Subquery(each.values("placement").annotate(all=Sum("days")).values("all"), output_field=IntegerField())


def bursaries_to_ask(placements: PlacementQuerySet, today: dt.date) -> PlacementQuerySet:
    """Apprentices who may have the bursary, and nobody has recorded whether they want it."""
    rule = money_rule_on(MoneyRuleName.CARE_BURSARY, today)
    if rule is None:
        return placements.none()
    spells = EntitlementSpell.objects.filter(care_leaver=OuterRef("care_leaver"), category__in=sorted(rule.categories))
    declared = Declaration.objects.filter(placement=OuterRef("pk"), withdrawn_at=None)
    theirs = Claim.objects.exclude(state=ClaimState.TAKEN_BACK).filter(rule=rule.name)
    no = MoneyAnswer.objects.filter(placement=OuterRef("pk"), question=Question.WANTS_BURSARY, said=False)
    had = MoneyAnswer.objects.filter(
        care_leaver=OuterRef("care_leaver"), question=Question.HAD_BURSARY_BEFORE, said=True
    )
    began = placements.current().filter(
        starts_on__range=(rule.valid_from, today), opportunity__type__in=sorted(rule.types)
    )
    return began.filter(
        Exists(spells.filter(starts_on__lte=OuterRef("starts_on"))),
        ~Exists(declared),
        ~Exists(theirs.filter(care_leaver=OuterRef("care_leaver"))),
        ~Exists(no),
        ~Exists(had),
    )


def pay_to_rise(placements: PlacementQuerySet, today: dt.date) -> PlacementQuerySet:
    """Apprentices whose apprentice rate ends within two weeks, or has ended, and nobody has said that the pay rose."""
    by = today + TOLD_BEFORE
    rose = MoneyAnswer.objects.filter(placement=OuterRef("pk"), question=Question.PAY_ROSE, said=True)
    return placements.current().filter(
        ~Exists(rose),
        opportunity__type__in=APPRENTICES,
        starts_on__lte=clock.months_after(by, -FIRST_YEAR),
        care_leaver__birth_date__lte=born_by(by, AGE_FROM_WHICH_THE_FIRST_YEAR_MATTERS),
    )


def apprentice_rate_ends_on(born: dt.date, starts_on: dt.date) -> dt.date:
    """The first day on which the rate of their own age is owed: 19, and a year into the apprenticeship."""
    return max(birthday(born, AGE_FROM_WHICH_THE_FIRST_YEAR_MATTERS), clock.months_after(starts_on, FIRST_YEAR))
