"""The column that holds the digest of a password. The application's role reads it of the account that is open alone.

PostgreSQL lets that role read no password by itself; `onward_password` gives the one of an account that is open by its
number or its address, and nothing of any other, though its name may be read beside it.
"""

from typing import Any

from django.db import models
from django.db.models.query_utils import DeferredAttribute


class PasswordIsClosedError(RuntimeError):
    """Somebody's password was asked for where only their name is open."""


class _ClosedUnlessOpen(DeferredAttribute):
    def __get__(self, instance: models.Model | None, cls: type[models.Model] | None = None) -> Any:
        try:
            return super().__get__(instance, cls)
        except KeyError as closed:
            raise PasswordIsClosedError("Open the account first: core.protection.account_context.") from closed


class PasswordField(models.CharField):
    """Read through a function that asks whose account is open; written as any other column."""

    descriptor_class = _ClosedUnlessOpen

    def deconstruct(self) -> Any:
        name, _path, arguments, options = super().deconstruct()
        return name, "django.db.models.CharField", arguments, options

    def select_format(self, compiler: Any, sql: str, params: Any) -> tuple[str, Any]:
        column = compiler.quote_name_unless_alias(self.column)
        number = compiler.quote_name_unless_alias(self.model._meta.pk.column)
        return f"onward_password({sql.removesuffix(column)}{number})", params
