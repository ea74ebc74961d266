from django.db import models

from backend.opportunities.models.site import Site


class NamesSite(models.Model):
    """A row that names one place of an opportunity: in words of its own, and by the place's row while there is one."""

    site = models.ForeignKey(
        Site,
        on_delete=models.DO_NOTHING,
        null=True,
        blank=True,
        db_constraint=False,  # the migration's own: a council that removes a site may not see another's row of it
        related_name="+",
        help_text="The row of that place; empty where none is named, or where it was taken off since.",
    )

    class Meta:
        abstract = True
