from typing import Self

from django.conf import settings
from django.db import models

from backend.audit.history import tracked
from backend.care_leavers.choices import ConsentKind, ContactMethod
from backend.care_leavers.models.care_leaver import CareLeaver
from backend.councils.models import CouncilScoped, CouncilScopedQuerySet


class ConsentQuerySet(CouncilScopedQuerySet):
    def in_force(self) -> Self:
        return self.filter(withdrawn_on__isnull=True)


@tracked
class Consent(CouncilScoped):
    """One agreement of the young person, dated, recorded by somebody, and theirs to withdraw."""

    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="consents")
    kind = models.CharField(max_length=30, choices=ConsentKind.choices)
    given_on = models.DateField()
    given_how = models.CharField(max_length=20, choices=ContactMethod.choices)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.RESTRICT, related_name="+")
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawal_recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.RESTRICT, null=True, blank=True, related_name="+"
    )

    objects = ConsentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["care_leaver", "kind"],
                condition=models.Q(withdrawn_on__isnull=True),
                name="a_consent_is_in_force_once",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_on__isnull=True) | models.Q(withdrawn_on__gte=models.F("given_on")),
                name="a_consent_is_withdrawn_after_it_was_given",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_on__isnull=True, withdrawal_recorded_by__isnull=True)
                | models.Q(withdrawn_on__isnull=False, withdrawal_recorded_by__isnull=False),
                name="a_withdrawal_names_who_recorded_it",
            ),
        ]
