from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q

from backend.accounts.models import optional_user, required_user
from backend.audit.history import tracked
from backend.care_leavers.choices import ConsentKind, ContactMethod
from backend.care_leavers.models.care_leaver import CareLeaver
from backend.core.constraints import not_before, one_open
from backend.councils.models import CouncilScoped, CouncilScopedQuerySet


class ConsentQuerySet(CouncilScopedQuerySet):
    def in_force(self) -> Self:
        return self.filter(withdrawn_on__isnull=True)

    def stopped_by_themselves(self) -> Self:
        """On their own page, and not agreed to again since."""
        same = {"care_leaver": OuterRef("care_leaver"), "kind": OuterRef("kind")}
        again = self.model.objects.filter(id__gt=OuterRef("pk"), **same)
        return self.filter(~Exists(again), withdrawn_by_themselves=True)

    def taken_back(self) -> Self:
        """The one taken back last comes last."""
        return self.filter(withdrawn_on__isnull=False).order_by("withdrawn_on", "id")


@tracked
class Consent(CouncilScoped):
    """One agreement of the young person, dated, recorded by somebody, and theirs to withdraw."""

    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="consents")
    kind = models.CharField(max_length=30, choices=ConsentKind.choices)
    given_on = models.DateField()
    given_how = models.CharField(max_length=20, choices=ContactMethod.choices)
    recorded_by = required_user()
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawal_recorded_by = optional_user()
    withdrawn_at = models.DateTimeField(null=True, blank=True, help_text="When that was recorded.")
    withdrawn_by_themselves = models.BooleanField(default=False, help_text="On their own page.")

    seen_by = ArrayField(
        models.CharField(max_length=200), default=list, blank=True, help_text="Employers who had been shown it by then."
    )

    objects = ConsentQuerySet.as_manager()

    class Meta:
        constraints = [
            one_open("care_leaver", "kind", until="withdrawn_on", name="a_consent_is_in_force_once"),
            not_before("withdrawn_on", "given_on", name="a_consent_is_withdrawn_after_it_was_given"),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None, withdrawal_recorded_by=None, withdrawn_by_themselves=False)
                | Q(withdrawn_on__isnull=False, withdrawal_recorded_by=None, withdrawn_by_themselves=True)
                | Q(withdrawn_on__isnull=False, withdrawal_recorded_by__isnull=False, withdrawn_by_themselves=False),
                name="a_withdrawal_names_who_recorded_it",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_by_themselves=False) | Q(withdrawn_at__isnull=False),
                name="what_they_stop_themselves_has_its_moment",
            ),
        ]
