"""What a council itself offers young people who leave its care, and what was asked of it."""

import datetime as dt
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from backend.accounts.models import required_user
from backend.audit.history import tracked
from backend.care_leavers.choices import Entitlement
from backend.care_leavers.models import CareLeaver
from backend.core.constraints import not_before
from backend.councils.models import CouncilRow, CouncilScoped, CouncilScopedQuerySet
from backend.support.choices import AskState, AskStep


class LocalOfferQuerySet(CouncilScopedQuerySet["LocalOffer"]):
    def on(self, day: dt.date) -> Self:
        open_ended = Q(until_on__isnull=True) | Q(until_on__gte=day)
        return self.filter(open_ended, from_on__lte=day)


@tracked
class LocalOffer(CouncilScoped):
    """One thing of the local offer, for days, ages and categories: the council's own rule, as a dated row."""

    title = models.CharField(max_length=120, help_text="As the young person reads it.")
    says = models.CharField(max_length=600, help_text="What it is for and what they do to get it, in plain words.")
    most = models.DecimalField(max_digits=8, decimal_places=2, help_text="The most that is paid at a time.")
    youngest = models.PositiveSmallIntegerField(default=16)
    oldest = models.PositiveSmallIntegerField(default=24)
    categories = ArrayField(models.CharField(max_length=20, choices=Entitlement.choices), default=list)
    source = models.CharField(max_length=200, help_text="Where the council decided it.")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True, help_text="The last day; empty where none is set.")
    recorded_by = required_user()

    objects = LocalOfferQuerySet.as_manager()

    class Meta:
        ordering = ("title", "id")
        constraints = [
            not_before("until_on", "from_on", name="a_local_offer_ends_after_it_begins"),
            not_before("oldest", "youngest", name="a_local_offer_has_its_ages_in_order"),
            models.CheckConstraint(condition=Q(most__gt=0), name="a_local_offer_is_of_an_amount"),
            models.CheckConstraint(condition=~Q(categories=[]), name="a_local_offer_is_for_somebody"),
        ]

    def __str__(self):
        return self.title


class OfferAskQuerySet(CouncilScopedQuerySet["OfferAsk"]):
    def of_people(self, care_leavers) -> Self:
        return self.filter(care_leaver__in=care_leavers)

    def waiting(self) -> Self:
        return self.filter(state=AskState.ASKED)

    def to_pay(self) -> Self:
        return self.filter(state=AskState.APPROVED)

    def with_details(self) -> Self:
        return self.select_related("care_leaver", "offer", "recorded_by")


@tracked
class OfferAsk(CouncilScoped):
    """Something of the local offer asked for a young person: approved by somebody else, then paid."""

    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="offer_asks")
    offer = models.ForeignKey(LocalOffer, on_delete=models.RESTRICT, related_name="asks")
    amount = models.DecimalField(max_digits=8, decimal_places=2)
    what_for = models.CharField(max_length=400)
    asked_on = models.DateField()
    paid_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=20, choices=AskState.choices)
    recorded_by = required_user()

    objects = OfferAskQuerySet.as_manager()

    class Meta:
        ordering = ("-asked_on", "-id")
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="what_is_asked_is_an_amount"),
            models.CheckConstraint(condition=~Q(what_for=""), name="what_is_asked_says_what_for"),
            models.CheckConstraint(
                condition=Q(state=AskState.PAID, paid_on__isnull=False) | (~Q(state=AskState.PAID) & Q(paid_on=None)),
                name="what_is_paid_of_the_offer_has_its_day",
            ),
        ]

    def __str__(self):
        return f"{self.offer}"


class OfferAskEvent(CouncilRow):
    """One step of it: append-only, dated and attributed."""

    ask = models.ForeignKey(OfferAsk, on_delete=models.RESTRICT, related_name="events")
    step = models.CharField(max_length=20, choices=AskStep.choices)
    from_state = models.CharField(max_length=20, blank=True)
    to_state = models.CharField(max_length=20, choices=AskState.choices)
    at = models.DateTimeField()
    by = required_user()
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ("id",)
