from django.db import models

from backend.core.constraints import all_or_none
from backend.core.models import BaseModel


class SitesThere(models.Manager["Site"]):
    """Without those that a change which waits for approval has taken off."""

    def get_queryset(self) -> models.QuerySet["Site"]:
        return super().get_queryset().filter(is_set_aside=False)


class Site(BaseModel):
    """A place where the opportunity is. An advert with several has one row of places to share."""

    opportunity = models.ForeignKey("opportunities.Opportunity", on_delete=models.CASCADE, related_name="sites")
    address = models.CharField(max_length=300, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    easting = models.PositiveIntegerField(null=True, blank=True)
    northing = models.PositiveIntegerField(null=True, blank=True)
    area = models.CharField(
        max_length=60, blank=True, help_text="An outward code, a sector or a town, where no postcode is known."
    )
    radius_metres = models.PositiveIntegerField(
        default=0, help_text="How far around the point the place may be; 0 where the point is known."
    )
    as_sent = models.CharField(
        max_length=400,
        blank=True,
        help_text="What a feed or file said of it and nobody could read, where somebody has put it right since.",
    )
    is_set_aside = models.BooleanField(
        default=False, help_text="Taken off by a change that waits: the row is kept until the council has decided."
    )

    objects = SitesThere()
    with_set_aside = models.Manager()

    class Meta:
        ordering = ("id",)
        constraints = [all_or_none("easting", "northing", name="a_site_has_both_grid_numbers_or_neither")]

    def __str__(self):
        return self.in_words

    @property
    def in_words(self) -> str:
        """As every page and message names it."""
        area = "" if self.postcode or self.area in self.address.split(", ") else self.area and f"{self.area} area"
        return ", ".join(filter(None, (self.address, self.postcode, area)))
