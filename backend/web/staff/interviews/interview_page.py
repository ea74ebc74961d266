"""How an interview went, or that it is on another day: recorded on one page, with another day beside a missed one."""

import datetime as dt

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.audit.services import record_read
from backend.care_leavers.permissions import can_open_care_leavers, care_leavers_of
from backend.core import clock
from backend.referrals.answers import arranged_interview, interview_words
from backend.referrals.interviews import standing_arrangement
from backend.referrals.models import Referral
from backend.referrals.permissions import can_refer, referrals_of
from backend.referrals.transitions import REFERRAL_LIFE
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.employer_names import name_of
from backend.web.kit.interviews.calendar import calendar_response, interview_entry
from backend.web.kit.moved_on import moved_on, tell_moved_on
from backend.web.staff.interviews.how_it_went import HowItWent, HowItWentForm, record, said_of
from backend.web.staff.people.identity import PersonFormPage


@GET_AND_POST
@only(can_refer)
def interview(request, public_id):
    referral = _referral(request, public_id)
    arranged = standing_arrangement(referral, anywhere=True)
    if arranged is None:
        tell_moved_on(request, moved_on(REFERRAL_LIFE, referral, request.viewer))
        return redirect("referral", public_id=public_id)
    person = care_leavers_of(request.viewer).with_profile().get(pk=referral.care_leaver_id)
    proposed = {"on": _planned(referral, arranged.interview_on), "shown": arranged.public_id}
    page = PersonFormPage(
        request,
        HowItWentForm,
        draft="referral-interview",
        about=public_id,
        begun_from=str(arranged.public_id),
        proposed=proposed,
        has_day=arranged.interview_on is not None,
    )
    if page.saves(record, referral=referral):
        went = HowItWent(page.form.cleaned_data["went"])
        said = said_of(referral, went, has_day=arranged.interview_on is not None)
        return page.redirect(said, "referral", public_id=public_id)
    when = interview_words(arranged.interview_on, arranged.interview_at)
    return page.show_about(
        person,
        heading="How the interview went",
        button="Record it",
        caption=f"{referral.opportunity.title}, {name_of(referral.employer)}",
        explanation=f"Arranged for {when}." if when else "Its day is not recorded yet.",
        back=reverse("referral", args=[public_id]),
    )


def _planned(referral: Referral, planned: dt.date | None) -> dt.date:
    """The day it was to be, where that can have been."""
    today = clock.today()
    return max(min(planned or today, today), referral.last_step_on)


@require_safe
@only(can_open_care_leavers)
def calendar(request, public_id):
    """For one's own calendar, which others may look into: a reference, and nobody's name."""
    found = arranged_interview(_referral(request, public_id))
    if found is None:
        raise Http404
    summary = f"Interview, reference {found.reference}"
    entry = interview_entry(found, summary=summary, description="See the referral with this reference.")
    return calendar_response(entry, f"interview-{found.reference}")


def _referral(request, public_id) -> Referral:
    referral = get_object_or_404(referrals_of(request.viewer).with_details(), public_id=public_id)
    record_read(viewer=request.viewer, subject=referral.care_leaver, page="referral-interview")
    return referral
