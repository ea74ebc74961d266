from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q

from backend.accounts.models import optional_user, required_user
from backend.audit.history import tracked
from backend.care_leavers.models import CareLeaver
from backend.core.constraints import with_reason
from backend.councils.models import CouncilRow, CouncilScoped, CouncilScopedQuerySet
from backend.opportunities.models import Opportunity
from backend.referrals.choices import ENDED, ClearanceKind
from backend.referrals.models.referral import Referral
from backend.shortlists.choices import DecisionKind
from backend.shortlists.models import Decision


class OwnWordsReading(CouncilRow):
    """An adviser says that free text gives nothing away: append-only, with the digest of exactly what they read."""

    referral = models.ForeignKey(Referral, on_delete=models.RESTRICT, related_name="words_readings")
    fields = ArrayField(models.CharField(max_length=40))
    digest = models.CharField(max_length=64)
    doubts = models.JSONField(default=list, help_text="The phrases that were marked, each with its field and why.")
    by = required_user()

    class Meta:
        ordering = ("created_at", "id")

    def __str__(self):
        return f"Own words of {self.referral_id} read"


class ClearanceQuerySet(CouncilScopedQuerySet):
    def of_people(self, care_leavers) -> Self:
        return self.filter(care_leaver__in=care_leavers)

    def standing(self) -> Self:
        return self.filter(taken_back_at__isnull=True)

    def undecided(self) -> Self:
        """Of pairs that nobody has shortlisted, and of which nothing was decided or sent since it was said."""
        pair = {"care_leaver": OuterRef("care_leaver"), "opportunity": OuterRef("opportunity")}
        later = Q(created_at__gte=OuterRef("created_at"))
        decided = Decision.objects.standing().filter(later | Q(kind=DecisionKind.SHORTLIST), **pair)
        sent = Referral.objects.filter(later | ~Q(state__in=ENDED), **pair)
        return self.exclude(Exists(decided.exclude(kind=DecisionKind.ASK))).exclude(Exists(sent))


@tracked
class Clearance(CouncilScoped):
    """What a named person checked, or why the head went past a rule, for one pair and for the facts as they were."""

    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="clearances")
    opportunity = models.ForeignKey(Opportunity, on_delete=models.RESTRICT, related_name="clearances")
    kind = models.CharField(max_length=20, choices=ClearanceKind.choices)
    criterion = models.CharField(max_length=40)
    sentence = models.TextField(help_text="What stood in the way, as it was read.")
    about_safety = models.BooleanField(default=False)
    facts_digest = models.CharField(max_length=64)
    words = models.TextField()
    by = required_user()
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_by = optional_user()
    taken_back_reason = models.TextField(blank=True)

    objects = ClearanceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="a_clearance_says_what_was_checked_or_why"),
            with_reason(
                "taken_back_at", "taken_back_by", "taken_back_reason", name="a_clearance_taken_back_says_who_and_why"
            ),
        ]
        indexes = [models.Index(fields=["care_leaver", "opportunity"])]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.criterion}"
