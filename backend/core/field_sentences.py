"""What a person reads where a value of a field cannot be: Django's own sentences do not say which field it is."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import Promise

from backend.core.errors import Refused


BY_CODE = {
    "max_length": "{label} must be at most {limit_value} characters long: it has {show_value}",
    "min_length": "{label} must be at least {limit_value} characters long: it has {show_value}",
    "max_value": "{label} must be {limit_value} or less",
    "min_value": "{label} must be {limit_value} or more",
    "max_digits": "{label} must have no more digits than {max}",
    "max_decimal_places": "{label} must have no more digits after the point than {max}",
    "max_whole_digits": "{label} must have no more digits before the point than {max}",
    "null_characters_not_allowed": "{label} holds a sign that cannot be kept. Type it again",
    "blank": "Enter {named}",
    "null": "Enter {named}",
    "invalid_choice": "Select {named} from the list",
}


def stock_sentence(error: ValidationError, label: str) -> str:
    """Our sentence where Django's would be the stock one; empty where the form or model wrote its own."""
    if not isinstance(error.message, Promise) or error.code not in BY_CODE:
        return ""
    return BY_CODE[error.code].format(**{"label": label, "named": in_sentence(label)} | dict(error.params or {}))


def in_sentence(label: str) -> str:
    """ "Closing date" becomes "closing date"; "UKPRN" and "NHS number" stay."""
    label = str(label)
    return label[0].lower() + label[1:] if label[:1].isupper() and label[1:2].islower() else label


def refusal_of(error: ValidationError, model: type[models.Model]) -> Refused:
    """The first thing that is wrong with a row, as a refusal that names its field."""
    field, errors = next(iter(error.error_dict.items()))
    if field == "__all__":
        return Refused(errors[0].messages[0])
    name = str(getattr(model._meta.get_field(field), "verbose_name", field))
    sentence = stock_sentence(errors[0], name[:1].upper() + name[1:]) or errors[0].messages[0]
    return Refused(f"{sentence.removesuffix('.')}.", field=field)
