"""What they said of their list after it was read to them: one form, one answer for each that stands there."""

from typing import Any

from django import forms
from django.urls import reverse

from backend.care_leavers.permissions import can_keep_own_pages
from backend.shortlists.choices import NotForMe
from backend.shortlists.spoken_answers import Spoken, SpokenAnswer, record_spoken_answers
from backend.shortlists.suggestions import LONGEST_WORDS
from backend.web.kit.access import GET_AND_POST, only, person_or_404
from backend.web.kit.fields import Checkboxes, Radios, text_box
from backend.web.kit.formats import plural
from backend.web.staff.own_page.suggested import Suggested, suggested_to
from backend.web.staff.people.identity import PersonFormPage


GONE = "{title} is not on their page any more, so what you wrote of it is left out. Press again to record the rest"


class AnswersForm(forms.Form):
    """Of each: what they ticked, why not, and their words. What they said nothing of stays empty.

    The boxes are named by what they are about: the list may be another one by the time that the form is sent.
    """

    def __init__(self, *arguments: Any, suggested: list[Suggested], **options: Any):
        super().__init__(*arguments, **options)
        named = {each.suggestion.public_id.hex: each for each in suggested}
        self.there = {name: each for name, each in named.items() if not each.is_gone and not each.suggestion.ended_at}
        self.gone = {name: each for name, each in named.items() if name not in self.there}
        for name, each in self.there.items():
            why, words = f"because_{name}", f"words_{name}"
            self.fields[f"said_{name}"] = forms.ChoiceField(
                label=each.title,
                choices=Spoken.choices,
                required=False,
                widget=Radios(reveals={Spoken.NO.value: why}),
            )
            self.fields[why] = forms.MultipleChoiceField(
                label="Why?", choices=NotForMe.choices, required=False, widget=Checkboxes()
            )
            self.fields[words] = text_box(
                f"What they said of it, in their words ({each.opportunity.title})",
                longest=LONGEST_WORDS,
                rows=2,
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        for name, each in self.gone.items():
            if self.data.get(f"said_{name}"):
                self.add_error(None, GONE.format(title=each.title))
        return self.cleaned_data

    @property
    def facts(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {
            "answers": [
                SpokenAnswer(
                    each.suggestion,
                    Spoken(said[f"said_{name}"]),
                    each.opportunity.title,
                    [NotForMe(reason) for reason in said[f"because_{name}"]],
                    said[f"words_{name}"],
                )
                for name, each in self.there.items()
                if said[f"said_{name}"]
            ]
        }


@GET_AND_POST
@only(can_keep_own_pages)
def answers(request, public_id):
    person = person_or_404(request, public_id, page="person-own-page-answers")
    there, taken_off = suggested_to(request.viewer, person)
    kept = {"draft": "person-own-page-answers", "about": public_id}
    page = PersonFormPage(request, AnswersForm, proposed={}, suggested=[*there, *taken_off], **kept)
    if page.saves(record_spoken_answers, care_leaver=person):
        said = f"{plural(page.result, 'answer is,answers are')} recorded, as said aloud and written down by you."
        return page.redirect(said, "person-own-page", public_id=public_id)
    return page.show_about(
        person,
        "web/staff/own_page/answers.html",
        heading="What they said aloud",
        button="Record what they said",
        explanation="After the list was read to them. It decides nothing; their words are kept as you write them.",
        back=reverse("person-own-page", args=[public_id]),
        is_anything_there=bool(page.form.there),
    )
