from django.db import models
from django.db.models import F, Q

from backend.core.constraints import one_while
from backend.councils.models import CouncilRow, CouncilScoped, CouncilScopedQuerySet
from backend.shortlists.choices import RankingState
from backend.shortlists.models.ids import row_ids


class CouncilRankingQuerySet(CouncilScopedQuerySet):
    def running(self):
        return self.filter(state=RankingState.RUNNING)


class CouncilRanking(CouncilScoped):
    """A ranking of everybody, which any number of workers share chunk by chunk."""

    on = models.DateField()
    state = models.CharField(max_length=10, choices=RankingState.choices, default=RankingState.RUNNING)
    people = models.PositiveIntegerField(help_text="Whom it is to rank.")
    people_ranked = models.PositiveIntegerField(default=0)
    asked_by_jobs = row_ids()  # whose work is done once everybody is ranked
    base_rates = models.JSONField(default=dict, help_text="At which the chances of every chunk stand.")
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = CouncilRankingQuerySet.as_manager()

    class Meta:
        constraints = [
            one_while(Q(state=RankingState.RUNNING), "council", name="one_running_ranking_for_each_council"),
            models.CheckConstraint(
                condition=Q(people_ranked__lte=F("people")), name="no_more_are_ranked_than_were_to_be"
            ),
        ]


class RankingChunk(CouncilRow):
    """Some people of a ranking who are still to be ranked; gone once they are, or once another ranking replaced it."""

    ranking = models.ForeignKey(CouncilRanking, on_delete=models.CASCADE, related_name="chunks")
    care_leavers = row_ids()
