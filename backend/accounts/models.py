from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from backend.core import clock
from backend.core.models import BaseModel


class UserManager(BaseUserManager["User"]):
    def create_user(self, *, email: str, name: str, password: str | None = None) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), name=name)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser, BaseModel):
    """Somebody who signs in. What they may do follows from their membership of a council."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    date_joined = models.DateTimeField(default=clock.now)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ("name",)

    objects = UserManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="one_user_for_each_email_address"),
            models.CheckConstraint(
                condition=models.Q(is_active=True) | models.Q(closed_at__isnull=False),
                name="a_closed_account_has_a_closing_time",
            ),
        ]

    def __str__(self):
        return self.name

    def get_full_name(self):
        return self.name


def required_user() -> "models.ForeignKey[User, User]":
    """Who did something, where a row without them would say nothing. Nobody who did anything is deleted."""
    return models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.RESTRICT, related_name="+")


def optional_user() -> "models.ForeignKey[User | None, User | None]":
    """Who did something, or nobody: it has not been done, or the service did it by itself."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.RESTRICT, null=True, blank=True, related_name="+"
    )
