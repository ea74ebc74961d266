"""What an employer may say of an introduction, each with its own few questions."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from django import forms

from backend.core import clock
from backend.councils.viewer import Viewer
from backend.ranking.gated_steps import take_step
from backend.referrals.choices import ReferralState, Step, WhyNot
from backend.referrals.employers_words import ask, say_did_not_come, say_whether_started
from backend.referrals.interviews import Meeting, standing_arrangement
from backend.referrals.models import Referral
from backend.referrals.starts import planned_first_day
from backend.referrals.transitions import REFERRAL_LIFE
from backend.web.employer_portal.introduction_states import is_asked_for_others, is_with_us
from backend.web.kit.fields import Checkboxes, DateField, yes_or_no
from backend.web.kit.interviews.forms import TimesForm


QUESTION, STARTED, NOT_STARTED = "question", "has_started", "not_started"
ASKED_FIRST = (Step.INTERVIEW.value, Step.OFFERED.value, STARTED)  # a no and a question are never proposed
ASKED_OF_AN_INTERVIEW = (Step.RESCHEDULED.value, Step.INTERVIEW_HELD.value)
OF_AN_INTERVIEW = (*ASKED_OF_AN_INTERVIEW, Step.CALLED_OFF.value)


def _words(label: str, *, required: bool = False, help_text: str = "", missing: str = "") -> forms.CharField:
    made = forms.CharField(
        label=label, required=required, help_text=help_text, max_length=1000, widget=forms.Textarea({"rows": 3})
    )
    if missing:
        made.error_messages["required"] = missing
    return made


class InterviewForm(TimesForm):
    words = _words("Where, and what to bring", required=True)

    @property
    def facts(self) -> dict[str, Any]:
        return {"note": f"{self.said} {self.cleaned_data['words']}".strip(), **self.when}


class SaysOfInterview(forms.Form):
    """`shown` is how things stood on the page, so that of two who say something of it at once the second is told."""

    shown = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def of_what_was_shown(self, meeting: Meeting) -> dict[str, Meeting]:
        return {"meeting": replace(meeting, instead_of=self.cleaned_data["shown"])}


class AnotherDayForm(SaysOfInterview, InterviewForm):
    @property
    def facts(self) -> dict[str, Any]:
        facts = super().facts
        return facts | self.of_what_was_shown(facts["meeting"])


class InterviewOffForm(SaysOfInterview):
    words = _words("Why, and what happens next", required=True, missing="Enter why it is called off")

    @property
    def facts(self) -> dict[str, Any]:
        return {"note": self.cleaned_data["words"], **self.of_what_was_shown(Meeting())}


class HowItWentForm(SaysOfInterview):
    came = yes_or_no("Did they come?", missing="Select whether they came")
    on = DateField(label="Day of the interview", help_text="For example, 27 3 2027")
    words = _words("Who met them, and anything we should know", help_text="Only the employment team reads this")

    @property
    def facts(self) -> dict[str, Any]:
        given = self.cleaned_data
        said = {"came": given["came"], "on": given["on"], "note": given["words"]}
        return said | self.of_what_was_shown(Meeting())


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
    """`short` is how it is chosen, `said` what the page says once it is sent. A step is open by its table."""

    short: str
    heading: str
    button: str
    form: type[forms.Form]
    said: str
    save: Callable[..., object]
    is_open: Callable[[Viewer, Referral], bool] | None = None


def _step(step: Step) -> Callable[..., object]:
    def save(**facts: Any) -> object:
        return take_step(step=step, on=clock.today(), neutral=True, **facts)

    return save


def _say_how_it_went(*, came: bool, on: dt.date, note: str, meeting: Meeting, **facts: Any) -> object:
    """That it took place is a step. That nobody came is a word: an adviser hears the other side first."""
    if not came:
        return say_did_not_come(words=note, **facts)
    return take_step(step=Step.INTERVIEW_HELD, on=on, note=note, meeting=meeting, neutral=True, **facts)


def _may_ask(viewer: Viewer, referral: Referral) -> bool:
    """One question at a time: the next is asked once the first is answered."""
    return not is_with_us(referral)


def _first_day_has_come(viewer: Viewer, referral: Referral) -> bool:
    start = planned_first_day(referral)
    return referral.state == ReferralState.ACCEPTED and (start is None or start <= clock.today())


ANSWERS = {
    Step.INTERVIEW.value: Answer(
        "Interview",
        "Invite {name} to an interview",
        "Invite to an interview",
        InterviewForm,
        "The employment team has your invitation. They will pass it on and see that you get an answer.",
        _step(Step.INTERVIEW),
    ),
    Step.RESCHEDULED.value: Answer(
        "Another day",
        "Meet {name} on another day",
        "Offer another day",
        AnotherDayForm,
        "The employment team has the new day. They will pass it on and see that you get an answer.",
        _step(Step.RESCHEDULED),
    ),
    Step.INTERVIEW_HELD.value: Answer(
        "It took place",
        "Say how the interview with {name} went",
        "Say how it went",
        HowItWentForm,
        "Thank you. The employment team knows, and asks you for your answer in a few days.",
        _say_how_it_went,
    ),
    Step.OFFERED.value: Answer(
        "Offer a place",
        "Offer {name} a place",
        "Offer a place",
        OfferForm,
        "The employment team has your offer. They will pass it on and tell you the answer.",
        _step(Step.OFFERED),
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
    Step.CALLED_OFF.value: Answer(
        "Call it off",
        "Call the interview with {name} off",
        "Call the interview off",
        InterviewOffForm,
        "The interview is called off. The employment team tells them, and waits for your answer again.",
        _step(Step.CALLED_OFF),
    ),
    Step.DECLINED_BY_EMPLOYER.value: Answer(
        "Not this time",
        "Not {name} this time",
        "Not this time",
        NotThisTimeForm,
        "Your answer is recorded. The employment team will pass it on kindly.",
        _step(Step.DECLINED_BY_EMPLOYER),
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
    steps = {str(step) for step in REFERRAL_LIFE.steps_open_to(viewer, referral)}
    return [
        name
        for name, answer in ANSWERS.items()
        if (answer.is_open(viewer, referral) if answer.is_open else name in steps)
    ]


def follows(chosen: str, viewer: Viewer, referral: Referral) -> bool:
    """Whether it can be said as things stand: of a page that was opened before something else happened."""
    if chosen in Step:
        return REFERRAL_LIFE.leads_from(Step(chosen), referral)
    return chosen in answers_open(viewer, referral)


def proposed_for(name: str, referral: Referral) -> dict[str, Any] | None:
    """The day that was planned stands there already; and of an interview, as which it was shown."""
    if name in OF_AN_INTERVIEW:
        arranged = standing_arrangement(referral)
        shown = {"shown": arranged.public_id if arranged else None}
        planned = referral.interview_on or clock.today()
        on = {"on": max(min(planned, clock.today()), referral.last_step_on)} if name == Step.INTERVIEW_HELD else {}
        return shown | on
    return {"on": planned_first_day(referral)} if name == STARTED else None


def is_asked_first(name: str, referral: Referral) -> bool:
    """Whether its form stands open on the page. Of an interview it is what is waited for: other times where we asked
    for them, and from its day on how it went."""
    if referral.state == ReferralState.INTERVIEWED:
        return name == Step.OFFERED
    if referral.state != ReferralState.INTERVIEW or name not in ASKED_OF_AN_INTERVIEW:
        return name in ASKED_FIRST
    if name == Step.RESCHEDULED:
        return is_asked_for_others(referral)
    return referral.interview_on is not None and referral.interview_on <= clock.today()
