"""What an employer would read, with every phrase marked that somebody should read twice before it goes."""

import json
from dataclasses import dataclass

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from backend.care_leavers.agreements import is_told_by_older_row
from backend.care_leavers.choices import ConsentKind
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.employers.models import Employer
from backend.reference.telling_words import Doubt
from backend.referrals.disclosure import LABELS
from backend.referrals.own_words import WordsAnswer, WordsToRead, can_be_left_out, words_to_read
from backend.web.kit.content import Row


RESTS_ON_ANY = "By an older agreement, for any employer: ask them again, for {employer}, before you send it"


@dataclass(frozen=True)
class Preview:
    disclosed: dict[str, str]
    words: list[WordsToRead]
    note: str = ""  # beside that they were in care

    @classmethod
    def of(
        cls, disclosed: dict[str, str], *, care_status_agreed: bool, person: CareLeaver, employer: Employer
    ) -> "Preview":
        is_older = is_told_by_older_row(person, ConsentKind.SHARE_CARE_STATUS, employer, clock.today())
        note = RESTS_ON_ANY.format(employer=employer.name) if is_older else ""
        return cls(disclosed, words_to_read(disclosed, care_status_agreed=care_status_agreed), note)

    @property
    def rows(self) -> list[Row]:
        doubts = {each.name: each.doubts for each in self.words}
        shown = {name: marked(value, doubts.get(name, ())) for name, value in self.disclosed.items()}
        if self.note and "care_status" in shown:
            shown["care_status"] = format_html("{}. <strong>{}</strong>", shown["care_status"], self.note)
        return [Row(LABELS[name], value) for name, value in shown.items()]

    @property
    def warnings(self) -> list[tuple[str, Doubt]]:
        """Each phrase to read twice, with the label of what it stands in."""
        return [(LABELS[each.name], doubt) for each in self.words for doubt in each.doubts]

    @property
    def as_posted(self) -> str:
        return json.dumps(self.disclosed, sort_keys=True)

    @property
    def labels(self) -> list[str]:
        return [LABELS[each.name] for each in self.words]

    @property
    def answers(self) -> list[tuple[str, str]]:
        """Leaving out is offered only where all of it can be: a name cannot."""
        both = can_be_left_out(self.words)
        return [(each.value, each.label) for each in WordsAnswer if each == WordsAnswer.READ or both]


def marked(text: str, doubts: tuple[Doubt, ...]) -> SafeString:
    parts, at = [], 0
    for doubt in doubts:
        why = format_html('<mark>{}<span class="govuk-visually-hidden"> ({})</span></mark>', doubt.phrase, doubt.why)
        parts += [format_html("{}", text[at : doubt.start]), why]
        at = doubt.end
    parts.append(format_html("{}", text[at:]))
    return mark_safe("".join(parts))  # each part is escaped where it is made


class PreviewedForm(forms.Form):
    """Posts back what was previewed, so that exactly that is sent or nothing, with the answer about free text."""

    one_is_needed = ("words",)  # it stands there only where there is something to be read
    previewed = forms.CharField(required=False, widget=forms.HiddenInput)
    words = forms.ChoiceField(label="The words marked to be read", required=False, widget=forms.RadioSelect)

    def __init__(self, *arguments, preview: Preview, **named):
        super().__init__(*arguments, **named)
        self.fields["words"].choices = preview.answers
        if preview.words:
            self.fields["words"].label = f"You have looked at: {', '.join(preview.labels).lower()}"
        else:
            self.fields["words"].choices = list(WordsAnswer.choices)
            self.fields["words"].widget = forms.HiddenInput()

    def clean_previewed(self):
        try:
            previewed = json.loads(self.cleaned_data["previewed"] or "{}")
        except (ValueError, RecursionError):  # brackets in brackets, thousands deep
            previewed = None
        if not isinstance(previewed, dict):
            raise forms.ValidationError("The preview came back damaged. Look at it again, then send it.")
        return previewed
