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
from backend.referrals.days import at_day, latest_of
from backend.referrals.permissions import assessment_days_of
from backend.web.employer_portal.introduced_page import link_of
from backend.web.employer_portal.introduction_states import introductions_of, name_of
from backend.web.employer_portal.names_shown import record_names_shown
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.form_page import FormPage
from backend.web.kit.interviews.calendar import calendar_response, day_entry
from backend.web.kit.interviews.day_forms import CalledOffForm, MovedDayForm
from backend.web.kit.interviews.day_words import OFF, day_heading, day_rows, proposed_of, said_of
from backend.web.kit.moved_on import replaced, tell_moved_on


@GET_AND_POST
@only(acts_for_an_employer)
def day(request, public_id):
    found = get_object_or_404(assessment_days_of(request.viewer), public_id=public_id)
    if (now := latest_of(found)) != found:
        if request.method == "POST":
            tell_moved_on(request, replaced(now, request.viewer, noun="day"))
        return redirect("employer-day", public_id=now.public_id)
    rows = with_holds(list(at_day(introductions_of(request.viewer), found)), council_id=request.viewer.council_id)
    record_read(viewer=request.viewer, subject=request.viewer.council, page="employer-day")
    record_names_shown(request.viewer, rows, page="employer-day")
    page = FormPage(request, MovedDayForm, draft="assessment-day-move", about=public_id, proposed=proposed_of(found))
    if page.saves(partial(move_day, neutral=True), day=found):
        said = said_of(page.result, name_of, verb="moved to the new day")
        return page.redirect(said, "employer-day", page.result.day.public_id)
    return page.show(
        "web/kit/interviews/day.html",
        heading=day_heading(found),
        button="Move the day",
        back=reverse("employer-referrals"),
        back_text="People introduced to you",
        rows=day_rows(found),
        people=[(link_of(each), each.reference) for each in rows],
        calendar=reverse("employer-day-calendar", args=[public_id]),
        off=reverse("employer-day-off", args=[public_id]),
    )


@GET_AND_POST
@only(acts_for_an_employer)
def off(request, public_id):
    found = get_object_or_404(assessment_days_of(request.viewer), public_id=public_id)
    page = FormPage(request, CalledOffForm)
    if page.saves(call_day_off, day=found):
        messages.success(request, "The day is called off. The employment team tells everybody.")
        return redirect("employer-referrals")
    back = reverse("employer-day", args=[public_id])
    looks = {"button": "Call the day off", "button_kind": "warning", "explanation": OFF}
    return page.show(heading="Call the day off", caption=day_heading(found), back=back, **looks)


@require_safe
@only(acts_for_an_employer)
def calendar(request, public_id):
    found = get_object_or_404(assessment_days_of(request.viewer), public_id=public_id)
    return calendar_response(day_entry(latest_of(found)), "assessment-day")
