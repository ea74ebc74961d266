"""What helps whoever starts in a post, for the employer's people: read and printed, and said to have been read.

It is made from the post alone, so it is the same from the opportunity, from an introduction and by a link.
"""

from typing import Any

from django import forms
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from backend.employers.permissions import acts_for_an_employer
from backend.opportunities.manager_brief import Brief, brief_of, confirm_brief_read, has_brief, readings_of
from backend.opportunities.models import Opportunity
from backend.opportunities.permissions import opportunities_of
from backend.referrals.choices import NOT_SHOWN
from backend.referrals.choices import ReferralState as State
from backend.referrals.models import Referral
from backend.web.employer_portal.readers import Reader
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.form_page import FormPage
from backend.web.kit.formats import day
from backend.web.kit.opportunities.brief import said_of


HEADING = "What helps whoever starts here"
THANKS = "Thank you. We have noted that you have read it."
TEMPLATE = "web/employer_portal/brief.html"
# Before somebody may come there is nobody to lead, and none of what has ended is shown.
NOBODY_COMES_YET = frozenset({State.INTRODUCED, State.APPLYING, State.APPLIED})
SHOWN_IN = frozenset(State) - NOBODY_COMES_YET - NOT_SHOWN


class BriefReadForm(forms.Form):
    version = forms.CharField(max_length=8, widget=forms.HiddenInput())


@GET_AND_POST
@only(acts_for_an_employer)
def brief(request, public_id):
    mine = opportunities_of(request.viewer).select_related("employer")
    opportunity = get_object_or_404(mine, public_id=public_id)
    if not has_brief(opportunity):
        raise Http404
    now = brief_of(opportunity)
    page = FormPage(request, BriefReadForm, proposed={"version": now.version})
    if page.saves(confirm_brief_read, opportunity=opportunity):
        return page.redirect(THANKS, "employer-brief", public_id=public_id)
    context = brief_context(opportunity, now) | {"frame": "web/kit/record_page.html", "council": request.viewer.council}
    back = reverse("employer-opportunity", args=[public_id])
    return page.show(TEMPLATE, heading=HEADING, button="I have read this", back=back, **context)


def brief_context(opportunity: Opportunity, now: Brief) -> dict[str, Any]:
    told = [said_of(each) for each in readings_of(opportunity)]
    return {"opportunity": opportunity, "brief": now, "version": now.version, "readings": told}


def is_shown_on(referral: Referral) -> bool:
    return referral.state in SHOWN_IN and has_brief(referral.opportunity)


def brief_words(referral: Referral, reader: Reader) -> str:
    """On an introduction, whether whoever reads it has read the brief as it stands; empty where it is not shown."""
    if not is_shown_on(referral):
        return ""
    mine = [each for each in readings_of(referral.opportunity) if reader.is_contact(each.contact)]
    now = next((each for each in mine if each.is_of_now), None)
    if now:
        return f"You read it on {day(now.created_at)}."
    return "It has changed since you read it." if mine else "You have not said yet that you have read it."
