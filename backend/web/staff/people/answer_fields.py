"""Form fields whose answer may be missing: not recorded yet is never the same as no or none."""

from django import forms

from backend.care_leavers.choices import LEVELS
from backend.web.kit.fields import Checkboxes, Radios


NOT_RECORDED = ("", "Not recorded yet")
NONE = "none"


class YesNoField(forms.TypedChoiceField):
    """Yes, no, or not recorded yet."""

    def __init__(self, **options):
        options.setdefault("choices", [("yes", "Yes"), ("no", "No"), NOT_RECORDED])
        options.setdefault("widget", Radios(inline=True, small=True))
        super().__init__(required=False, coerce=lambda answer: answer == "yes", empty_value=None, **options)

    def prepare_value(self, value):
        return {True: "yes", False: "no", None: ""}.get(value, value)


class LevelField(forms.TypedChoiceField):
    def __init__(self, *, highest: int, **options):
        levels = [(number, words) for number, words in LEVELS.items() if number <= highest]
        super().__init__(required=False, choices=[NOT_RECORDED, *levels], coerce=int, empty_value=None, **options)


class SeveralField(forms.TypedMultipleChoiceField):
    """Ticked values; "none" is an answer; nothing ticked is not recorded yet."""

    def __init__(self, *, choices, none: str, **options):
        super().__init__(
            required=False,
            choices=[*choices, (NONE, none)],
            widget=Checkboxes(exclusive=NONE, small=True),
            empty_value=None,
            **options,
        )

    def prepare_value(self, value):
        return [NONE] if value == [] else value

    def bound_data(self, data, initial):
        return data or None  # shown again beside an error, nothing ticked must not become the answer "none"

    def clean(self, value):
        ticked = super().clean(value)
        if ticked and NONE in ticked and len(ticked) > 1:
            raise forms.ValidationError(f"{self.label}: tick either the answers that apply or the last one, not both")
        return [] if ticked == [NONE] else ticked
