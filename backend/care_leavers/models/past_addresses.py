"""Where a young person says that they lived, beside what the record says."""

from django.db import models

from backend.accounts.models import required_user
from backend.audit.history import tracked
from backend.care_leavers.models.care_leaver import CareLeaver
from backend.core import clock
from backend.core.constraints import not_before
from backend.councils.models import CouncilRow


class AboutOne(CouncilRow):
    """A row that somebody recorded with the young person."""

    recorded_by = required_user()

    class Meta:
        abstract = True


@tracked
class PastAddress(AboutOne):
    """Where they say that they lived, from a day to a day. The home on record stays as it is: this stands beside it.

    `recorded_version` is the version of their record that first had the home which this is about, and `record_...`
    what the record said of it; empty where the record says nothing.
    """

    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="past_addresses")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True, help_text="The last day; empty where they live there now.")
    lines = models.TextField(blank=True, help_text="Street and town, as they stand on a letter.")
    postcode = models.CharField(max_length=8, blank=True)
    country = models.CharField(max_length=60, blank=True, help_text="Where it is not in the United Kingdom.")
    is_confidential = models.BooleanField(default=False)
    is_left_out = models.BooleanField(default=False, help_text="They do not want it on a letter.")
    recorded_version = models.BigIntegerField(null=True, blank=True)
    record_postcode = models.CharField(max_length=8, blank=True)
    record_starts_on = models.DateField(null=True, blank=True)
    record_ends_on = models.DateField(null=True, blank=True)
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("-starts_on", "-id")
        constraints = [
            not_before("ends_on", "starts_on", name="an_address_ends_after_it_starts"),
            models.UniqueConstraint(
                fields=["care_leaver", "recorded_version"], name="a_home_on_record_is_answered_once"
            ),
        ]
