"""An adviser invites several of the people put forward for one opportunity to one day."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from backend.opportunities.permissions import opportunities_of
from backend.ranking.assessment_days import invite_to_day
from backend.ranking.holds import for_holds, with_holds_seen_by
from backend.referrals.choices import Step, Way
from backend.referrals.models import Referral
from backend.referrals.permissions import can_refer, referrals_of
from backend.referrals.transitions import REFERRAL_LIFE
from backend.web.kit.access import GET_AND_POST, only, record_list
from backend.web.kit.assessment_day_pages import show_invitations
from backend.web.kit.content import Link
from backend.web.kit.form_page import FormPage
from backend.web.kit.interviews.day_words import hints_of, said_of
from backend.web.kit.interviews.moved_meanwhile import tell_who_moved_on
from backend.web.staff.interviews.day_forms import AdvisersDayForm


@GET_AND_POST
@only(can_refer)
def invite(request, public_id):
    post = get_object_or_404(opportunities_of(request.viewer).select_related("employer"), public_id=public_id)
    mine = referrals_of(request.viewer).filter(opportunity=post, way=Way.INTRODUCED).open().with_details()
    rows = with_holds_seen_by(request.viewer, for_holds(mine).order_by("last_step_at", "id"))
    record_list(request, "opportunity-day")
    may_come = [each for each in rows if REFERRAL_LIFE.is_open_to(Step.INTERVIEW, request.viewer, each)]
    people = hints_of(may_come, _stands, full_name_of)
    page = FormPage(request, AdvisersDayForm, draft="assessment-day", about=public_id, people=people)
    if page.saves(invite_to_day, opportunity=post):
        return page.redirect(said_of(page.result, full_name_of), "assessment-day", page.result.day.public_id)
    tell_who_moved_on(request, rows, full_name_of)
    others = [(link_of(each), _stands(each)) for each in rows if each not in may_come]
    return show_invitations(page, post, back=reverse("opportunity", args=[public_id]), may_come=may_come, others=others)


def _stands(referral: Referral) -> str:
    return f"{referral.get_state_display()}{', held' if referral.is_held else ''}, {referral.reference}"


def full_name_of(referral: Referral) -> str:
    return str(referral.care_leaver.full_name)


def link_of(referral: Referral) -> Link:
    return Link(full_name_of(referral), reverse("referral", args=[referral.public_id]))
