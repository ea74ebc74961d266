"""The form of a statement: for each sentence of theirs whether it is used, where it stands, and how it is spelt."""

from typing import Any

from django import forms
from django.utils.text import Truncator

from backend.referrals.choices import Heading
from backend.referrals.models import ApplicationStatement
from backend.referrals.statements import LONGEST_SENTENCE, Chosen, Said, StatementDuty, opened_on, sentences_of
from backend.web.kit.fields import text_box
from backend.web.kit.formats import short_day


LAST = 99
LONGEST_TITLE = 90
GONE = "A sentence that you ticked is not on record any more, so it is left out. Look at the others, then save them."


class StatementForm(forms.Form):
    """For each sentence of theirs six small questions; `rows` has them together, as the page shows them."""

    sentences = forms.CharField(required=False, widget=forms.HiddenInput)  # where a refusal about them is said
    told = text_box(
        "A sentence they say now",
        rows=3,
        required=False,
        help_text="Type it as they say it. It is kept with today’s date and your name.",
    )
    told_under = forms.ChoiceField(label="Where it stands", choices=Heading.choices, required=False)
    opened = forms.CharField(widget=forms.HiddenInput)

    def __init__(
        self,
        *arguments,
        said: list[Said],
        statement: ApplicationStatement | None,
        duties: list[StatementDuty],
        name: str,
        **options,
    ):
        super().__init__(*arguments, **options)
        self.said = said
        self.places = _places(duties)
        self.fields["told_under"].choices = self.places
        self.fields["opened"].initial = opened_on(statement)
        kept = {each.key: (place, each) for place, each in enumerate(sentences_of(statement), start=1)}
        for each in said:
            place, there = kept.get(each.key, (None, None))
            self._ask_about(each, place, there, name)

    def _ask_about(self, said: Said, place: int | None, there, name: str) -> None:
        key, quoted = said.key, said.as_said[:60]
        use = forms.BooleanField(required=False, initial=there is not None, label=f"Use “{quoted}”")
        at = forms.IntegerField(required=False, min_value=1, max_value=LAST, initial=place, label="Number")
        at.widget.attrs["class"] = "govuk-input--width-2"
        under = forms.ChoiceField(
            choices=self.places, label="Where it stands", initial=there.under if there else said.heading
        )
        text = text_box("As it stands", rows=2, longest=LONGEST_SENTENCE, required=False)
        text.initial = there.text if there else said.as_said
        theirs = forms.BooleanField(
            required=False, initial=bool(there and there.changed_by), label=f"{name} changed the spelling"
        )
        questions = {"use": use, "at": at, "under": under, "text": text, "theirs": theirs}
        if said.doubts:
            wants = f"{name} wants these words in, and knows who reads them"
            questions["sure"] = forms.BooleanField(required=False, initial=bool(there), label=wants)
        self.fields |= {f"{which}-{key}": field for which, field in questions.items()}

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if any(name.startswith("use-") and name not in self.fields for name in self.data):
            self.add_error("sentences", GONE)
        return given

    @property
    def rows(self) -> list[dict]:
        return [
            {
                "said": each,
                "from": f"{each.origin}, {short_day(each.day)}" if each.day else each.origin,
                "marked": "; ".join(f"“{doubt.phrase}” {doubt.why}" for doubt in each.doubts),
                **{
                    which: self[f"{which}-{each.key}"]
                    for which in ("use", "at", "under", "text", "theirs", "sure")
                    if f"{which}-{each.key}" in self.fields
                },
            }
            for each in self.said
        ]

    @property
    def facts(self) -> dict:
        given = self.cleaned_data
        used = [each for each in self.said if given.get(f"use-{each.key}")]
        return {
            "chosen": [_chosen(each, given) for each in used],
            "told": given["told"],
            "told_under": given["told_under"] or Heading.WHY,
            "opened": given["opened"],
        }


def _places(duties: list[StatementDuty]) -> list:
    """The headings; where duties of the standard are known, these too, as a group of their own."""
    if not duties:
        return list(Heading.choices)
    named = [(each.key, Truncator(each.title).chars(LONGEST_TITLE)) for each in duties]
    return [("Duties of the standard", named), ("Headings", list(Heading.choices))]


def _chosen(said: Said, given: dict) -> Chosen:
    key = said.key
    return Chosen(
        said,
        (given.get(f"text-{key}") or said.as_said).strip(),
        given[f"under-{key}"],
        given.get(f"at-{key}") or LAST + 1,
        is_their_change=bool(given.get(f"theirs-{key}")),
        is_confirmed=bool(given.get(f"sure-{key}")),
    )
