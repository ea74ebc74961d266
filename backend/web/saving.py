from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.forms import BaseForm

from backend.core.errors import Refused


def saved(form: BaseForm, save: Callable[[dict[str, Any]], object]) -> bool:
    """Save what a right form holds. A refusal becomes an error beside its field, and nothing is half saved."""
    if not form.is_valid():
        return False
    try:
        with transaction.atomic():
            save(form.cleaned_data)
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        return False
    return True
