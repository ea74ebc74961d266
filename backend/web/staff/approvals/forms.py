from django import forms

from backend.opportunities.models import Opportunity
from backend.web.kit.fields import text_box
from backend.web.kit.posting.fields import FIELDS
from backend.web.kit.posting.sections import names_for


class RejectForm(forms.Form):
    reason = text_box("Why it is not approved", longest=1000, rows=4, help_text="The employer reads this.")


class ChangesForm(forms.Form):
    """One box for every field the employer filled in, and one for the whole."""

    all_optional = True

    reason = text_box("About the whole of it", longest=1000, rows=3, required=False)

    def __init__(self, *arguments, opportunity: Opportunity, **named):
        super().__init__(*arguments, **named)
        for name in names_for(opportunity.type, for_officer=False):
            label = FIELDS[name]().label
            self.fields[name] = forms.CharField(label=label, required=False, max_length=500)

    @property
    def facts(self) -> dict:
        comments = {name: text for name, text in self.cleaned_data.items() if name != "reason" and text}
        return {"comments": comments, "reason": self.cleaned_data["reason"]}
