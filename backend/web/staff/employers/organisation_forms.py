from django import forms

from backend.employers.choices import FeedNameAnswer
from backend.employers.models import Employer
from backend.web.kit.employer_names import EmployerField
from backend.web.kit.fields import one_of, text_box, yes_or_no
from backend.web.staff.employers.forms import WIDE


def _reason(label: str, help_text: str = "") -> forms.CharField:
    return text_box(label, longest=500, rows=3, help_text=f"{help_text} It stays in the history.".strip())


def _employer(label: str, **options) -> EmployerField:
    select = forms.Select(attrs={"data-autocomplete": "true"})
    options |= {"label": label, "empty_label": "", "widget": select, "to_field_name": "public_id"}
    return EmployerField(Employer.objects.none(), **options)


class TradingNameForm(forms.Form):
    name = forms.CharField(label="Trading name", max_length=160, widget=forms.TextInput(WIDE))
    reason = _reason("Where you have it from", "A register, their site, a sign over the door.")


class OthersForm(forms.Form):
    """One of the `others` is chosen, in the field of the name `chosen`."""

    chosen: str

    def __init__(self, *arguments, others, **named):
        super().__init__(*arguments, **named)
        self.fields[self.chosen].queryset = others


class ParentForm(OthersForm):
    chosen = "parent"

    parent = _employer("It belongs to", error_messages={"required": "Select the organisation it belongs to"})
    reason = _reason("Where that stands", "Companies House, their site, their letterhead.")


class SameForm(OthersForm):
    chosen = "other"

    other = _employer("The other employer")
    are_one = yes_or_no(
        "Are they one employer?",
        yes="Yes, one organisation",
        no="No, two employers",
        missing="Select whether they are one employer",
        inline=False,
    )
    reason = _reason("What you looked at", "Such as the register, or whom you rang.")


class FeedNameForm(forms.Form):
    answer = one_of(
        "Whose advert is it?",
        [
            (FeedNameAnswer.SAME.value, "The same employer's: remember the name"),
            (FeedNameAnswer.ANOTHER.value, "Another employer's: move the advert to it"),
        ],
        missing="Select whose advert it is",
    )
    reason = _reason("What you looked at", "Such as the advert itself, or the register.")


class RemoveForm(forms.Form):
    reason = _reason("Why it holds no longer")
