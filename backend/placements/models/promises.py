"""What the council said it would do for a young person, by a day and by a named person."""

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import Case, DateField, Exists, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce, Least

from backend.accounts.models import optional_user, required_user
from backend.audit.history import tracked
from backend.care_leavers.choices import InTouch
from backend.care_leavers.models import CareLeaver, Contact
from backend.core import clock
from backend.core.constraints import with_reason
from backend.councils.models import CouncilScoped, CouncilScopedQuerySet
from backend.employers.models import Employer
from backend.placements.choices import CALLS, PromiseKind
from backend.placements.models.placements import CheckIn, Placement
from backend.placements.models.run_ups import RunUp
from backend.referrals.choices import HOLDS_A_PLACE, ReferralState
from backend.referrals.models import Referral


OFF_BECAUSE = {
    ReferralState.DID_NOT_START: "They did not start",
    ReferralState.DECLINED_BY_YOUNG_PERSON: "The young person said no",
    ReferralState.DECLINED_BY_EMPLOYER: "The employer said no",
    ReferralState.WITHDRAWN: "The referral was withdrawn",
}
BROKEN_AFTER = dt.timedelta(days=28)
TAKEN_BACK = "The acceptance was taken back"


def _called_on() -> Least:
    """Of a call, the first day on or after its own on which somebody spoke with them, in a check-in too."""
    theirs = Contact.objects.filter(care_leaver=OuterRef("care_leaver"), reached=True, on__gte=OuterRef("due_on"))
    checked = CheckIn.objects.filter(placement__care_leaver=OuterRef("care_leaver"), done_on__gte=OuterRef("due_on"))
    return Least(
        Subquery(theirs.order_by("on").values("on")[:1]),
        Subquery(checked.with_young_person().order_by("done_on").values("done_on")[:1]),
    )


def _ended_on() -> Coalesce:
    """The last day of what the referral led to, whoever they went on with."""
    ended = Placement.objects.filter(ended_on__isnull=False)
    own, changed = {"referral": OuterRef("referral")}, {"employer_changes__from_referral": OuterRef("referral")}
    return Coalesce(*(Subquery(ended.filter(**which).order_by().values("ended_on")[:1]) for which in (own, changed)))


class PromiseQuerySet(CouncilScopedQuerySet["Promise"]):
    def of_people(self, care_leavers) -> Self:
        return self.filter(care_leaver__in=care_leavers)

    def with_standing(self) -> Self:
        """Each with `called_on` and `ended_on`, by which the row knows how it stands."""
        return self.select_related("referral", "owner", "kept_by", "employer").annotate(
            called_on=Case(When(kind__in=sorted(CALLS), then=_called_on()), output_field=DateField()),
            ended_on=_ended_on(),
        )

    def waiting(self) -> Self:
        """Neither kept nor called off, by the facts of now: what an end ends nobody has to close."""
        open_ones = self.filter(kept_at__isnull=True, dropped_at__isnull=True).exclude(
            care_leaver__in_touch=InTouch.DIED
        )
        is_on = Q(referral__isnull=True) | Q(referral__state__in=sorted(HOLDS_A_PLACE))
        found = open_ones.filter(is_on).alias(is_over=_ended_on(), was_called=_called_on())
        return found.filter(Q(is_over__isnull=True) & (~Q(kind__in=sorted(CALLS)) | Q(was_called__isnull=True)))

    def due_by(self, day: dt.date) -> Self:
        return self.waiting().filter(due_on__lte=day)

    def soonest_first(self) -> Self:
        return self.order_by(models.F("due_on").asc(nulls_last=True), "id")


def without_promises(referrals: QuerySet[Referral]) -> QuerySet[Referral]:
    """Accepted, and nobody has said yet what the council does until the first pay day."""
    planned = Promise.objects.filter(referral=OuterRef("pk"))
    return referrals.filter(~Exists(planned), state=ReferralState.ACCEPTED)


