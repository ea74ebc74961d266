"""The same rules of birthdays and entitlements as conditions of a query; a test holds them to `birthdays` and
`entitlements` on generated histories.
"""

import datetime as dt

from django.db.models import (
    DateField,
    DateTimeField,
    Exists,
    ExpressionWrapper,
    F,
    Func,
    IntegerField,
    OuterRef,
    Q,
    Value,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import TruncDate

from backend.care_leavers.adviser_queries import is_gone
from backend.care_leavers.ages import OLDEST_AGE, born_by
from backend.care_leavers.birthdays import TOLD_BEFORE
from backend.care_leavers.choices import Entitlement
from backend.care_leavers.entitlements import ADULT, FIRST_WITH_ADVISER, FOR_CHILDREN
from backend.care_leavers.models import BirthdayCheck, EntitlementSpell
from backend.care_leavers.models.care_leaver import CareLeaverQuerySet as CareLeavers
from backend.councils.choices import Role


class AgeOn(Func):
    """Whole years from a birth date to a day, as `ages.age_on` counts them."""

    template = "EXTRACT(YEAR FROM AGE(%(expressions)s))::integer"
    output_field = IntegerField()

    def __init__(self, day: Combinable, born: str = "birth_date"):
        super().__init__(day, F(born))


class BirthdayOn(Func):
    """The day of a birthday, as `ages.birthday` finds it, but that 29 February is the last day of another February."""

    template = "(%(expressions)s + make_interval(years => %(age)s))::date"
    output_field = DateField()

    def __init__(self, age: int, born: str = "birth_date", **options):
        super().__init__(F(born), age=age, **options)


def near_unchecked(people: CareLeavers, age: int, today: dt.date) -> CareLeavers:
    """People whose birthday of that age is near, or past since the day their record began, that nobody looked at."""
    checked = BirthdayCheck.objects.filter(care_leaver=OuterRef("pk"), age=age).by_date_of_birth(OuterRef("birth_date"))
    day_before = TruncDate("created_at") - Value(dt.timedelta(days=1))
    near = people.filter(birth_date__lte=born_by(today + TOLD_BEFORE, age), created_at__lt=_long_after(age))
    unchecked: CareLeavers = near.alias(age_then=AgeOn(day_before)).filter(~Exists(checked), age_then__lt=age)
    return unchecked


def _long_after(age: int) -> ExpressionWrapper:
    """Past the birthday of that age by days: that is soon asked, and few are left of whom an age is worked out."""
    return ExpressionWrapper(F("birth_date") + Value(dt.timedelta(days=366 * age)), DateTimeField())


def without_personal_adviser(people: CareLeavers, council_id: int, today: dt.date) -> CareLeavers:
    """People of a council old enough for a personal adviser, and not too old, who have none or one who has left."""
    spells = EntitlementSpell.objects.filter(care_leaver=OuterRef("pk"), starts_on__lte=today)
    current = spells.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=today))
    of_age: CareLeavers = people.filter(
        birth_date__lte=born_by(today, FIRST_WITH_ADVISER), birth_date__gt=born_by(today, OLDEST_AGE)
    )
    owed = of_age.filter(~Exists(current.filter(category=Entitlement.QUALIFYING)))
    nobody = Q(personal_adviser__isnull=True, personal_adviser_name="")
    return owed.filter(nobody | is_gone(Role.PERSONAL_ADVISER, council_id))


def with_conflicting_entitlement(people: CareLeavers) -> CareLeavers:
    """People of whom a spell is recorded that cannot be so by law."""
    born = "care_leaver__birth_date"
    spells = EntitlementSpell.objects.filter(care_leaver=OuterRef("pk")).alias(
        age_first=AgeOn(F("starts_on"), born), age_last=AgeOn(F("ends_on"), born)
    )
    children = Q(category__in=FOR_CHILDREN)
    begins_wrongly = (
        (children & Q(age_first__gte=ADULT))
        | Q(category=Entitlement.FORMER_RELEVANT, age_first__lt=ADULT)
        | Q(age_first__gte=OLDEST_AGE)
    )
    return people.filter(Exists(spells.filter(begins_wrongly | (children & Q(age_last__gte=ADULT)))) | _turned_back())


def _turned_back() -> Exists:
    """Qualifying right after a category for children that lasted up to 18."""
    born = "care_leaver__birth_date"
    before = EntitlementSpell.objects.filter(
        care_leaver=OuterRef("care_leaver"), starts_on__lt=OuterRef("starts_on"), category__in=FOR_CHILDREN
    ).alias(age_first=AgeOn(F("starts_on"), born), age_after=AgeOn(F("ends_on") + Value(dt.timedelta(days=1)), born))
    between = EntitlementSpell.objects.filter(
        care_leaver=OuterRef("care_leaver"), starts_on__lt=OuterRef("starts_on")
    ).exclude(category__in=FOR_CHILDREN)
    return Exists(
        EntitlementSpell.objects.filter(
            ~Exists(between),
            Exists(before.filter(age_first__lt=ADULT, age_after__gte=ADULT)),
            care_leaver=OuterRef("pk"),
            category=Entitlement.QUALIFYING,
        )
    )
