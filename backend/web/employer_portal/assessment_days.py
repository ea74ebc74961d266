"""An employer moves a day to which it invited several people, or calls it off."""

from functools import partial

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.audit.services import record_read
from backend.employers.permissions import acts_for_an_employer
from backend.ranking.assessment_days import call_day_off, move_day
from backend.ranking.holds import with_holds
from backend.referrals.days import at_day
from backend.referrals.permissions import assessment_days_of
from backend.web.employer_portal.introduced_page import link_of
from backend.web.employer_portal.introduction_states import introductions_of, name_of
from backend.web.employer_portal.names_shown import record_names_shown
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.assessment_day_pages import day_for_calendar, lead_to_latest, show_day, show_day_off
from backend.web.kit.form_page import FormPage
from backend.web.kit.interviews.day_forms import CalledOffForm, MovedDayForm
from backend.web.kit.interviews.day_words import proposed_of, said_of


ROUTES = "employer-day"


@GET_AND_POST
@only(acts_for_an_employer)
def day(request, public_id):
    found = get_object_or_404(assessment_days_of(request.viewer), public_id=public_id)
    if elsewhere := lead_to_latest(request, found, ROUTES):
        return elsewhere
    rows = with_holds(list(at_day(introductions_of(request.viewer), found)), council_id=request.viewer.council_id)
    record_read(viewer=request.viewer, subject=request.viewer.council, page=ROUTES)
    record_names_shown(request.viewer, rows, page=ROUTES)
    page = FormPage(request, MovedDayForm, draft="assessment-day-move", about=public_id, proposed=proposed_of(found))
    if page.saves(partial(move_day, neutral=True), day=found):
        said = said_of(page.result, name_of, verb="moved to the new day")
        return page.redirect(said, ROUTES, page.result.day.public_id)
    people = [(link_of(each), each.reference) for each in rows]
    return show_day(
        page, found, ROUTES, back=reverse("employer-referrals"), back_text="People introduced to you", people=people
    )


@GET_AND_POST
@only(acts_for_an_employer)
def off(request, public_id):
    found = get_object_or_404(assessment_days_of(request.viewer), public_id=public_id)
    page = FormPage(request, CalledOffForm)
    if page.saves(call_day_off, day=found):
        messages.success(request, "The day is called off. The employment team tells everybody.")
        return redirect("employer-referrals")
    return show_day_off(page, found, ROUTES)


@require_safe
@only(acts_for_an_employer)
def calendar(request, public_id):
    return day_for_calendar(request, public_id)
