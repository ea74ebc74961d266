"""What an adviser records about a place that went, came back, or stands beside one that was accepted."""

from typing import Any

from django import forms

from backend.care_leavers.choices import ContactMethod
from backend.referrals.accepted_elsewhere import BECAUSE, STILL_WANTED
from backend.referrals.places_gone import LONGEST_WORDS
from backend.web.kit.fields import one_of, text_box
from backend.web.staff.referrals.forms import what_was_checked


WITHDRAW, KEEP = "withdraw", "keep"
LONGEST_REASON = 300
NOT_READ = "Neither they nor the employer read this."


def _reason(label: str) -> forms.CharField:
    return forms.CharField(label=label, max_length=LONGEST_REASON, required=False, help_text=NOT_READ)


class BesideForm(forms.Form):
    """What is to become of a referral beside the offer that they accepted."""

    do = one_of(
        "What is to happen with this one?",
        [(WITHDRAW, "Withdraw it"), (KEEP, "Keep it open")],
        missing="Select whether it is withdrawn or kept",
        reveals={WITHDRAW: "because", KEEP: "why"},
    )
    because = _reason("Why it is withdrawn")
    why = _reason("Why it is kept")

    PROPOSED = {"do": WITHDRAW, "because": BECAUSE, "why": STILL_WANTED}

    @property
    def facts(self) -> dict[str, Any]:
        keep = self.cleaned_data["do"] == KEEP
        return {"keep": keep, "note": self.cleaned_data["why" if keep else "because"]}


TOLD_BY = (
    (ContactMethod.PHONE, "I read it out on the telephone"),
    (ContactMethod.IN_PERSON, "I told them in person"),
    (ContactMethod.TEXT, "I sent it from my work phone"),
    (ContactMethod.VIDEO, "I told them on a video call"),
)


class PlaceGoneForm(forms.Form):
    """The words that they are told in, how, and whether the referral ends with it."""

    words = text_box("What you say to them", rows=5, longest=LONGEST_WORDS)
    method = one_of("How are they told?", [], missing="Select how they are told")
    then = one_of(
        "And this referral?",
        [(WITHDRAW, "Withdraw it: every place is taken"), (KEEP, "Leave it open: there may be one more place")],
        missing="Select whether the referral ends",
    )
    sure = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *arguments, sends: list[tuple[str, str]], **options):
        """`sends` are the ways in which it can go from here."""
        super().__init__(*arguments, **options)
        self.fields["method"].choices = [*sends, *((each.value, words) for each, words in TOLD_BY)]

    @property
    def facts(self) -> dict[str, Any]:
        chosen = self.cleaned_data
        told = {name: chosen[name] for name in ("words", "method", "sure")}
        return told | {"withdraw": chosen["then"] == WITHDRAW}


class PlaceFreeForm(forms.Form):
    """What they say to a place that is free again."""

    wanted = one_of(
        "What do they say?",
        [
            ("yes", "They want it: open the referral again"),
            ("no", "It is not for them any more: ask whoever is next"),
        ],
        missing="Select what they say",
    )
    note = _reason("Note")
    checked = what_was_checked()

    def __init__(self, *arguments, to_check: list[str], **options):
        super().__init__(*arguments, **options)
        box = self.fields["checked"]
        box.required = False
        box.help_text = " ".join(["Where they want it.", *to_check, box.help_text])
        if not to_check:
            del self.fields["checked"]

    @property
    def facts(self) -> dict[str, Any]:
        chosen = self.cleaned_data
        return {
            "wanted": chosen["wanted"] == "yes",
            "note": chosen["note"],
            "checked": chosen.get("checked", ""),
        }
