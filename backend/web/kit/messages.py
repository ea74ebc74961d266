"""Django's own error sentences do not name the field; in an error summary they would mean nothing."""

from django import forms
from django.core.exceptions import ValidationError

from backend.core.field_sentences import in_sentence, stock_sentence


CHOOSING = (forms.ChoiceField, forms.ModelChoiceField)


def plain_message(error: ValidationError, field: forms.BoundField) -> str:
    """The sentence a person reads: ours where Django's would be the stock one, else the form's own."""
    write = STOCK.get(str(error.message))
    if write:
        return write(field, error.params or {})
    return stock_sentence(error, str(field.label)) or " ".join(error.messages)


def _missing(field, _params):
    widget = field.field.widget
    if str(field.label).endswith("?"):
        return f"Answer “{field.label}”"
    if isinstance(field.field, CHOOSING):
        return f"Select {in_sentence(field.label)}"
    if isinstance(widget, forms.CheckboxInput):
        return f"Tick “{field.label}” to continue"
    if isinstance(widget, forms.FileInput):
        return f"Choose a file for {in_sentence(field.label)}"
    return f"Enter {in_sentence(field.label)}"


def _must(ending):
    return lambda field, params: f"{field.label} must be {ending.format(**params)}"


STOCK = {
    "This field is required.": _missing,
    "Enter a number.": _must("a number"),
    "Enter a whole number.": _must("a whole number"),
    "Enter a valid date.": _must("a real date, like 27/3/2026"),
    "Enter a valid time.": _must("a time, like 9:30"),
    "Enter a valid email address.": _must("an e-mail address, like name@example.org"),
    "Enter a valid URL.": _must("a web address, like https://www.example.org"),
    "Enter a list of values.": lambda field, _params: f"Select {in_sentence(field.label)} from the list",
    "Select a valid choice. %(value)s is not one of the available choices.": (
        lambda field, _params: f"Select {in_sentence(field.label)} from the list"
    ),
    "Select a valid choice. That choice is not one of the available choices.": (
        lambda field, _params: f"Select {in_sentence(field.label)} from the list"
    ),
    "The submitted file is empty.": lambda field, _params: "The file is empty. Choose another one",
}
