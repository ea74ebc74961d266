"""What was claimed of the money that somebody is entitled to, and what was asked to find it."""

from typing import Self

from django.db import models
from django.db.models import Q

from backend.accounts.models import required_user
from backend.audit.history import tracked
from backend.care_leavers.models import CareLeaver
from backend.core.constraints import one_while
from backend.councils.models import CouncilRow, CouncilScoped, CouncilScopedQuerySet
from backend.employers.models import Employer
from backend.placements.models import Placement
from backend.reference.choices import MoneyRuleName, Payee
from backend.support.choices import ClaimState, ClaimStep, Question


HOLDS_A_PAYMENT = (ClaimState.CLAIMED, ClaimState.PAID)


class ClaimQuerySet(CouncilScopedQuerySet["Claim"]):
    def of_people(self, care_leavers) -> Self:
        return self.filter(care_leaver__in=care_leavers)

    def standing(self) -> Self:
        """All but those that were taken back."""
        return self.exclude(state=ClaimState.TAKEN_BACK)

    def waiting(self) -> Self:
        """Claimed, and neither paid nor refused yet."""
        return self.filter(state=ClaimState.CLAIMED)

    def with_details(self) -> Self:
        return self.select_related("care_leaver", "placement__opportunity__employer", "recorded_by")


@tracked
class Claim(CouncilScoped):
    """One payment that was claimed. It is never deleted; one recorded by mistake is taken back."""

    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="claims")
    placement = models.ForeignKey(Placement, on_delete=models.RESTRICT, null=True, blank=True, related_name="claims")
    rule = models.CharField(max_length=30, choices=MoneyRuleName.choices)
    part = models.PositiveSmallIntegerField()
    paid_to = models.CharField(max_length=20, choices=Payee.choices)
    employer = models.ForeignKey(
        Employer, on_delete=models.RESTRICT, null=True, blank=True, related_name="+", help_text="Who is paid."
    )
    amount = models.DecimalField(max_digits=8, decimal_places=2)
    due_on = models.DateField(null=True, blank=True, help_text="As it stood when it was claimed.")
    claimed_on = models.DateField()
    evidence = models.CharField(max_length=400, help_text="What shows the claim, and how it was made.")
    paid_on = models.DateField(null=True, blank=True)
    paid_amount = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    state = models.CharField(max_length=20, choices=ClaimState.choices)
    recorded_by = required_user()

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ("-claimed_on", "-id")
        constraints = [
            models.UniqueConstraint(
                fields=["care_leaver", "rule", "part", "placement"],
                condition=~Q(state=ClaimState.TAKEN_BACK),
                nulls_distinct=False,
                name="a_payment_is_claimed_once",
            ),
            one_while(
                Q(rule=MoneyRuleName.CARE_BURSARY, state__in=HOLDS_A_PAYMENT),
                "care_leaver",
                "part",
                name="the_care_leavers_bursary_is_paid_once_in_a_lifetime",
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="a_claim_is_of_an_amount"),
            models.CheckConstraint(condition=~Q(evidence=""), name="a_claim_has_its_evidence"),
            models.CheckConstraint(
                condition=Q(state=ClaimState.PAID, paid_on__isnull=False, paid_amount__gt=0)
                | (~Q(state=ClaimState.PAID) & Q(paid_on=None, paid_amount=None)),
                name="a_paid_claim_has_its_day_and_amount",
            ),
        ]
        indexes = [models.Index(fields=["council", "state"], name="claims_of_a_council")]

    def __str__(self):
        return f"{self.get_rule_display()}, payment {self.part}"


class ClaimEvent(CouncilRow):
    """One step of a claim: append-only, dated and attributed."""

    claim = models.ForeignKey(Claim, on_delete=models.RESTRICT, related_name="events")
    step = models.CharField(max_length=20, choices=ClaimStep.choices)
    from_state = models.CharField(max_length=20, blank=True)
    to_state = models.CharField(max_length=20, choices=ClaimState.choices)
    at = models.DateTimeField()
    by = required_user()
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ("id",)


class MoneyAnswer(CouncilRow):
    """What was said to a question of the rules, and by whom. Append-only: the last counts."""

    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="money_answers")
    placement = models.ForeignKey(
        Placement, on_delete=models.RESTRICT, null=True, blank=True, related_name="money_answers"
    )
    question = models.CharField(max_length=30, choices=Question.choices)
    said = models.BooleanField()
    said_by = models.CharField(max_length=200, help_text="Who said so, or what shows it.")
    said_on = models.DateField()
    recorded_by = required_user()

    class Meta:
        ordering = ("id",)
