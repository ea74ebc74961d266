from typing import Any

from django.core.management.base import BaseCommand, CommandError

from backend.reference.errors import ReferenceDataError


class ReferenceCommand(BaseCommand):
    """Ends with the sentence of what reference data cannot be read or asked for."""

    def execute(self, *args: Any, **options: Any) -> str | None:
        try:
            return super().execute(*args, **options)
        except ReferenceDataError as problem:
            raise CommandError(str(problem)) from problem
