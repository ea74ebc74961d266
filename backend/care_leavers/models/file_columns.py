from django.db import models

from backend.accounts.models import required_user
from backend.councils.models import CouncilRow


class FileColumns(CouncilRow):
    """Which heading of a council's export holds which fact, as somebody chose it: once for one set of headings."""

    headings = models.CharField(max_length=64, help_text="The digest of all headings of the table, in any order.")
    columns = models.JSONField(default=dict, help_text="The heading of the column of each fact.")
    chosen_at = models.DateTimeField()
    chosen_by = required_user()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "headings"], name="one_choice_of_columns_for_the_same_headings"),
        ]
