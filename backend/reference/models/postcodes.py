from typing import NamedTuple

from django.db import models

from backend.reference.models.provenance import SourcedFact
from backend.reference.postcodes import USUAL_FORM


class GridPoint(NamedTuple):
    """Metres east and north on the British National Grid."""

    easting: int
    northing: int


class PostcodeEdition(SourcedFact):
    """One edition of the postcode directory; every postcode names the edition it was read from."""

    name = models.CharField(max_length=150, unique=True)

    def __str__(self):
        return self.name


class PostcodeQuerySet(models.QuerySet["Postcode"]):
    def in_sector(self, sector):
        return self.filter(code__startswith=sector)

    def centre(self) -> GridPoint | None:
        middle = self.aggregate(easting=models.Avg("easting"), northing=models.Avg("northing"))
        if middle["easting"] is None:
            return None
        return GridPoint(round(middle["easting"]), round(middle["northing"]))


class Postcode(models.Model):
    """Where a postcode lies. There are millions, so the postcode itself is the key and nothing is kept twice."""

    code = models.CharField(max_length=8, primary_key=True)
    easting = models.PositiveIntegerField()
    northing = models.PositiveIntegerField()
    local_authority_code = models.CharField(max_length=9, blank=True)
    edition = models.ForeignKey(PostcodeEdition, on_delete=models.RESTRICT, related_name="postcodes", db_index=False)

    objects = PostcodeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(easting__lte=700_000, northing__lte=1_300_000),
                name="a_postcode_lies_on_the_british_national_grid",
            ),
            models.CheckConstraint(
                condition=models.Q(code__regex=f"^{USUAL_FORM}$"),
                name="a_postcode_is_written_in_its_usual_form",
            ),
        ]

    def __str__(self):
        return self.code
