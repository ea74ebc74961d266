"""What a post says in each field of its form, in the words of the form."""

from decimal import Decimal
from typing import Any

from django import forms

from backend.web.kit.fields import DateField, MoneyField
from backend.web.kit.formats import NOT_RECORDED, day, listed, plain, pounds


def said_in(field: forms.Field, value: Any) -> str:
    """`not recorded yet` where nobody has said it."""
    if value in (None, "", []):
        return NOT_RECORDED
    if isinstance(field, DateField):
        return day(value)
    if isinstance(field, MoneyField):
        return pounds(value)
    if isinstance(field, forms.BooleanField):
        return "yes" if value else "no"
    if isinstance(value, list):
        return listed(_label(field, each) for each in value)
    return _label(field, value)


def _label(field: forms.Field, value: Any) -> str:
    choices = {str(key): str(label) for key, label in getattr(field, "choices", ())}
    suffix = getattr(field.widget, "suffix", "")
    written = plain(value) if isinstance(value, Decimal) else str(value)
    return choices.get(str(value)) or " ".join(filter(None, (written, suffix)))
