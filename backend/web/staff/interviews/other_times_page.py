"""None of the times fits: an adviser asks the employer for others, in words that it reads."""

from django import forms
from django.contrib import messages
from django.urls import reverse

from backend.care_leavers.permissions import care_leavers_of
from backend.ranking.interviews import ask_for_other_times
from backend.referrals.interviews import offer_of
from backend.referrals.permissions import can_refer
from backend.referrals.transitions import REFERRAL_LIFE
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.employer_names import name_of
from backend.web.kit.fields import text_box
from backend.web.kit.moved_on import moved_on
from backend.web.staff.interviews.day_forms import read_once_more
from backend.web.staff.interviews.times_page import offered_referral
from backend.web.staff.people.identity import PersonFormPage


ASKED = "The employer is asked for other times, by e-mail with a reference only. Its days to answer begin now."


class OtherTimesForm(forms.Form):
    words = text_box(
        "What you ask the employer",
        longest=500,
        rows=3,
        help_text="The employer reads this. Say which days and hours would do, and nothing of why",
    )
    is_read = read_once_more()


@GET_AND_POST
@only(can_refer)
def other_times(request, public_id):
    referral = offered_referral(request, public_id, page="referral-other-times")
    person = care_leavers_of(request.viewer).with_profile().get(pk=referral.care_leaver_id)
    page = PersonFormPage(request, OtherTimesForm, draft="referral-other-times", about=public_id)
    if page.saves(ask_for_other_times, referral=referral):
        return page.redirect(ASKED, "referral", public_id=public_id)
    if request.method == "POST" and offer_of(referral)[0] is None:
        messages.warning(request, moved_on(REFERRAL_LIFE, referral, request.viewer))
    return page.show_about(
        person,
        heading="Ask for other times",
        button="Ask the employer",
        caption=f"{referral.opportunity.title}, {name_of(referral.employer)}",
        back=reverse("referral-times", args=[public_id]),
    )
