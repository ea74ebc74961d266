from django import forms

from backend.web.kit.fields import PickedDateField, text_box
from backend.web.staff.committee.sheet import points_of


MOST_POINTS = 5
POINTS = f"One point a line, at most {MOST_POINTS}."


class CommitteeForm(forms.Form):
    """What stands beside the figures, short enough for one side of A4."""

    committee = forms.CharField(label="Committee", max_length=120)
    meets_on = PickedDateField(label="Day of the meeting")
    changed = text_box("What changed", longest=500, rows=4, required=False, help_text=POINTS)
    told = text_box(
        "What young people told us",
        longest=300,
        rows=3,
        required=False,
        help_text="Only what they agreed to have said, and nothing by which one of them could be known.",
    )
    asks = text_box("What you ask of the committee", longest=500, rows=4, required=False, help_text=POINTS)
    cannot_say = text_box("What you cannot say", longest=300, rows=3, required=False, help_text=POINTS)
    told_read = forms.BooleanField(label="I have read it: it gives nobody away", required=False)
    pointed_out = forms.CharField(required=False, widget=forms.HiddenInput)

    @property
    def facts(self) -> dict:
        """A tick speaks of what was pointed out on the page that was sent, and of nothing typed since."""
        words = {name: value for name, value in self.cleaned_data.items() if name not in ("told_read", "pointed_out")}
        return {**words, "read_as": self.cleaned_data["pointed_out"] if self.cleaned_data["told_read"] else ""}

    def clean(self):
        for name in ("changed", "told", "asks", "cannot_say"):
            if len(points_of(self.cleaned_data.get(name, ""))) > MOST_POINTS:
                self.add_error(name, f"Write at most {MOST_POINTS} lines, so that all of it stands on one side")
        return self.cleaned_data


class WithdrawForm(forms.Form):
    reason = text_box(
        "Why it is withdrawn", longest=500, rows=3, help_text="Stands on the page in place of its words: name nobody."
    )
