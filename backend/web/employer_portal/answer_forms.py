"""What an employer may say of an introduction, each with its own few questions."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from backend.core import clock
from backend.councils.viewer import Viewer
from backend.ranking.gated_steps import take_step
from backend.referrals.answers import interview_words
from backend.referrals.choices import ReferralState, Step, WhyNot
from backend.referrals.employers_words import ask, say_whether_started
from backend.referrals.models import Referral
from backend.referrals.transitions import REFERRAL_LIFE
from backend.web.employer_portal.introduction_states import is_with_us
from backend.web.kit.fields import Checkboxes, DateField, TimeField


QUESTION, STARTED, NOT_STARTED = "question", "has_started", "not_started"
ASKED_FIRST = (Step.INTERVIEW.value, Step.OFFERED.value, STARTED)  # a no and a question are never proposed


def _words(label: str, *, required: bool = False, help_text: str = "", missing: str = "") -> forms.CharField:
    made = forms.CharField(
        label=label, required=required, help_text=help_text, max_length=1000, widget=forms.Textarea({"rows": 3})
    )
    if missing:
        made.error_messages["required"] = missing
    return made


class InterviewForm(forms.Form):
    interview_on = DateField(label="Day of the interview", help_text="For example, 27 3 2027")
    interview_at = TimeField(label="Time")
    words = _words("Where, and what to bring", required=True)

    def clean_interview_on(self):
        chosen = self.cleaned_data["interview_on"]
        if chosen and chosen < clock.today():
            raise ValidationError("Day of the interview must be today or later")
        return chosen

    @property
    def facts(self) -> dict[str, object]:
        on, at = self.cleaned_data["interview_on"], self.cleaned_data["interview_at"]
        note = f"Interview on {interview_words(on, at)}. {self.cleaned_data['words']}".strip()
        return {"note": note, "interview_on": on, "interview_at": at}


class WordsForm(forms.Form):
    @property
    def facts(self) -> dict[str, str]:
        return {"note": self.cleaned_data["words"]}


class OfferForm(WordsForm):
    words = _words("What you offer", help_text="The first day, the hours, and by when you need an answer")


class NotThisTimeForm(WordsForm):
    reasons = forms.MultipleChoiceField(
        label="Why not this time",
        choices=WhyNot.choices,
        widget=Checkboxes(),
        error_messages={"required": "Select why not this time"},
        help_text="Tick what fits. It helps us to introduce people who fit better",
    )
    words = _words("In your own words", help_text="Only the employment team reads this")

    @property
    def facts(self) -> dict[str, object]:
        return {"note": self.cleaned_data["words"], "reasons": self.cleaned_data["reasons"]}


class QuestionForm(forms.Form):
    words = _words(
        "What would you like to know?",
        required=True,
        help_text="About the work: we cannot answer about home, health or family. We answer by telephone or e-mail",
        missing="Enter what you would like to know",
    )

    @property
    def facts(self) -> dict[str, str]:
        return {"question": self.cleaned_data["words"]}


class StartedForm(forms.Form):
    on = DateField(label="First day", help_text="For example, 27 3 2027")


class NotStartedForm(forms.Form):
    words = _words("What happened", required=True, help_text="For example, they begin a week later")


@dataclass(frozen=True)
class Answer:
    """`short` is how it is chosen, `said` what the page says once it is sent."""

    short: str
    heading: str
    button: str
    form: type[forms.Form]
    said: str
    save: Callable[..., object]
    is_open: Callable[[Viewer, Referral], bool]


def _step(step: Step) -> Callable[..., object]:
    def save(**facts: Any) -> object:
        return take_step(step=step, on=clock.today(), neutral=True, **facts)

    return save


def _leads(step: Step) -> Callable[[Viewer, Referral], bool]:
    return lambda viewer, referral: REFERRAL_LIFE.is_open_to(step, viewer, referral)


def _may_ask(viewer: Viewer, referral: Referral) -> bool:
    """One question at a time: the next is asked once the first is answered."""
    return not is_with_us(referral)


def _first_day_has_come(viewer: Viewer, referral: Referral) -> bool:
    start = referral.opportunity.start_date
    return referral.state == ReferralState.ACCEPTED and (start is None or start <= clock.today())


ANSWERS = {
    Step.INTERVIEW.value: Answer(
        "Interview",
        "Invite {name} to an interview",
        "Invite to an interview",
        InterviewForm,
        "The employment team has your invitation. They will pass it on and see that you get an answer.",
        _step(Step.INTERVIEW),
        _leads(Step.INTERVIEW),
    ),
    Step.OFFERED.value: Answer(
        "Offer a place",
        "Offer {name} a place",
        "Offer a place",
        OfferForm,
        "The employment team has your offer. They will pass it on and tell you the answer.",
        _step(Step.OFFERED),
        _leads(Step.OFFERED),
    ),
    STARTED: Answer(
        "Yes, started",
        "Say when {name} started",
        "Say that they started",
        StartedForm,
        "Thank you. The employment team will record the start, and ring you if anything is missing.",
        partial(say_whether_started, started=True),
        _first_day_has_come,
    ),
    NOT_STARTED: Answer(
        "No, or not yet",
        "Say what happened",
        "Say that they have not started",
        NotStartedForm,
        "Thank you. The employment team will ring you about it.",
        partial(say_whether_started, started=False),
        _first_day_has_come,
    ),
    Step.DECLINED_BY_EMPLOYER.value: Answer(
        "Not this time",
        "Not {name} this time",
        "Not this time",
        NotThisTimeForm,
        "Your answer is recorded. The employment team will pass it on kindly.",
        _step(Step.DECLINED_BY_EMPLOYER),
        _leads(Step.DECLINED_BY_EMPLOYER),
    ),
    QUESTION: Answer(
        "Ask something",
        "Ask about {name}",
        "Send the question",
        QuestionForm,
        "The employment team has your question and will answer you by telephone or e-mail. Nothing else changes.",
        ask,
        _may_ask,
    ),
}


def answers_open(viewer: Viewer, referral: Referral) -> list[str]:
    return [name for name, answer in ANSWERS.items() if answer.is_open(viewer, referral)]


def follows(chosen: str, viewer: Viewer, referral: Referral) -> bool:
    """Whether it can be said as things stand: of a page that was opened before something else happened."""
    if chosen in Step:
        return REFERRAL_LIFE.leads_from(Step(chosen), referral)
    return chosen in answers_open(viewer, referral)


def proposed_for(name: str, referral: Referral) -> dict[str, dt.date | None] | None:
    """The day that was planned stands there already."""
    return {"on": referral.opportunity.start_date} if name == STARTED else None
