from django import forms

from backend.care_leavers.imports.chosen_columns import label
from backend.care_leavers.imports.columns import COLUMNS, Column
from backend.care_leavers.models import HeldRow
from backend.core import clock
from backend.web.kit.fields import YES, PickedDateField, Radios, text_box, yes_or_no


NOBODY = "another"


class UploadForm(forms.Form):
    content = forms.FileField(
        label="The file",
        help_text="The template as CSV in UTF-8; or list 9 of Annex A, or the care leavers and persons of the Standard"
        " Safeguarding Dataset, as CSV, a workbook or a ZIP archive of CSV files. Of any other list you say once which"
        " column is which. At most 10 MB and 20,000 rows.",
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.xlsx,.zip"}),
        error_messages={"required": "Choose a file", "empty": "The file is empty: choose another one"},
    )
    day_is_known = yes_or_no(
        "Do you know on which day it was taken out of the case system?",
        no="No, ask me about every fact that differs from what is recorded here",
        missing="Select whether you know on which day it was taken out",
        inline=False,
        reveals={YES: "extracted_on"},
        help_text="What is recorded here after that day is newer, and stays. A column “extracted_on” says it for each"
        " row.",
    )
    extracted_on = PickedDateField(label="Day it was taken out", required=False)

    def clean_extracted_on(self):
        day = self.cleaned_data["extracted_on"]
        if day and day > clock.today():
            raise forms.ValidationError("The file cannot have been taken out after today. Check the day.")
        return day

    def clean(self):
        """What was typed below “Yes” says nothing under “No”."""
        given = super().clean()
        if given.get("day_is_known") is False:
            self.errors.pop("extracted_on", None)
            return given | {"extracted_on": None}
        if given.get("day_is_known") and not given.get("extracted_on") and "extracted_on" not in self.errors:
            self.add_error("extracted_on", "Enter the day on which it was taken out of the case system")
        return given


class ColumnsForm(forms.Form):
    """By column of the file, which fact of ours it holds."""

    all_optional = True

    def __init__(self, *arguments, glimpse: dict, **named):
        super().__init__(*arguments, **named)
        self.headings = glimpse["headings"]
        choices = [("", "Leave it out"), *((each.name, _fact(each)) for each in COLUMNS)]
        for place, heading in enumerate(self.headings):
            hint = _filled(glimpse, place)
            self.fields[f"column_{place}"] = forms.ChoiceField(
                label=heading, required=False, choices=choices, help_text=hint
            )

    def clean(self):
        given = super().clean()
        taken: dict[str, str] = {}
        for place, heading in enumerate(self.headings):
            ours = given.get(f"column_{place}")
            if ours and ours in taken:
                said = f"“{taken[ours]}” and “{heading}” are both “{label(ours)}”: choose it once"
                self.add_error(f"column_{place}", said)
            elif ours:
                taken[ours] = heading
        return given

    @property
    def facts(self) -> dict:
        chosen = {self.cleaned_data[f"column_{place}"]: heading for place, heading in enumerate(self.headings)}
        return {"columns": {ours: heading for ours, heading in chosen.items() if ours}}


def _fact(column: Column) -> str:
    return f"{label(column.name)} (needed)" if column.required else label(column.name)


def _filled(glimpse: dict, place: int) -> str:
    looks = glimpse["looks"][place]
    return f"In {glimpse['filled'][place]} of {glimpse['rows']} rows, like {' or '.join(looks)}" if looks else "Empty"


class SettleForm(forms.Form):
    answer = forms.ChoiceField(
        label="Which is right?",
        choices=[("keep", "What is recorded here"), ("take", "What the file says")],
        widget=Radios(),
        error_messages={"required": "Select which is right"},
    )

    @property
    def facts(self) -> dict[str, bool]:
        return {"take": self.cleaned_data["answer"] == "take"}


class HeldForm(forms.Form):
    """Whose row it is: one of those it looks like, or somebody new."""

    who = forms.ChoiceField(label="Who is it?", error_messages={"required": "Select who it is"})
    reason = text_box("How do you know that it is another person?", longest=500, rows=3, required=False)

    def __init__(self, *arguments, held: HeldRow, **named):
        super().__init__(*arguments, **named)
        self.candidates = {str(each.care_leaver.public_id): each for each in held.candidates.all()}
        alike = [(key, each.care_leaver.full_name) for key, each in self.candidates.items()]
        hints = {key: each.likeness for key, each in self.candidates.items()}
        self.fields["who"].choices = [*alike, (NOBODY, "Another person, who is not here yet")]
        self.fields["who"].widget = Radios(choices=self.fields["who"].choices, hints=hints, reveals={NOBODY: "reason"})

    def clean(self):
        given = super().clean()
        if given.get("who") == NOBODY and not given.get("reason", "").strip():
            self.add_error("reason", "Say how you know that it is another person")
        return given

    @property
    def facts(self) -> dict:
        chosen = self.candidates.get(self.cleaned_data["who"])
        return {"care_leaver": chosen.care_leaver if chosen else None, "reason": self.cleaned_data["reason"]}
