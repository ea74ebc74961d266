import secrets
from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from backend.accounts.models import optional_user
from backend.core import clock
from backend.core.digest import text_digest
from backend.core.models import BaseModel, BaseQuerySet
from backend.councils.choices import Scope
from backend.councils.models.memberships import Membership


def only_reading() -> list[str]:
    return [Scope.READ.value]


class ApiTokenQuerySet(BaseQuerySet["ApiToken"]):
    def for_council(self, council_id) -> Self:
        return self.filter(membership__council_id=council_id)

    def reading_much(self) -> Self:
        return self.filter(rows_on=clock.today(), rows_that_day__gte=settings.API_ROWS_A_DAY_ALARM)


class ApiToken(BaseModel):
    """A key for another system, acting in one membership. Only its digest is kept."""

    membership = models.ForeignKey(Membership, on_delete=models.RESTRICT, related_name="api_tokens")
    label = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    scopes = ArrayField(models.CharField(max_length=10, choices=Scope.choices), default=only_reading)
    expires_at = models.DateTimeField()
    made_by = optional_user()
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = optional_user()
    last_used_at = models.DateTimeField(null=True, blank=True)
    minute_began_at = models.DateTimeField(null=True, blank=True)
    calls_this_minute = models.PositiveIntegerField(default=0)
    rows_on = models.DateField(null=True, blank=True)
    rows_that_day = models.PositiveIntegerField(default=0)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(scopes=[]), name="a_token_is_for_something"),
        ]

    def __str__(self):
        return self.label

    @property
    def is_usable(self) -> bool:
        return self.revoked_at is None and self.expires_at > clock.now() and self.membership.ended_at is None

    @property
    def rows_today(self) -> int:
        return self.rows_that_day if self.rows_on == clock.today() else 0

    @property
    def reads_much(self) -> bool:
        """Whether so many rows were read with it today that somebody should ask what for."""
        return bool(self.rows_today >= settings.API_ROWS_A_DAY_ALARM)

    @staticmethod
    def digest_of(secret: str) -> str:
        return text_digest(secret)

    @staticmethod
    def new_secret() -> str:
        return secrets.token_urlsafe(32)
