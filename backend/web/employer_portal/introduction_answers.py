"""An employer's answer to an introduction, given on the page that shows what was sent."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect

from backend.audit.services import record_read
from backend.employers.permissions import acts_for_an_employer
from backend.ranking.holds import with_holds
from backend.referrals.permissions import can_answer
from backend.referrals.transitions import REFERRAL_LIFE
from backend.web.employer_portal.answer_forms import ANSWERS, follows
from backend.web.employer_portal.introduction_page import answer_page, introduction_response
from backend.web.employer_portal.introduction_states import introductions_of, state_words
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.moved_on import moved_on, tell_moved_on


@GET_AND_POST
@only(acts_for_an_employer)
def answer(request, public_id):
    referral = get_object_or_404(introductions_of(request.viewer), public_id=public_id)
    chosen = _chosen(request)
    if not can_answer(request.viewer, referral):
        return _cannot_be_answered(request, referral)
    with_holds([referral], council_id=request.viewer.council_id)
    record_read(viewer=request.viewer, subject=referral, page="employer-referral-answer")
    page = answer_page(request, referral, chosen)
    if request.method == "POST" and not follows(chosen, request.viewer, referral):
        return _moved_on(request, referral)
    if page.saves(ANSWERS[chosen].save, referral=referral):
        return page.redirect(ANSWERS[chosen].said, "employer-referral", public_id=public_id)
    return introduction_response(request, referral, chosen, page)


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


def _chosen(request) -> str:
    name = request.GET.get("answer", "")
    if name not in ANSWERS:
        raise Http404
    return name
