from django import forms

from backend.opportunities.models import Opportunity
from backend.web.kit.fields import text_box
from backend.web.kit.opportunities.told import ToldForm
from backend.web.kit.posting.fields import FIELDS
from backend.web.kit.posting.sections import names_for


class RejectForm(ToldForm):
    reason = text_box(
        "Why it is not approved", longest=1000, rows=4, help_text="For our records: the employer never reads this."
    )

    field_order = ("reason", "told", "told_read")

    def __init__(self, *arguments, opportunity: Opportunity, **named):
        super().__init__(*arguments, **named)


class ChangesForm(ToldForm):
    """One box for every field the employer filled in, and one for the whole."""

    all_optional = True

    def __init__(self, *arguments, opportunity: Opportunity, **named):
        super().__init__(*arguments, **named)
        self.fields["told"].label = "About the whole of it"
        for name in names_for(opportunity.type, for_officer=False):
            label = FIELDS[name]().label
            self.fields[name] = forms.CharField(label=label, required=False, max_length=500)

    @property
    def facts(self) -> dict:
        told = {name: self.cleaned_data[name] for name in ToldForm.base_fields}
        comments = {name: text for name, text in self.cleaned_data.items() if name not in told and text}
        return {"comments": comments, **told}