@tracked
class Promise(CouncilScoped):
    """One thing promised. It is kept, or no longer needed for a reason; it is never deleted, and late is computed.

    What goes by the first day says how many days after it (`days_after_first`); `first_day` is the one that `due_on`
    was worked out from. Whatever moves the first day works it out again (`placements.promise_moves`).
    """

    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="promises")
    referral = models.ForeignKey(
        Referral, on_delete=models.RESTRICT, null=True, blank=True, related_name="promises", help_text="The offer."
    )
    run_up = models.ForeignKey(RunUp, on_delete=models.RESTRICT, null=True, blank=True, related_name="promises")
    kind = models.CharField(max_length=20, choices=PromiseKind.choices)
    words = models.CharField(max_length=200, help_text="As the young person reads it.")
    owner = required_user()
    promised_by = required_user()
    employer = models.ForeignKey(
        Employer,
        on_delete=models.RESTRICT,
        null=True,
        blank=True,
        related_name="promises",
        help_text="Who said so, where an employer did; the owner sees that it is kept.",
    )
    due_on = models.DateField(null=True, blank=True, help_text="Empty until the first day is known.")
    first_day = models.DateField(null=True, blank=True)
    days_after_first = models.SmallIntegerField(null=True, blank=True)
    kept_at = models.DateTimeField(null=True, blank=True)
    kept_by = optional_user()
    how = models.CharField(max_length=600, blank=True, help_text="How it was kept; they do not read it.")
    dropped_at = models.DateTimeField(null=True, blank=True)
    dropped_by = optional_user()
    dropped_because = models.CharField(max_length=400, blank=True)

    objects = PromiseQuerySet.as_manager()
    called_on: dt.date | None = None
    ended_on: dt.date | None = None

    class Meta:
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="a_promise_says_what"),
            models.CheckConstraint(
                condition=Q(due_on__isnull=False) | Q(days_after_first__isnull=False),
                name="a_promise_has_a_day_or_waits_for_the_first",
            ),
            models.CheckConstraint(
                condition=Q(days_after_first__isnull=True) | Q(referral__isnull=False),
                name="what_goes_by_a_first_day_is_about_an_offer",
            ),
            models.CheckConstraint(
                condition=Q(run_up__isnull=True) | Q(kind=PromiseKind.RELEASE),
                name="what_goes_by_a_release_is_of_its_kind",
            ),
            with_reason("kept_at", "kept_by", "how", name="a_kept_promise_says_how_and_by_whom"),
            with_reason("dropped_at", "dropped_by", "dropped_because", name="a_promise_not_needed_says_why"),
            models.CheckConstraint(
                condition=Q(kept_at__isnull=True) | Q(dropped_at__isnull=True), name="a_promise_is_kept_or_not_needed"
            ),
        ]
        indexes = [
            models.Index(
                fields=["council", "due_on"],
                condition=Q(kept_at__isnull=True, dropped_at__isnull=True),
                name="promises_still_to_keep",
            )
        ]

    def __str__(self):
        return self.words

    @property
    def is_kept(self) -> bool:
        """By whoever said how, or by a call that was made while it was needed."""
        was_called = self.called_on is not None and not (self.ended_on and self.ended_on < self.called_on)
        return self.kept_at is not None or (was_called and not self.dropped_because and not self._offer_is_over)

    @property
    def kept_on(self) -> dt.date | None:
        """The day on which it was done, or on which the call was made."""
        if not self.is_kept:
            return None
        return clock.day_of(self.kept_at) if self.kept_at else self.called_on

    @property
    def off_because(self) -> str:
        """Why it is needed no longer; empty of what is, and of what was kept."""
        if self.is_kept or self.dropped_because:
            return self.dropped_because
        if self.referral and self._offer_is_over:
            return OFF_BECAUSE.get(ReferralState(self.referral.state), TAKEN_BACK)
        return f"It ended on {self.ended_on:%-d %B %Y}" if self.ended_on else ""

    @property
    def _offer_is_over(self) -> bool:
        return self.referral is not None and self.referral.state not in HOLDS_A_PLACE

    @property
    def is_open(self) -> bool:
        return not self.is_kept and not self.off_because

    def is_broken(self, today: dt.date) -> bool:
        """Late for so long that it was not done when it was needed; it may still be kept late."""
        return self.is_late(today - BROKEN_AFTER)

    def is_late(self, today: dt.date) -> bool:
        return self.is_open and self.due_on is not None and self.due_on < today
