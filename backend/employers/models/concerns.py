import datetime as dt

from django.db import models
from django.db.models import Exists, OuterRef, Q

from backend.accounts.models import optional_user, required_user
from backend.audit.history import tracked
from backend.core import clock
from backend.core.models import Referenced
from backend.councils.models import CouncilRow, CouncilScoped, CouncilScopedQuerySet
from backend.employers.choices import ConcernOutcome, ConcernStep, RaisedFrom, ToldHow
from backend.employers.models.employer import Employer


HOLDING = ("", ConcernOutcome.UPHELD)
BOOLEAN = models.BooleanField()


class ConcernQuerySet(CouncilScopedQuerySet):
    def open(self):
        return self.filter(outcome="")

    def holding(self):
        """Those for which the employer stays paused."""
        return self.filter(outcome__in=HOLDING)

    def asking(self, *, for_the_officer: bool):
        """Those that ask somebody for something today; `for_the_officer` also those that may still have to be told.

        One that was lifted still asks for a talk with whoever was there, unless it was said that nobody has to be.
        """
        untold = Q(told_at__isnull=True) if for_the_officer else Q(pk__in=[])
        said = ConcernEvent.objects.filter(concern=OuterRef("pk"), step=ConcernStep.NOBODY_TO_ASK)
        return (
            self.annotate(asks_for_talk=models.ExpressionWrapper(Q(outcome__in=HOLDING) | ~Exists(said), BOOLEAN))
            .filter(Q(asks_for_talk=True) | untold)
            .select_related("employer")
            .order_by("created_at", "id")
        )

    def untold(self):
        """Of which no designated officer has been told; whether one has to be follows from who is affected."""
        return self.filter(told_at__isnull=True)

    def raised_by_user(self, user):
        return self.filter(raised_by=user)

    def latest_first(self):
        return self.select_related("employer", "raised_by", "decided_by").order_by("-created_at", "-id")


@tracked
class Concern(Referenced, CouncilScoped):
    """Something about an employer that must not wait. The employer is paused until somebody else has looked into it."""

    employer = models.ForeignKey(Employer, on_delete=models.RESTRICT, related_name="concerns")
    words = models.TextField()
    raised_from = models.CharField(max_length=20, choices=RaisedFrom.choices)
    about = models.UUIDField(null=True, blank=True, help_text="The row whose page it came up at, by its public id.")
    raised_by = required_user()
    told_whom = models.CharField(max_length=120, blank=True, help_text="The designated officer (LADO) who was told.")
    told_at = models.DateTimeField(null=True, blank=True)
    told_how = models.CharField(max_length=20, choices=ToldHow.choices, blank=True)
    outcome = models.CharField(max_length=20, choices=ConcernOutcome.choices, blank=True)
    reason = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = optional_user()

    # Whether somebody still has to speak with those who were there: yes, unless `asking()` has read otherwise.
    asks_for_talk = True

    objects = ConcernQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="a_concern_says_what_it_is"),
            models.CheckConstraint(
                condition=Q(outcome="", decided_at__isnull=True, decided_by__isnull=True)
                | (~Q(outcome="") & ~Q(reason="") & Q(decided_at__isnull=False, decided_by__isnull=False)),
                name="an_outcome_of_a_concern_has_who_when_and_why",
            ),
            models.CheckConstraint(
                condition=Q(told_whom="", told_at__isnull=True, told_how="")
                | (~Q(told_whom="") & Q(told_at__isnull=False) & ~Q(told_how="")),
                name="the_designated_officer_told_has_who_when_and_how",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=models.F("raised_by")),
                name="a_concern_is_decided_by_a_second_person",
            ),
        ]

    def __str__(self):
        return f"Concern {self.reference}"

    @property
    def is_open(self) -> bool:
        return not self.outcome

    @property
    def is_holding(self) -> bool:
        return self.outcome in HOLDING

    def meets(
        self,
        first: dt.date | None,
        last: dt.date | None,
        *,
        until: dt.datetime | None,
        left_at: dt.datetime | None = None,
    ) -> bool:
        """Whether any of these days at the employer lies between the day it was raised and `until`, each included.

        `left_at` is the moment from which it was another employer, where it is known. A last day before the first is
        no day at all, as where the advert moved to this employer once they had left.
        """
        if first and last and last < first:
            return False
        if left_at and left_at <= self.created_at:
            return False
        if last and last < clock.day_of(self.created_at):
            return False
        return until is None or (first is not None and first <= clock.day_of(until))

    @property
    def is_lifted(self) -> bool:
        return not self.is_holding

    @property
    def may_be_decided(self) -> bool:
        """One that was upheld may be looked at again; one that was lifted is raised anew."""
        return self.is_holding


class ConcernEvent(CouncilRow):
    """One step in the life of a concern: append-only, dated and attributed."""

    concern = models.ForeignKey(Concern, on_delete=models.RESTRICT, related_name="events")
    step = models.CharField(max_length=20, choices=ConcernStep.choices)
    outcome = models.CharField(max_length=20, choices=ConcernOutcome.choices, blank=True)
    words = models.TextField()
    by = required_user()

    class Meta:
        ordering = ("-created_at", "-id")

    def __str__(self):
        return f"{self.get_step_display()}, {self.concern}"
