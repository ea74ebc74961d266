from typing import Self

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import models

from backend.accounts.models import optional_user, required_user
from backend.audit.history import tracked
from backend.core.constraints import one_open
from backend.core.models import BaseModel, BaseQuerySet, Row
from backend.councils.choices import MembershipStep, Role
from backend.councils.models.councils import Council


class CouncilScopedQuerySet(BaseQuerySet[Row]):
    def for_council(self, council_id) -> Self:
        return self.filter(council_id=council_id)


class MembershipQuerySet(CouncilScopedQuerySet["Membership"]):
    def current(self) -> Self:
        return self.filter(ended_at__isnull=True, user__is_active=True)

    def of_user(self, user) -> Self:
        return self.current().filter(user=user).select_related("council", "user").order_by("id")

    def with_role(self, *roles) -> Self:
        return self.filter(role__in=roles)

    def signed_in_before(self) -> Self:
        return self.filter(user__last_login__isnull=False)

    def with_second_factor(self) -> Self:
        """With `has_second_factor`: an app or a key; recovery codes alone are none."""
        factors = Authenticator.objects.exclude(type=Authenticator.Type.RECOVERY_CODES)
        return self.annotate(has_second_factor=models.Exists(factors.filter(user=models.OuterRef("user"))))


@tracked
class Membership(BaseModel):
    """One role of one person in one council."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.RESTRICT, related_name="memberships")
    council = models.ForeignKey(Council, on_delete=models.RESTRICT, related_name="memberships")
    role = models.CharField(max_length=30, choices=Role.choices)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [one_open("user", "council", "role", until="ended_at", name="a_role_in_a_council_is_held_once")]

    def __str__(self):
        return f"{self.get_role_display()}, {self.council}"

    @property
    def known_as(self) -> str:
        """The role and the council; to an employer the neutral team, since their page may lie open to others."""
        return self.council.employment_team_name if self.role == Role.EMPLOYER else str(self)


class CouncilScoped(BaseModel):
    """A row about a person: it belongs to one council and only that council's people can reach it."""

    council = models.ForeignKey(Council, on_delete=models.RESTRICT, related_name="+")

    class Meta:
        abstract = True


class CouncilRow(CouncilScoped):
    """One that needs no questions of its own: its rows are asked for by their council."""

    objects = CouncilScopedQuerySet.as_manager()

    class Meta:
        abstract = True


class SettingChange(CouncilRow):
    """One setting of a council changed: what it was, what it became, by whom. Append-only."""

    name = models.CharField(max_length=40)
    before = models.JSONField()
    after = models.JSONField()
    by = required_user()
    undoes = models.ForeignKey("self", on_delete=models.RESTRICT, null=True, blank=True, related_name="undone_by")

    class Meta:
        ordering = ("-created_at", "-id")


class MembershipEvent(CouncilRow):
    """One step in somebody's time with a council: append-only, dated and attributed."""

    membership = models.ForeignKey(Membership, on_delete=models.RESTRICT, related_name="events")
    step = models.CharField(max_length=30, choices=MembershipStep.choices)
    detail = models.TextField(blank=True)
    by = optional_user()

    class Meta:
        ordering = ("-created_at", "-id")
