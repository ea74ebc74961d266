from django import forms

from backend.opportunities.models import Opportunity
from backend.web.kit.posting.fields import FIELDS
from backend.web.kit.posting.sections import names_for


class RejectForm(forms.Form):
    reason = forms.CharField(
        label="Why it is not approved",
        help_text="The employer reads this.",
        max_length=1000,
        widget=forms.Textarea({"rows": 4}),
    )


class ChangesForm(forms.Form):
    """One box for every field the employer filled in, and one for the whole."""

    all_optional = True

    reason = forms.CharField(
        label="About the whole of it",
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, *arguments, opportunity: Opportunity, **named):
        super().__init__(*arguments, **named)
        for name in names_for(opportunity.type, for_officer=False):
            label = FIELDS[name]().label
            self.fields[name] = forms.CharField(label=label, required=False, max_length=500)

    @property
    def facts(self) -> dict:
        comments = {name: text for name, text in self.cleaned_data.items() if name != "reason" and text}
        return {"comments": comments, "reason": self.cleaned_data["reason"]}
