"""An employer invites several of the people introduced for one post to one day."""

from functools import partial

from django.shortcuts import get_object_or_404
from django.urls import reverse

from backend.audit.services import record_read
from backend.employers.permissions import acts_for_an_employer
from backend.opportunities.permissions import opportunities_of
from backend.ranking.assessment_days import invite_to_day
from backend.ranking.holds import with_holds
from backend.referrals.choices import Step
from backend.referrals.disclosure import shown_to_employer
from backend.referrals.transitions import REFERRAL_LIFE
from backend.web.employer_portal.introduction_states import introductions_of, is_hidden, name_of, state_words
from backend.web.employer_portal.names_shown import record_names_shown
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.assessment_day_pages import show_invitations
from backend.web.kit.content import Link
from backend.web.kit.form_page import FormPage
from backend.web.kit.interviews.day_forms import DayForm
from backend.web.kit.interviews.day_words import hints_of, said_of
from backend.web.kit.interviews.moved_meanwhile import tell_who_moved_on


@GET_AND_POST
@only(acts_for_an_employer)
def introduced(request, public_id):
    """The people introduced for one post, each to be ticked, with the day below them."""
    post = get_object_or_404(opportunities_of(request.viewer).select_related("employer"), public_id=public_id)
    rows = list(introductions_of(request.viewer).filter(opportunity=post).open().order_by("last_step_at", "id"))
    rows = with_holds(rows, council_id=request.viewer.council_id)
    record_read(viewer=request.viewer, subject=request.viewer.council, page="employer-introduced")
    record_names_shown(request.viewer, rows, page="employer-introduced")
    may_come = [each for each in rows if _may_be_invited(request.viewer, each)]
    people = hints_of(may_come, lambda each: f"{state_words(each).text}, {each.reference}", name_of)
    page = FormPage(request, DayForm, draft="assessment-day", about=public_id, people=people)
    if page.saves(partial(invite_to_day, neutral=True), opportunity=post):
        return page.redirect(said_of(page.result, name_of), "employer-day", page.result.day.public_id)
    tell_who_moved_on(request, [each for each in rows if _is_readable(each)], name_of)
    others = [(link_of(each), state_words(each).text) for each in rows if each not in may_come]
    return show_invitations(page, post, back=reverse("employer-referrals"), may_come=may_come, others=others)


def _is_readable(referral) -> bool:
    return not is_hidden(referral) and bool(shown_to_employer(referral))


def _may_be_invited(viewer, referral) -> bool:
    return _is_readable(referral) and REFERRAL_LIFE.is_open_to(Step.INTERVIEW, viewer, referral)


def link_of(referral) -> Link:
    return Link(name_of(referral), reverse("employer-referral", args=[referral.public_id]))
