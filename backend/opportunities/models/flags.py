"""What a later check of the posting rules found in a published opportunity."""

from django.db import models

from backend.core.constraints import one_open
from backend.core.models import BaseModel
from backend.councils.models import Council, CouncilScopedQuerySet
from backend.opportunities.models.opportunity import Opportunity


class PostingFlagQuerySet(CouncilScopedQuerySet["PostingFlag"]):
    def standing(self):
        return self.filter(cleared_at__isnull=True)


class PostingFlag(BaseModel):
    """A rule that a published opportunity came to break, or that could be checked only later."""

    council = models.ForeignKey(Council, on_delete=models.RESTRICT, related_name="+")
    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="flags")
    code = models.CharField(max_length=60)
    message = models.TextField()
    raised_at = models.DateTimeField()
    cleared_at = models.DateTimeField(null=True, blank=True)

    objects = PostingFlagQuerySet.as_manager()

    class Meta:
        ordering = ("raised_at", "id")
        constraints = [
            one_open("opportunity", "code", until="cleared_at", name="a_flag_is_raised_once_while_it_stands")
        ]

    def __str__(self):
        return self.message
