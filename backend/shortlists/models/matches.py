from django.contrib.postgres.expressions import ArraySubquery
from django.db import models

from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.councils.models import CouncilScoped, CouncilScopedQuerySet
from backend.opportunities.models import Opportunity
from backend.shortlists.choices import ChanceBasis, DecisionKind
from backend.shortlists.models.decisions import Decision
from backend.shortlists.models.ids import row_ids
from backend.shortlists.models.rankings import CouncilRanking
from backend.shortlists.models.snapshots import OpportunitySnapshot, PersonSnapshot, RulesSnapshot


class MatchRunQuerySet(CouncilScopedQuerySet):
    def with_current_matches(self):
        return self.filter(models.Exists(Match.objects.filter(run=models.OuterRef("pk"))))


class MatchRun(CouncilScoped):
    """What was ranked at once: a chunk of everybody, one young person, or those a changed opportunity reaches."""

    on = models.DateField()
    model_version = models.CharField(max_length=60)
    rules = models.ForeignKey(RulesSnapshot, on_delete=models.RESTRICT, related_name="+")
    calibrated = models.BooleanField()
    base_rates = models.JSONField(
        default=dict, help_text="Where its chances stand, and the local outcomes behind that."
    )
    people = models.PositiveIntegerField(default=0)
    opportunities = models.PositiveIntegerField(default=0)
    matches = models.PositiveIntegerField(default=0)
    seconds = models.FloatField(default=0)
    council_ranking = models.ForeignKey(
        CouncilRanking, on_delete=models.SET_NULL, null=True, blank=True, related_name="runs"
    )  # of which this is a chunk
    person_snapshots = row_ids()  # of everybody ranked, in the order in which the engine read them
    opportunity_snapshots = row_ids()

    objects = MatchRunQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at", "-id")

    @property
    def basis(self) -> ChanceBasis:
        """What its chances rest on."""
        if self.calibrated:
            return ChanceBasis.LEARNT
        return ChanceBasis.LOCAL if self.base_rates.get("referrals") else ChanceBasis.PUBLISHED

    def read_person_snapshots(self):
        """The records this ranking read of people, while they are kept."""
        return PersonSnapshot.objects.filter(id__in=self.person_snapshots)

    def read_opportunity_snapshots(self):
        return OpportunitySnapshot.objects.filter(id__in=self.opportunity_snapshots)


class MatchQuerySet(CouncilScopedQuerySet):
    def best_first(self):
        return self.order_by("care_leaver_id", "position")

    def safe_to_tell(self):
        return self.exclude(care_leaver__home_is_confidential=True, in_bands=False)

    def safe_to_tell_beside_them(self):
        """The same in a query of young people, about each of them, without reading them again."""
        confidential = models.ExpressionWrapper(models.OuterRef("home_is_confidential"), models.BooleanField())
        return self.alias(home_is_confidential=confidential).exclude(home_is_confidential=True, in_bands=False)

    def open_on(self, day):
        return self.filter(opportunity__in=Opportunity.objects.open_on(day))

    def with_details(self):
        return self.select_related("opportunity__employer", "opportunity__council", "run").prefetch_related(
            "opportunity__sites"
        )

    def with_other_chances(self):
        """Each with `other_chances`: of lasting given a start, of the person's other matches."""
        theirs = Match.objects.filter(care_leaver=models.OuterRef("care_leaver"), chance_stay__isnull=False)
        others = theirs.exclude(pk=models.OuterRef("pk")).order_by("position", "id")
        return self.annotate(other_chances=ArraySubquery(others.values("chance_stay")))

    def undecided(self):
        """Without a decision in force: nobody has decided, or "not now" is over."""
        standing = Decision.objects.in_force(clock.today()).exclude(kind=DecisionKind.ASK)
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
    chance_stay = models.FloatField(null=True, blank=True)  # given a start; None until ranked since there was one
    chance_stay_low = models.FloatField(null=True, blank=True)
    chance_stay_high = models.FloatField(null=True, blank=True)
    likelier_to_stay = models.FloatField(
        null=True, blank=True, help_text="Chance of being likelier to last than their other matches."
    )
    chance_26_weeks = models.FloatField()
    chance_26_weeks_low = models.FloatField()
    chance_26_weeks_high = models.FloatField()
    fair_value = models.FloatField()
    minutes = models.FloatField(null=True, blank=True, help_text="Of a confidential home the middle of a band.")
    in_bands = models.BooleanField(default=False, help_text="Ranked by bands of travel, for a confidential home.")
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
    def reasons_for(self) -> list[str]:
        """What a person would call a reason for it, the strongest first."""
        return [each["sentence"] for each in self.reasons if each["telling"] and each["contribution"] > 0]

    @property
    def reasons_against(self) -> list[str]:
        """What may get in the way, the strongest first."""
        return [each["sentence"] for each in reversed(self.reasons) if each["telling"] and each["contribution"] < 0]
