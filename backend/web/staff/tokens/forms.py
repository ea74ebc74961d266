"""Who another system acts for, and how long an old key still works."""

import datetime as dt

from django import forms

from backend.councils.choices import Role, Scope
from backend.councils.models import Membership
from backend.councils.viewer import Viewer
from backend.employers.models import Employer
from backend.employers.permissions import employers_of
from backend.employers.tokens import FOR_EMPLOYERS, people_of_every_employer
from backend.web.kit.fields import Checkboxes


FEED = "feed"
DAYS = [(1, "1 day"), (7, "7 days"), (14, "14 days"), (30, "30 days")]


class TokenForm(forms.Form):
    acts_for = forms.ChoiceField(
        label="Who it acts for", error_messages={"required": "Select who it acts for"}, widget=forms.Select()
    )
    label = forms.CharField(
        label="What it is for", help_text="So that you can tell it from others: the name of the system", max_length=80
    )
    scopes = forms.MultipleChoiceField(
        label="What it may do",
        choices=[(Scope.READ.value, "Read your opportunities"), (Scope.WRITE.value, "Post, change and close them")],
        initial=[each.value for each in FOR_EMPLOYERS],
        error_messages={"required": "Select what it may do"},
        widget=Checkboxes(),
    )

    def __init__(self, *arguments, viewer: Viewer, **named):
        super().__init__(*arguments, **named)
        self.pairs = {_name(*pair): pair for pair in _pairs(viewer)}
        choices = [(name, _words(viewer, *pair)) for name, pair in self.pairs.items()]
        if viewer.role == Role.ADMINISTRATOR:
            choices.append((FEED, "This council: it fetches what other councils share, and nothing else"))
            self.fields["scopes"].required = False
            self.fields["scopes"].help_text = "Only for an employer's system"
        self.fields["acts_for"].choices = choices

    def clean(self):
        facts = super().clean()
        if facts.get("acts_for") != FEED and facts.get("scopes") == []:
            self.add_error("scopes", "Select what it may do")
        return facts

    @property
    def pair(self) -> tuple[Employer, Membership] | None:
        """The employer and the person; None for what the council itself fetches."""
        return self.pairs.get(self.cleaned_data["acts_for"])

    @property
    def chosen(self) -> list[Scope]:
        return [Scope(each) for each in self.cleaned_data["scopes"]]


def _pairs(viewer: Viewer) -> list[tuple[Employer, Membership]]:
    if viewer.role == Role.EMPLOYER:
        me = Membership.objects.select_related("user").get(id=viewer.membership_id)
        return [(employer, me) for employer in employers_of(viewer).by_name()]
    return people_of_every_employer(viewer.council_id)


def _name(employer: Employer, membership: Membership) -> str:
    return f"{employer.public_id}:{membership.public_id}"


def _words(viewer: Viewer, employer: Employer, membership: Membership) -> str:
    return employer.name if viewer.role == Role.EMPLOYER else f"{employer.name}, in the name of {membership.user.name}"


class ReplaceForm(forms.Form):
    days = forms.TypedChoiceField(label="How long the old key still works", choices=DAYS, coerce=int, initial=14)

    @property
    def facts(self) -> dict[str, dt.timedelta]:
        return {"old_works_for": dt.timedelta(days=self.cleaned_data["days"])}
