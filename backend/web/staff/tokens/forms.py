"""For which employer another system acts, what it may do, and how long an old key still works."""

import datetime as dt

from django import forms

from backend.councils.choices import Scope
from backend.employers.models import Employer
from backend.employers.tokens import FOR_EMPLOYERS
from backend.web.kit.fields import Checkboxes


DAYS = [(1, "1 day"), (7, "7 days"), (14, "14 days"), (30, "30 days")]


class TokenForm(forms.Form):
    """It acts in the name and the role of whoever makes it, and in those a council's key only reads."""

    label = forms.CharField(
        label="What it is for", help_text="So that you can tell it from others: the name of the system", max_length=80
    )


class EmployerTokenForm(TokenForm):
    acts_for = forms.ChoiceField(
        label="Who it acts for", error_messages={"required": "Select who it acts for"}, widget=forms.Select()
    )
    scopes = forms.MultipleChoiceField(
        label="What it may do",
        choices=[(Scope.READ.value, "Read your opportunities"), (Scope.WRITE.value, "Post, change and close them")],
        initial=[each.value for each in FOR_EMPLOYERS],
        error_messages={"required": "Select what it may do"},
        widget=Checkboxes(),
    )

    field_order = ("acts_for", "label", "scopes")

    def __init__(self, *arguments, employers: list[Employer], **named):
        super().__init__(*arguments, **named)
        self.employers = {str(each.public_id): each for each in employers}
        self.fields["acts_for"].choices = [(name, each.name) for name, each in self.employers.items()]

    @property
    def facts(self) -> dict[str, object]:
        return {
            "employer": self.employers[self.cleaned_data["acts_for"]],
            "label": self.cleaned_data["label"],
            "scopes": [Scope(each) for each in self.cleaned_data["scopes"]],
        }


class ReplaceForm(forms.Form):
    days = forms.TypedChoiceField(label="How long the old key still works", choices=DAYS, coerce=int, initial=14)

    @property
    def facts(self) -> dict[str, dt.timedelta]:
        return {"old_works_for": dt.timedelta(days=self.cleaned_data["days"])}
