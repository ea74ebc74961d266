"""The declaration that a young person signs for the bursary, and the council's letter to the training provider."""

from django.db import models

from backend.accounts.models import optional_user
from backend.audit.history import tracked
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.models.past_addresses import AboutOne
from backend.core.constraints import one_open, with_reason
from backend.core.models import Referenced
from backend.placements.models import Placement


@tracked
class Declaration(AboutOne):
    """They want the bursary and never had it before, signed, in the words that they read."""

    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="declarations")
    placement = models.ForeignKey(Placement, on_delete=models.RESTRICT, related_name="declarations")
    words = models.TextField(help_text="What they signed, to the letter.")
    signed_on = models.DateField()
    kept_where = models.CharField(max_length=200, help_text="Where the signed paper or message is kept.")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = optional_user()
    withdrawn_because = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ("-signed_on", "-id")
        constraints = [
            one_open("placement", until="withdrawn_at", name="one_declaration_for_a_placement"),
            with_reason(
                "withdrawn_at",
                "withdrawn_by",
                "withdrawn_because",
                name="a_declaration_taken_back_says_why_and_by_whom",
            ),
        ]


@tracked
class BursaryLetter(Referenced, AboutOne):
    """A letter to the provider as it was given out: all that it said, with its digest. Append-only."""

    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="bursary_letters")
    placement = models.ForeignKey(Placement, on_delete=models.RESTRICT, related_name="bursary_letters")
    declaration = models.ForeignKey(Declaration, on_delete=models.RESTRICT, related_name="letters")
    said = models.JSONField()
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ("-created_at", "-id")
