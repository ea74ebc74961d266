from django.conf import settings
from django.db import models
from django.db.models import Q

from backend.audit.history import tracked
from backend.care_leavers.models import CareLeaver
from backend.councils.models import CouncilScoped, CouncilScopedQuerySet
from backend.employers.models import Employer
from backend.opportunities.models import Opportunity
from backend.referrals.choices import ENDED, ReferralState, Way


class ReferralQuerySet(CouncilScopedQuerySet):
    def open(self):
        return self.exclude(state__in=ENDED)

    def of_employers(self, employers):
        """What an employer's people may see: introductions to them, never help with an application elsewhere."""
        return self.filter(employer__in=employers, way=Way.INTRODUCED)

    def unanswered_since(self, moment):
        return self.filter(state=ReferralState.INTRODUCED, last_step_at__lte=moment)

    def with_details(self):
        return self.select_related("care_leaver", "opportunity", "employer")

    def latest_first(self):
        return self.order_by("-last_step_at", "-id")


@tracked
class Referral(CouncilScoped):
    """Putting one young person forward for one opportunity."""

    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="referrals")
    opportunity = models.ForeignKey(Opportunity, on_delete=models.RESTRICT, related_name="referrals")
    employer = models.ForeignKey(Employer, on_delete=models.RESTRICT, related_name="+")
    way = models.CharField(max_length=20, choices=Way.choices)
    state = models.CharField(max_length=30, choices=ReferralState.choices)
    disclosed = models.JSONField(default=dict, help_text="Exactly what the employer may read, as it was previewed.")
    apply_by = models.DateField(null=True, blank=True)
    last_step_at = models.DateTimeField()

    objects = ReferralQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["care_leaver", "opportunity"],
                condition=~Q(state__in=sorted(ENDED)),
                name="one_open_referral_for_each_pair",
            ),
            models.CheckConstraint(
                condition=Q(way=Way.INTRODUCED) | Q(disclosed={}),
                name="nothing_is_disclosed_without_an_introduction",
            ),
        ]
        indexes = [models.Index(fields=["employer", "state"])]


class ReferralEvent(CouncilScoped):
    """One step of a referral: append-only, dated and attributed."""

    referral = models.ForeignKey(Referral, on_delete=models.RESTRICT, related_name="events")
    employer = models.ForeignKey(Employer, on_delete=models.RESTRICT, related_name="+")
    step = models.CharField(max_length=40)
    from_state = models.CharField(max_length=30, choices=ReferralState.choices, blank=True)
    to_state = models.CharField(max_length=30, choices=ReferralState.choices)
    on = models.DateField(help_text="The day it happened.")
    at = models.DateTimeField(help_text="When it was recorded.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.RESTRICT, null=True, blank=True, related_name="+")
    note = models.TextField(blank=True)

    objects = CouncilScopedQuerySet.as_manager()

    class Meta:
        ordering = ("at", "id")
