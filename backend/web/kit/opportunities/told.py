"""What an officer writes for an employer to read."""

from django import forms

from backend.web.kit.fields import text_box


TOLD = "Whom the places are for, and anything about a person, stays out of it"


class ToldForm(forms.Form):
    """What the employer reads, apart from what is for our records."""

    told = text_box("What the employer reads", longest=1000, rows=3, required=False, help_text=TOLD)
    told_read = forms.BooleanField(
        label="I have read what the employer will read: it gives nobody away",
        required=False,
        help_text="Only needed where a phrase is pointed out",
    )
