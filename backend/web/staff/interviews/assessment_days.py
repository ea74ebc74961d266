"""An adviser moves a day to which several people were invited, or calls it off."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.ranking.assessment_days import call_day_off, move_day
from backend.referrals.days import at_day
from backend.referrals.permissions import assessment_days_of, can_refer, referrals_of
from backend.web.kit.access import GET_AND_POST, only, record_list
from backend.web.kit.assessment_day_pages import day_for_calendar, lead_to_latest, show_day, show_day_off
from backend.web.kit.form_page import FormPage
from backend.web.kit.interviews.day_forms import CalledOffForm
from backend.web.kit.interviews.day_words import proposed_of, said_of
from backend.web.staff.interviews.day_forms import AdvisersMovedDayForm
from backend.web.staff.interviews.invite_page import full_name_of, link_of


ROUTES = "assessment-day"


@GET_AND_POST
@only(can_refer)
def day(request, public_id):
    found = get_object_or_404(assessment_days_of(request.viewer), public_id=public_id)
    if elsewhere := lead_to_latest(request, found, ROUTES):
        return elsewhere
    rows = list(at_day(referrals_of(request.viewer), found).select_related("care_leaver"))
    record_list(request, ROUTES)
    draft = {"draft": "assessment-day-move", "about": public_id}
    page = FormPage(request, AdvisersMovedDayForm, **draft, proposed=proposed_of(found))
    if page.saves(move_day, day=found):
        said = said_of(page.result, full_name_of, verb="moved to the new day")
        return page.redirect(said, ROUTES, page.result.day.public_id)
    people = [(link_of(each), each.reference) for each in rows]
    return show_day(
        page,
        found,
        ROUTES,
        back=reverse("opportunity", args=[found.opportunity.public_id]),
        back_text=found.opportunity.title,
        people=people,
    )


@GET_AND_POST
@only(can_refer)
def off(request, public_id):
    found = get_object_or_404(assessment_days_of(request.viewer), public_id=public_id)
    page = FormPage(request, CalledOffForm)
    if page.saves(call_day_off, day=found):
        said = "The day is called off. Each of them is on Today until somebody has told them."
        return page.redirect(said, "opportunity", public_id=found.opportunity.public_id)
    return show_day_off(page, found, ROUTES)


@require_safe
@only(can_refer)
def calendar(request, public_id):
    return day_for_calendar(request, public_id)
