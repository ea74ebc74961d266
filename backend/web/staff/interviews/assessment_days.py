"""An adviser moves a day to which several people were invited, or calls it off."""

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.ranking.assessment_days import call_day_off, move_day
from backend.referrals.days import at_day, latest_of
from backend.referrals.permissions import assessment_days_of, can_refer, referrals_of
from backend.web.kit.access import GET_AND_POST, only, record_list
from backend.web.kit.form_page import FormPage
from backend.web.kit.interviews.calendar import calendar_response, day_entry
from backend.web.kit.interviews.day_forms import CalledOffForm
from backend.web.kit.interviews.day_words import OFF, day_heading, day_rows, proposed_of, said_of
from backend.web.kit.moved_on import replaced, tell_moved_on
from backend.web.staff.interviews.day_forms import AdvisersMovedDayForm
from backend.web.staff.interviews.invite_page import full_name_of, link_of


@GET_AND_POST
@only(can_refer)
def day(request, public_id):
    found = get_object_or_404(assessment_days_of(request.viewer), public_id=public_id)
    if (now := latest_of(found)) != found:
        if request.method == "POST":
            tell_moved_on(request, replaced(now, request.viewer, noun="day"))
        return redirect("assessment-day", public_id=now.public_id)
    rows = list(at_day(referrals_of(request.viewer), found).select_related("care_leaver"))
    record_list(request, "assessment-day")
    draft = {"draft": "assessment-day-move", "about": public_id}
    page = FormPage(request, AdvisersMovedDayForm, **draft, proposed=proposed_of(found))
    if page.saves(move_day, day=found):
        said = said_of(page.result, full_name_of, verb="moved to the new day")
        return page.redirect(said, "assessment-day", page.result.day.public_id)
    return page.show(
        "web/kit/interviews/day.html",
        heading=day_heading(found),
        button="Move the day",
        back=reverse("opportunity", args=[found.opportunity.public_id]),
        back_text=found.opportunity.title,
        rows=day_rows(found),
        people=[(link_of(each), each.reference) for each in rows],
        calendar=reverse("assessment-day-calendar", args=[public_id]),
        off=reverse("assessment-day-off", args=[public_id]),
    )


@GET_AND_POST
@only(can_refer)
def off(request, public_id):
    found = get_object_or_404(assessment_days_of(request.viewer), public_id=public_id)
    page = FormPage(request, CalledOffForm)
    if page.saves(call_day_off, day=found):
        said = "The day is called off. Each of them is on Today until somebody has told them."
        return page.redirect(said, "opportunity", public_id=found.opportunity.public_id)
    back = reverse("assessment-day", args=[public_id])
    looks = {"button": "Call the day off", "button_kind": "warning", "explanation": OFF}
    return page.show(heading="Call the day off", caption=day_heading(found), back=back, **looks)


@require_safe
@only(can_refer)
def calendar(request, public_id):
    found = get_object_or_404(assessment_days_of(request.viewer), public_id=public_id)
    return calendar_response(day_entry(latest_of(found)), "assessment-day")
