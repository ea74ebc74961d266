"""That addresses were gone through with a young person, and the letters that were made of them."""

from django.db import models

from backend.audit.history import tracked
from backend.care_leavers.models.care_leaver import CareLeaver
from backend.care_leavers.models.past_addresses import AboutOne
from backend.core.models import Referenced
from backend.reference.choices import VettingCheck


@tracked
class HistoryCheck(AboutOne):
    """The addresses were gone through with them: for which check, on which day, and who sat with them."""

    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="history_checks")
    kind = models.CharField(max_length=10, choices=VettingCheck.choices)
    checked_on = models.DateField()
    sat_with = models.CharField(max_length=200)

    class Meta:
        ordering = ("-checked_on", "-id")


@tracked
class AddressLetter(Referenced, AboutOne):
    """A letter as it was given out: all that it said, with its digest. Append-only."""

    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="address_letters")
    check_of = models.ForeignKey(HistoryCheck, on_delete=models.RESTRICT, related_name="letters")
    said = models.JSONField()
    digest = models.CharField(max_length=64)
    is_for_them_alone = models.BooleanField(default=False, help_text="A confidential address stands on it.")
    why_confidential = models.TextField(blank=True)

    class Meta:
        ordering = ("-created_at", "-id")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_for_them_alone=False) | ~models.Q(why_confidential=""),
                name="a_confidential_address_is_printed_with_a_reason",
            ),
        ]
