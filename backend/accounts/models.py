from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from backend.accounts.passwords import PasswordField
from backend.core import clock
from backend.core.models import BaseModel


CLOSED = ("password", None)  # what is read of an account that is not open


class UserManager(BaseUserManager["User"]):
    def create_user(self, *, email: str, name: str, password: str | None = None) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), name=name)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser, BaseModel):
    """Somebody who signs in. What they may do follows from their membership of a council."""

    password = PasswordField("password", max_length=128)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    date_joined = models.DateTimeField(default=clock.now)
    uses_single_keys = models.BooleanField(default=True, help_text="Keys like / do something outside a field.")

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

    @classmethod
    def from_db(cls, db, field_names, values):
        """A password that is closed here is not loaded, so that saving the rest leaves it as it is."""
        loaded = {name: value for name, value in zip(field_names, values, strict=True) if (name, value) != CLOSED}
        return super().from_db(db, list(loaded), list(loaded.values()))

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


class Attempts(BaseModel):
    """How often something was tried by one subject within a window. Subjects are keyed digests: it names nobody."""

    action = models.CharField(max_length=40)
    subject = models.CharField(max_length=64)
    about = models.CharField(max_length=64)  # the digest of the account alone
    count = models.PositiveIntegerField(default=0)
    began_at = models.DateTimeField()
    blocked_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["action", "subject"], name="attempts_of_a_subject_are_counted_once"),
        ]
        indexes = [models.Index(fields=["about"])]


class RememberedBrowser(BaseModel):
    """A browser that one person need not show their second factor at, until it is forgotten or too old.

    Of its secret only the digest is kept. `factors` is a digest of the password and the second factor there were: when
    one of them is changed, no browser is remembered any longer.
    """

    user = required_user()
    digest = models.CharField(max_length=64, unique=True)
    factors = models.CharField(max_length=64)
    kind = models.CharField(max_length=60, help_text="Which browser on which system, as it says of itself.")
    last_used_at = models.DateTimeField(default=clock.now)
    forgotten_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-last_used_at", "-id")


class AccountMail(BaseModel):
    """A mail that somebody asked for about an account, before anybody has looked whether there is such an account.

    The worker looks, writes and removes the row, so that no request tells by its answer or its time what there is.
    """

    class Kind(models.TextChoices):
        PASSWORD_RESET = "password_reset", "Choose a new password"
        FAILED_ATTEMPTS = "failed_attempts", "Attempts to sign in"

    kind = models.CharField(max_length=20, choices=Kind.choices)
    to = models.EmailField()
