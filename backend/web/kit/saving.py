from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.forms import BaseForm, Form

from backend.core.errors import Refused
from backend.web.kit.drafts.draft import Draft


class ButtonForm(Form):
    """A button alone; what the services refuse stands at the top of the page."""


def saved(form: BaseForm, save: Callable[[dict[str, Any]], object], draft: Draft | None = None) -> bool:
    """Save what a right form holds, and let its draft go. A refusal becomes an error beside its field, and nothing is
    half saved."""
    if draft and draft.is_only_kept:
        form.add_error(None, draft.refusal)
        return False
    if not form.is_valid():
        return False
    try:
        with transaction.atomic():
            save(form.cleaned_data)
            if draft:
                draft.remove()
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        return False
    return True
