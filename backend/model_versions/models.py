from django.db import models
from django.db.models import Q

from backend.accounts.models import optional_user
from backend.audit.history import tracked
from backend.councils.models import CouncilRow, CouncilScoped, CouncilScopedQuerySet
from backend.model_versions.choices import VersionState, VersionStep


NAME_PREFIX = "learnt-"


class ModelVersionQuerySet(CouncilScopedQuerySet):
    def live(self):
        return self.filter(state=VersionState.LIVE)

    def named(self, name: str):
        """The version that rankings and decisions call by this name; none where it is no such name."""
        digits = name.removeprefix(NAME_PREFIX)
        is_name = name.startswith(NAME_PREFIX) and digits.isascii() and digits.isdecimal()
        return self.filter(number=int(digits)) if is_name else self.none()

    def waiting(self):
        return self.filter(state=VersionState.CANDIDATE)

    def newest_first(self):
        return self.order_by("-number")

    def without_content(self):
        return self.defer("parameters", "card", "record", "evaluation", "comparison")


@tracked
class ModelVersion(CouncilScoped):
    """One training of the ranking model: what was learnt, from what, how good it is, and who let it rank."""

    number = models.PositiveIntegerField()
    state = models.CharField(max_length=20, choices=VersionState.choices, blank=True)
    parameters = models.JSONField()
    calibrated = models.BooleanField()
    trained_on = models.DateField()
    trained_by = optional_user()  # None: the monthly job
    window_from = models.DateField(null=True, help_text="The first referral learnt from; none where there is none.")
    window_to = models.DateField(help_text="Nothing after this day was read.")
    referrals = models.PositiveIntegerField()
    starts = models.PositiveIntegerField()
    leaves = models.PositiveIntegerField()
    data_hash = models.CharField(max_length=64)
    too_few = models.TextField(blank=True, help_text="Why nothing was learnt; empty where there was enough to learn.")
    evaluation = models.JSONField(default=dict)
    comparison = models.JSONField(default=dict, help_text="Old against new on the same people, in figures.")
    card = models.JSONField(default=dict, help_text="The model card, as the engine wrote it: sections of blocks.")
    record = models.JSONField(default=dict, help_text="The algorithmic transparency record, written likewise.")
    approved_by = optional_user()
    approved_at = models.DateTimeField(null=True, blank=True)
    refused_by = optional_user()
    refused_at = models.DateTimeField(null=True, blank=True)
    refused_because = models.TextField(blank=True)

    objects = ModelVersionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "number"], name="a_model_version_has_its_own_number"),
            models.UniqueConstraint(
                fields=["council"], condition=Q(state=VersionState.LIVE), name="one_live_model_in_a_council"
            ),
            models.CheckConstraint(
                condition=~Q(state=VersionState.LIVE) | Q(approved_by__isnull=False, approved_at__isnull=False),
                name="a_live_model_was_approved_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state=VersionState.REFUSED)
                | (Q(refused_by__isnull=False, refused_at__isnull=False) & ~Q(refused_because="")),
                name="a_refused_model_says_who_and_why",
            ),
        ]

    def __str__(self):
        return f"Version {self.number}"

    @property
    def name(self) -> str:
        """What rankings and decisions call it."""
        return f"{NAME_PREFIX}{self.number}"

    @property
    def is_live(self) -> bool:
        return self.state == VersionState.LIVE

    @property
    def is_candidate(self) -> bool:
        return self.state == VersionState.CANDIDATE


class ModelEvent(CouncilRow):
    """One step of a version: append-only, dated and attributed."""

    version = models.ForeignKey(ModelVersion, on_delete=models.RESTRICT, related_name="events")
    step = models.CharField(max_length=30, choices=VersionStep.choices)
    from_state = models.CharField(max_length=20, choices=VersionState.choices, blank=True)
    to_state = models.CharField(max_length=20, choices=VersionState.choices)
    by = optional_user()
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ("-created_at", "-id")
