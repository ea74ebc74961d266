from django import forms

from backend.opportunities.models import Opportunity
from backend.web.kit.fields import text_box
from backend.web.kit.opportunities.told import ToldForm
from backend.web.kit.posting.fields import FIELDS
from backend.web.kit.posting.sections import names_for


class RejectForm(ToldForm):
    heading = "Do not approve it"
    button = "Reject it"
    said = "is rejected, with your reason."

    reason = text_box(
        "Why it is not approved", longest=1000, rows=4, help_text="For our records: the employer never reads this."
    )

    field_order = ("reason", "told", "told_read")

    def __init__(self, *arguments, opportunity: Opportunity, **named):
        super().__init__(*arguments, **named)


def send_box(name: str) -> str:
    return f"send_{name}"


class ChangesForm(ToldForm):
    """One box for every field the employer filled in, and one for the whole.

    What the checks found stands in the box of its field, and is sent where it is ticked or written anew.
    """

    heading = "Ask for changes"
    button = "Send it back with these comments"
    said = "is sent back with your comments."
    all_optional = True

    def __init__(self, *arguments, opportunity: Opportunity, **named):
        super().__init__(*arguments, **named)
        self.fields["told"].label = "About the whole of it"
        self.names = names_for(opportunity.type, for_officer=False)
        for name in self.names:
            label = FIELDS[name]().label
            is_proposed = name in self.initial
            widget = forms.Textarea({"rows": 2}) if is_proposed else forms.TextInput()
            self.fields[name] = forms.CharField(label=label, required=False, max_length=500, widget=widget)
            if is_proposed:
                self.fields[send_box(name)] = forms.BooleanField(label=f"Send this about: {label}", required=False)

    @property
    def facts(self) -> dict:
        told = {name: self.cleaned_data[name] for name in ToldForm.base_fields}
        comments = {name: self.cleaned_data[name] for name in self.names if self._is_sent(name)}
        return {"comments": comments, **told}

    def _is_sent(self, name: str) -> bool:
        text = self.cleaned_data[name]
        is_own = name not in self.initial or text != self.initial[name]
        return bool(text) and (is_own or self.cleaned_data[send_box(name)])
