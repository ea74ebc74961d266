from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property

from backend.audit.history import tracked
from backend.care_leavers.models import CareLeaver
from backend.councils.models import Council, CouncilScoped, CouncilScopedQuerySet
from backend.opportunities.models import Opportunity
from backend.shortlists.choices import DecisionKind, NotThisOne, Question


class MatchRun(CouncilScoped):
    """One ranking: for everybody, for one young person, or because one opportunity changed."""

    on = models.DateField()
    model_version = models.CharField(max_length=60)
    calibrated = models.BooleanField()
    people = models.PositiveIntegerField(default=0)
    opportunities = models.PositiveIntegerField(default=0)
    matches = models.PositiveIntegerField(default=0)
    seconds = models.FloatField(default=0)

    objects = CouncilScopedQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at", "-id")


class MatchQuerySet(CouncilScopedQuerySet):
    def best_first(self):
        return self.order_by("care_leaver_id", "position")

    def open_on(self, day):
        return self.filter(opportunity__in=Opportunity.objects.open_on(day))

    def with_details(self):
        return self.select_related("opportunity__employer", "opportunity__council", "run").prefetch_related(
            "opportunity__sites"
        )

    def undecided(self):
        standing = Decision.objects.standing().exclude(kind=DecisionKind.ASK)
        return self.exclude(
            models.Exists(
                standing.filter(
                    care_leaver_id=models.OuterRef("care_leaver_id"), opportunity_id=models.OuterRef("opportunity_id")
                )
            )
        )


class Match(CouncilScoped):
    """One row of a young person's current ranking, with the facts a person needs to decide.

    Replaced at each ranking; what a decision was based on is kept with the decision.
    """

    run = models.ForeignKey(MatchRun, on_delete=models.CASCADE, related_name="rows")
    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.CASCADE, related_name="matches")
    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="matches")
    position = models.PositiveSmallIntegerField(help_text="1 is the first of the shortlist.")
    score = models.FloatField()
    reference = models.FloatField(help_text="The mean score over this person's eligible opportunities.")
    chance_start = models.FloatField()
    chance_start_low = models.FloatField()
    chance_start_high = models.FloatField()
    chance_26_weeks = models.FloatField()
    chance_26_weeks_low = models.FloatField()
    chance_26_weeks_high = models.FloatField()
    fair_value = models.FloatField()
    minutes = models.FloatField(null=True, blank=True)
    reasons = models.JSONField(help_text="Of each reason: feature, contribution, sentence, telling.")
    criteria = models.JSONField(help_text="Of each criterion: name, status, sentence, visible_to, hard.")

    objects = MatchQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["care_leaver", "opportunity"], name="a_pair_is_matched_once"),
        ]
        indexes = [
            models.Index(fields=["care_leaver", "position"]),
            models.Index(fields=["opportunity", "-score"]),
        ]

    @property
    def speaks_for(self) -> list[str]:
        """What a person would call a reason for it, the strongest first."""
        return [each["sentence"] for each in self.reasons if each["telling"] and each["contribution"] > 0]

    @property
    def speaks_against(self) -> list[str]:
        """What may get in the way, the strongest first."""
        return [each["sentence"] for each in reversed(self.reasons) if each["telling"] and each["contribution"] < 0]


class DecisionQuerySet(CouncilScopedQuerySet):
    def standing(self):
        return self.filter(undone_at__isnull=True)

    def latest_first(self):
        return self.order_by("-created_at", "-id")

    def with_offer(self):
        """Each with its `offer`, for all of them at once."""
        offers = Opportunity.objects.select_related("employer", "council")
        return self.prefetch_related(models.Prefetch("opportunity", offers, to_attr="offer"))


@tracked
class Decision(CouncilScoped):
    """What a named person decided about a match, why, and the facts in front of them."""

    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="decisions")
    opportunity = models.ForeignKey(Opportunity, on_delete=models.RESTRICT, related_name="decisions")
    kind = models.CharField(max_length=20, choices=DecisionKind.choices)
    because = models.CharField(max_length=20, choices=NotThisOne.choices, blank=True)
    asked = models.CharField(max_length=20, choices=Question.choices, blank=True)
    note = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.RESTRICT, related_name="+")
    model_version = models.CharField(max_length=60)
    facts = models.JSONField(help_text="What the page showed: position, reasons, criteria, chances.")
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.RESTRICT, null=True, blank=True, related_name="+"
    )
    undone_reason = models.TextField(blank=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind=DecisionKind.NOT_THIS_ONE) | ~Q(because=""),
                name="not_this_one_says_because",
            ),
            models.CheckConstraint(
                condition=~Q(kind=DecisionKind.ASK) | (~Q(note="") & ~Q(asked="")),
                name="a_question_says_what_and_whom",
            ),
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True, undone_by__isnull=True)
                | (Q(undone_at__isnull=False, undone_by__isnull=False) & ~Q(undone_reason="")),
                name="an_undone_decision_says_who_and_why",
            ),
            models.UniqueConstraint(
                fields=["care_leaver", "opportunity"],
                condition=Q(undone_at__isnull=True) & ~Q(kind=DecisionKind.ASK),
                name="a_match_has_one_standing_decision",
            ),
        ]

    @cached_property
    def offer(self) -> Opportunity | None:
        """What it is about; None once another council shares it no longer."""
        return Opportunity.objects.select_related("employer", "council").filter(id=self.opportunity_id).first()

    @property
    def title(self) -> str:
        return self.offer.title if self.offer else self.facts["offer"]["title"]

    @property
    def employer_name(self) -> str:
        return self.offer.employer.name if self.offer else self.facts["offer"]["employer"]

    @property
    def can_lead_to_referral(self) -> bool:
        return self.offer is not None and self.offer.council_id == self.council_id

    @property
    def lender(self) -> Council | None:
        """The other council that shares it, while it does."""
        return None if self.offer is None or self.can_lead_to_referral else self.offer.council
