from django import forms

from backend.intake.files.fields import FIELDS
from backend.intake.readers.json_ld import LONGEST_PAGE
from backend.opportunities.choices import OpportunityType
from backend.web.kit.fields import Radios
from backend.web.kit.posting.employers import employer_field


ACCEPTED = ".csv,.xlsx,.xml,.json,.html,.htm,.txt"
NOT_THERE = ("", "Not in the file")
SAMPLES_SHOWN = 2


class UploadForm(forms.Form):
    all_optional = True

    content = forms.FileField(
        label="The file",
        required=False,
        help_text="A spreadsheet (.xlsx) or CSV, what your recruitment system sends (XML), or the job page of your "
        "website. At most 20 MB.",
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    pasted = forms.CharField(
        label="Or paste the source of the job page of your website",
        required=False,
        max_length=LONGEST_PAGE,
        widget=forms.Textarea({"rows": 3, "spellcheck": "false"}),
    )

    def __init__(self, *arguments, employers=None, most_megabytes: int = 20, **named):
        super().__init__(*arguments, **named)
        hint = self.fields["content"].help_text
        self.fields["content"].help_text = hint.replace("20 MB", f"{most_megabytes} MB")
        if employers is not None:
            self.fields = {"employer": employer_field(employers, "Whose opportunities are they?")} | self.fields

    def clean(self):
        given = super().clean()
        if not given.get("content") and not (given.get("pasted") or "").strip() and not self.errors:
            self.add_error("content", "Choose a file, or paste a page")
        return given


class SheetForm(forms.Form):
    sheet = forms.ChoiceField(
        label="Which sheet holds the opportunities?",
        widget=Radios(),
        error_messages={"required": "Select a sheet"},
    )

    def __init__(self, *arguments, names: list[str], **named):
        super().__init__(*arguments, **named)
        self.fields["sheet"].choices = [(name, name) for name in names]


class ColumnsForm(forms.Form):
    """One choice for each of our fields, each column with what stands in its first rows."""

    all_optional = True

    default_type = forms.ChoiceField(
        label="Type of rows that do not say theirs",
        required=False,
        choices=[("", "Every row says it"), *OpportunityType.choices],
    )

    def __init__(self, *arguments, glimpse: dict, **named):
        super().__init__(*arguments, **named)
        choices = [NOT_THERE, *_described(glimpse)]
        for field in FIELDS:
            self.fields[field.name] = forms.ChoiceField(
                label=f"{field.label} (needed)" if field.needed else field.label,
                required=False,
                choices=choices,
                help_text=field.hint,
            )

    @property
    def sections(self) -> list[tuple[str, list]]:
        titles = list(dict.fromkeys(field.section for field in FIELDS))
        return [(title, [self[field.name] for field in FIELDS if field.section == title]) for title in titles]

    @property
    def facts(self) -> dict:
        columns = {field.name: self.cleaned_data.get(field.name, "") for field in FIELDS}
        return {"columns": columns, "default_type": self.cleaned_data["default_type"]}


def _described(glimpse: dict) -> list[tuple[str, str]]:
    return [
        (heading, f"{heading}: {'; '.join(samples[:SAMPLES_SHOWN])}" if samples else f"{heading} (empty)")
        for heading, samples in zip(glimpse["headings"], glimpse["samples"], strict=True)
    ]


class ConfirmForm(forms.Form):
    send = forms.ChoiceField(
        label="What should happen to the new ones?",
        choices=[("draft", "Keep them as drafts"), ("send", "Send them for approval")],
        widget=Radios(),
        initial="draft",
        error_messages={"required": "Select what should happen to the new ones"},
    )

    @property
    def facts(self) -> dict[str, bool]:
        return {"send": self.cleaned_data["send"] == "send"}
