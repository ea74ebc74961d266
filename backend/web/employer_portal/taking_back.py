"""An employer takes back what it said last of an introduction, with a reason that the employment team reads."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from backend.audit.services import record_read
from backend.core import clock
from backend.employers.permissions import acts_for_an_employer
from backend.placements.taken_back import NO_LONGER, is_last_word, may_be_taken_back, take_back_until
from backend.ranking.gated_steps import take_back_word
from backend.ranking.holds import with_holds
from backend.referrals.choices import EmployerWord, Step
from backend.referrals.models import Referral, ReferralEvent
from backend.referrals.permissions import can_take_back
from backend.referrals.transitions import REFERRAL_LIFE
from backend.web.employer_portal.introduction_states import introductions_of, is_hidden, name_of, state_words
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.fields import text_box
from backend.web.kit.form_page import FormPage
from backend.web.kit.moved_on import moved_on, tell_moved_on
from backend.web.kit.near_days import long_day
from backend.web.kit.shown import Shown


TAKES_BACK = {
    Step.INTERVIEW: "your invitation",
    Step.RESCHEDULED: "the other day",
    Step.CALLED_OFF: "that it is called off",
    Step.INTERVIEW_HELD: "that it took place",
    Step.OFFERED: "your offer",
    Step.DECLINED_BY_EMPLOYER: "your no",
    EmployerWord.ASKED: "your question",
    EmployerWord.DID_NOT_COME: "that they did not come",
    EmployerWord.STARTED: "that they started",
    EmployerWord.NOT_STARTED: "that they have not started",
}
UNTIL = "You can take back {what} until the end of {day}, unless the employment team has acted on it before then."
SAID = "It is taken back. The employment team reads why."


class TakeBackForm(forms.Form):
    reason = text_box("Why you take it back", longest=1000, rows=3, help_text="The employment team reads this.")


@GET_AND_POST
@only(acts_for_an_employer)
def take_back(request, public_id):
    referral = get_object_or_404(introductions_of(request.viewer), public_id=public_id)
    if not can_take_back(request.viewer, referral):
        raise PermissionDenied
    with_holds([referral], council_id=request.viewer.council_id)
    record_read(viewer=request.viewer, subject=referral, page="employer-referral-take-back")
    said = _word(referral)
    if said is None:
        return _too_late(request, referral)
    page = FormPage(request, TakeBackForm, draft="introduction-take-back", about=public_id, shown=_shown(referral))
    if page.saves(take_back_word, referral=referral, said=said):
        return page.redirect(SAID, "employer-referral", public_id)
    return page.show(
        heading=take_back_words(said),
        button=take_back_words(said),
        caption=name_of(referral),
        title=f"{take_back_words(said)}: introduction {referral.reference}",
        explanation=until_words(said),
        back=reverse("employer-referral", args=[public_id]),
    )


def take_back_words(said: ReferralEvent) -> str:
    return f"Take back {TAKES_BACK[said.step]}"


def until_words(said: ReferralEvent) -> str:
    return UNTIL.format(what=TAKES_BACK[said.step], day=long_day(take_back_until(said), clock.today()))


def _word(referral: Referral) -> ReferralEvent | None:
    """Nothing of what is paused for the moment."""
    return None if is_hidden(referral) else may_be_taken_back(referral, list(referral.events.order_by("id")))


def _shown(referral: Referral) -> Shown:
    """The very word that they take back: another may have been said on another page meanwhile.

    It is read again without a lock. The service compares the word too, and locks the person before the introduction, as
    whatever asks the gate does.
    """

    def facts() -> dict[str, str]:
        said = _word(referral)
        return {"What you said last": str(said.public_id)} if said else {}

    return Shown(facts(), facts)


def _too_late(request, referral: Referral) -> HttpResponse:
    """Something followed their word; or nothing did, and its day passed, somebody acted on it, or it is paused."""
    said = NO_LONGER
    if not is_last_word(referral, list(referral.events.order_by("id"))):
        state = state_words(referral).text
        said = moved_on(REFERRAL_LIFE, referral, request.viewer, noun="introduction", state=state)
    tell_moved_on(request, said)
    return redirect("employer-referral", public_id=referral.public_id)
