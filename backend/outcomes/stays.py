"""The placements behind the head's figures, with all that the marks read, for a page that shows several of them."""

import datetime as dt
from functools import cached_property

from django.db.models import prefetch_related_objects

from backend.councils.models import Council
from backend.placements.marks import sustainment_rules
from backend.placements.models import Placement
from backend.placements.models.placements import READ_BY_MARKS
from backend.reference.models import SustainmentRule
from backend.referrals.models import Referral, ReferralQuerySet


class Stays:
    """Of a period: placements that began in it, and those that its referrals led to. Each row is read once."""

    def __init__(self, council: Council, first: dt.date, last: dt.date):
        self.council, self.first, self.last = council, first, last

    @cached_property
    def rules(self) -> list[SustainmentRule]:
        return sustainment_rules()

    @property
    def referrals(self) -> ReferralQuerySet:
        """Without those by which an apprentice went on with another employer."""
        made: ReferralQuerySet = Referral.objects.for_council(self.council.id).made_between(self.first, self.last)
        return made.filter(changed_to__isnull=True)

    @property
    def began(self) -> list[Placement]:
        return self._read[0]

    @property
    def led_to(self) -> list[Placement]:
        return self._read[1]

    @cached_property
    def _read(self) -> tuple[list[Placement], list[Placement]]:
        began = list(Placement.objects.for_council(self.council.id).started_between(self.first, self.last))
        led_to = list(Placement.objects.began_from(self.referrals))
        prefetch_related_objects([*began, *led_to], *READ_BY_MARKS)
        return began, led_to
