"""What is asked of an interview: up to three times, how long it takes and how they meet."""

import datetime as dt
from typing import Any

from django import forms

from backend.referrals.answers import interview_words
from backend.referrals.choices import InterviewHow
from backend.referrals.interviews import Meeting, time_problem
from backend.web.kit.fields import AffixInput, DateField, Radios, TimeField


ROWS = (("interview_on", "interview_at"), ("second_on", "second_at"), ("third_on", "third_at"))
SHORTEST, LONGEST = 5, 600  # minutes
THERE_ALREADY = "This time stands above already. Give another one, or leave it empty."


def how_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label="How you meet", choices=InterviewHow.choices, required=False, widget=Radios(inline=True)
    )


def minutes_field() -> forms.IntegerField:
    widget = AffixInput(suffix="minutes", attrs={"class": "govuk-input--width-3", "inputmode": "numeric"})
    return forms.IntegerField(
        label="How long it takes", required=False, min_value=SHORTEST, max_value=LONGEST, widget=widget
    )


class TimesForm(forms.Form):
    """One time, or up to three to choose from. One alone is arranged at once."""

    interview_on = DateField(label="Day of the interview", help_text="For example, 27 3 2027")
    interview_at = TimeField(label="Time")
    second_on = DateField(
        label="Another day they could choose", required=False, help_text="Two or three times make it easier to come"
    )
    second_at = TimeField(label="Time on that day", required=False)
    third_on = DateField(label="A third day they could choose", required=False)
    third_at = TimeField(label="Time on the third day", required=False)
    how = how_field()
    minutes = minutes_field()

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        found: list[tuple] = []
        for on, at in ROWS:
            self._clean_row(given, on, at, found)
        return given

    def _clean_row(self, given: dict[str, Any], on: str, at: str, found: list[tuple]) -> None:
        when = given.get(on), given.get(at)
        if when[0] and when[1]:
            if when in found:
                self.add_error(at, THERE_ALREADY)
            elif problem := time_problem(*when, called=self.fields[on].label):
                self.add_error({"on": on, "at": at}[problem.about], problem.sentence)
            found.append(when)
        elif when[0] and at not in self.errors and not self.fields[at].required:
            self.add_error(at, f"Enter the time on {when[0]:%-d %B}")
        elif when[1] and on not in self.errors and not self.fields[on].required:
            self.add_error(on, "Enter the day that goes with this time")

    @property
    def times(self) -> list[tuple[dt.date, dt.time]]:
        given = [(self.cleaned_data.get(on), self.cleaned_data.get(at)) for on, at in ROWS]
        return sorted(when for when in given if when[0] and when[1])

    @property
    def when(self) -> dict[str, Any]:
        """As a step takes it."""
        times = self.times
        on, at = times[0] if len(times) == 1 else (None, None)
        meeting = Meeting(
            times=times if len(times) > 1 else (),
            how=self.cleaned_data.get("how") or "",
            minutes=self.cleaned_data.get("minutes"),
        )
        return {"interview_on": on, "interview_at": at, "meeting": meeting}

    @property
    def said(self) -> str:
        """The same in words, which stay with whoever wrote them."""
        times = [interview_words(*when) for when in self.times]
        how = InterviewHow(self.cleaned_data["how"]).label.lower() if self.cleaned_data.get("how") else ""
        minutes = self.cleaned_data.get("minutes")
        more = ", ".join(filter(None, (how, f"{minutes} minutes" if minutes else "")))
        what = f"Interview on {times[0]}" if len(times) == 1 else f"Times to choose from: {'; '.join(times)}"
        return f"{what}{f', {more}' if more else ''}."
