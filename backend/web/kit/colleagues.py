"""Inviting a colleague: their address, and what they may do once they have accepted."""

from django import forms

from backend.web.kit.fields import one_of


ALL, SOME = "all", "some"
WIDE = {"class": "govuk-input--width-20"}


class ColleagueForm(forms.Form):
    """For an employer's own people. Whoever accepts gives their own name."""

    email = forms.EmailField(
        label="E-mail address of your colleague",
        help_text="Their own, at work: each person signs in for themselves.",
        widget=forms.EmailInput(WIDE),
    )
    sees_all = one_of(
        "What may they do?",
        [
            (ALL, "Everything you can do here"),
            (SOME, "Post opportunities, and answer for the ones you choose once they have accepted"),
        ],
        missing="Select what they may do",
    )

    @property
    def facts(self) -> dict[str, object]:
        return {"email": self.cleaned_data["email"], "sees_all": self.cleaned_data["sees_all"] == ALL}


def colleague_form_for(employer) -> ColleagueForm:
    """On a page with several organisations each form has ids of its own."""
    return ColleagueForm(auto_id=f"colleague-{employer.public_id}-%s")
