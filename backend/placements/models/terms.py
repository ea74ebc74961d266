"""What is agreed of a placement, from which day, and who said so."""

import datetime as dt
from functools import reduce
from operator import or_
from typing import Self

from django.db import models
from django.db.models import Q

from backend.accounts.models import required_user
from backend.audit.history import tracked
from backend.care_leavers.models import CareLeaver
from backend.councils.models import CouncilScoped, CouncilScopedQuerySet
from backend.opportunities.choices import WagePeriod
from backend.placements.choices import CheckInFrom
from backend.placements.models.placements import Placement
from backend.placements.term_choices import COLUMNS, EMPTY, TermKind


NEED_NOT_BE_SAID = frozenset({"contact", "number"})


def _empty(name: str) -> Q:
    return Q(**{name: EMPTY[name]}) if name in EMPTY else Q(**{f"{name}__isnull": True})


def _says(kind: str) -> Q:
    says = Q(kind=kind)
    for name in sorted({each for names in COLUMNS.values() for each in names}):
        if name not in COLUMNS[kind]:
            says &= _empty(name)
        elif name not in NEED_NOT_BE_SAID:
            says &= ~_empty(name)
    return says


def _says_its_own() -> Q:
    """Each kind has its columns filled, and no others."""
    return reduce(or_, map(_says, COLUMNS))


class PlacementTermQuerySet(CouncilScopedQuerySet["PlacementTerm"]):
    def of_kind(self, kind: str) -> Self:
        return self.filter(kind=kind)

    def by(self, day: dt.date) -> Self:
        return self.filter(since__lte=day)

    def latest_first(self) -> Self:
        return self.order_by("-since", "-id")


@tracked
class PlacementTerm(CouncilScoped):
    """One thing that is agreed, from a day on until the next of its kind. Of a manager or a buddy no more is kept than
    a name and how to reach them at work.

    The hours and the planned end of now stand on the placement too; what stood there before is kept here, so that the
    last one can be taken away.
    """

    placement = models.ForeignKey(Placement, on_delete=models.RESTRICT, related_name="terms")
    kind = models.CharField(max_length=20, choices=TermKind.choices)
    since = models.DateField(help_text="The day from which it holds.")
    said_by = models.CharField(max_length=20, choices=CheckInFrom.choices)
    recorded_by = required_user()
    hours = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    amount = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True, help_text="Pounds.")
    period = models.CharField(max_length=10, choices=WagePeriod.choices, blank=True)
    day = models.DateField(null=True, blank=True)
    at = models.TimeField(null=True, blank=True)
    name = models.CharField(max_length=160, blank=True)
    contact = models.CharField(max_length=120, blank=True, help_text="At work: a number or an address.")
    number = models.PositiveIntegerField(null=True, blank=True, help_text="UKPRN, or the LARS code of a standard.")
    hours_before = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    day_before = models.DateField(null=True, blank=True)

    objects = PlacementTermQuerySet.as_manager()

    class Meta:
        ordering = ("since", "id")
        constraints = [
            models.UniqueConstraint(fields=["placement", "kind", "since"], name="one_term_of_a_kind_from_a_day"),
            models.CheckConstraint(condition=_says_its_own(), name="a_term_says_what_its_kind_asks"),
            models.CheckConstraint(condition=Q(amount__isnull=True) | Q(amount__gt=0), name="pay_is_more_than_nothing"),
            models.CheckConstraint(condition=Q(hours__isnull=True) | Q(hours__gt=0), name="hours_are_more_than_none"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} from {self.since:%-d %B %Y}"

    @property
    def care_leaver(self) -> CareLeaver:
        return self.placement.care_leaver
