"""An employer's three answers to an introduction."""

from dataclasses import dataclass

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from backend.audit.services import record_read
from backend.core import clock
from backend.employers.permissions import acts_for_an_employer
from backend.ranking.gated_steps import take_step
from backend.ranking.holds import with_holds
from backend.referrals.answers import interview_words
from backend.referrals.choices import Step
from backend.referrals.permissions import can_answer, referrals_of
from backend.referrals.transitions import REFERRAL_LIFE
from backend.web.employer_portal.introduction_states import is_hidden, name_of, state_words
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.fields import DateField, TimeField
from backend.web.kit.form_page import FormPage
from backend.web.kit.moved_on import moved_on, tell_moved_on


def _words(label: str, *, required: bool = False, help_text: str = "") -> forms.CharField:
    widget = forms.Textarea({"rows": 3})
    return forms.CharField(label=label, required=required, help_text=help_text, max_length=1000, widget=widget)


class InterviewForm(forms.Form):
    interview_on = DateField(label="Day of the interview", help_text="For example, 27 3 2027")
    interview_at = TimeField(
        label="Time",
    )
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
    words = _words("Why not this time", required=True, help_text="So that we can introduce people who fit better")


@dataclass(frozen=True)
class Answer:
    heading: str
    button: str
    form: type[forms.Form]
    said: str


ANSWERS = {
    Step.INTERVIEW: Answer(
        "Invite {name} to an interview",
        "Invite to an interview",
        InterviewForm,
        "Your invitation is with the employment team, who pass it on and see that it is answered.",
    ),
    Step.OFFERED: Answer(
        "Offer {name} a place",
        "Offer a place",
        OfferForm,
        "Your offer is with the employment team, who pass it on and tell you the answer.",
    ),
    Step.DECLINED_BY_EMPLOYER: Answer(
        "Not {name} this time",
        "Not this time",
        NotThisTimeForm,
        "Your answer is recorded, and the employment team passes it on with care.",
    ),
}


@GET_AND_POST
@only(acts_for_an_employer)
def answer(request, public_id):
    mine = referrals_of(request.viewer).select_related("opportunity__employer", "employer")
    referral = get_object_or_404(mine, public_id=public_id)
    chosen = _chosen(request)
    if not can_answer(request.viewer, referral):
        return _cannot_be_answered(request, referral)
    with_holds([referral], council_id=request.viewer.council_id)
    record_read(viewer=request.viewer, subject=referral, page="employer-referral-answer")
    if request.method == "POST" and not REFERRAL_LIFE.leads_from(chosen, referral):
        return _moved_on(request, referral)
    wanted = ANSWERS[chosen]
    page = FormPage(request, wanted.form, draft=f"introduction-{chosen}", about=public_id, begun_from=referral.state)
    if page.saves(take_step, referral=referral, step=chosen, on=clock.today(), neutral=True):
        return page.redirect(wanted.said, "employer-referral", public_id=public_id)
    return page.show(
        "web/employer_portal/answer.html",
        heading=wanted.heading.format(name=name_of(referral)),
        button=wanted.button,
        title=f"{wanted.button}: introduction {referral.reference}",
        caption=referral.opportunity.title,
        back=reverse("employer-referral", args=[public_id]),
        is_paused=is_hidden(referral),
        is_possible=REFERRAL_LIFE.is_open_to(chosen, request.viewer, referral),
    )


def _cannot_be_answered(request, referral):
    """Over, or not theirs to read at present: whoever had the page open is told how it stands, in their own words."""
    if request.method != "POST" or not REFERRAL_LIFE.acts_on(
        referral, user=request.viewer.user, role=request.viewer.role
    ):
        raise PermissionDenied
    return _moved_on(request, referral)


def _moved_on(request, referral):
    with_holds([referral], council_id=request.viewer.council_id)
    said = moved_on(REFERRAL_LIFE, referral, request.viewer, noun="introduction", state=state_words(referral).text)
    tell_moved_on(request, said)
    return redirect("employer-referral", public_id=referral.public_id)


def _chosen(request) -> Step:
    name = request.GET.get("answer", "")
    if name not in Step or Step(name) not in ANSWERS:
        raise Http404
    return Step(name)
