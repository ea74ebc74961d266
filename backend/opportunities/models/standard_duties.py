"""The duties of an apprenticeship standard, as a council read them: no list of them comes with the service."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from backend.accounts.models import required_user
from backend.councils.models import CouncilRow


class StandardDuties(CouncilRow):
    """All duties of one standard from a day on, with where and when somebody read them: append-only, and the last of
    those in force stand."""

    lars_code = models.PositiveIntegerField("LARS code")
    version = models.CharField(max_length=10, blank=True, help_text="Of the standard, like 1.2.")
    duties = ArrayField(models.TextField(), help_text="In the order and the words of the standard.")
    starts_on = models.DateField(help_text="The first day of a start to which they apply.")
    source = models.CharField(max_length=300, help_text="Where they were read: an address, or a paper and its page.")
    read_on = models.DateField()
    by = required_user()

    class Meta:
        ordering = ("-starts_on", "-id")
        indexes = [models.Index(fields=["council", "lars_code"], name="duties_of_a_standard")]
        constraints = [
            models.CheckConstraint(condition=~Q(source=""), name="duties_name_where_they_were_read"),
            models.CheckConstraint(condition=~Q(duties=[]), name="duties_are_at_least_one"),
        ]

    def __str__(self):
        return f"Duties of LARS code {self.lars_code} from {self.starts_on}"
