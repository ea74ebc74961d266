"""How it is said whose text it is that nobody could place, or that it is from nobody here."""

from collections.abc import Sequence

from django import forms

from backend.care_leavers.models import CareLeaver
from backend.web.kit.fields import one_of, text_box
from backend.web.kit.formats import day


NOBODY = "nobody"


class SearchForm(forms.Form):
    find = forms.CharField(label="Look for somebody else, by name or telephone number", required=False, max_length=80)


class TextForm(forms.Form):
    whose = one_of("From whom is it?", (), missing="Select from whom it is, or nobody here")

    def __init__(self, *arguments, people: Sequence[CareLeaver], **options):
        super().__init__(*arguments, **options)
        self.people, whose = {str(each.public_id): each for each in people}, self.fields["whose"]
        named = [(key, each.full_name) for key, each in self.people.items()]
        whose.choices = [*named, (NOBODY, "Nobody here: I have seen to it")]
        whose.widget.hints = {key: _who(each) for key, each in self.people.items()}

    @property
    def facts(self) -> dict:
        answers = {**self.cleaned_data}
        return {"person": self.people.get(answers.pop("whose")), **answers}


class HarmTextForm(TextForm):
    """Where they are not known, also who was told and what was done; else that is asked with the answer to them."""

    told_whom = forms.CharField(
        label="If it is from nobody here: who was told",
        help_text="A name and what they do, like “Sam Okoro, safeguarding lead”.",
        max_length=200,
        required=False,
    )
    done = text_box(
        "If it is from nobody here: what was done",
        rows=4,
        required=False,
        help_text="To find out who it is, and to keep them safe. It is kept with the words.",
    )


def _who(person: CareLeaver) -> str:
    return ". ".join(filter(None, (f"Born {day(person.birth_date)}", person.phone)))
