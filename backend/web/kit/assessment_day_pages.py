"""Pages of a day to which several people were invited, as both sides look at them.

`routes` is the name of the day's page on one side; those around it are named after it: "employer-day-off".
"""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from backend.opportunities.models import Opportunity
from backend.referrals.days import latest_of
from backend.referrals.models import AssessmentDay, Referral
from backend.referrals.permissions import assessment_days_of
from backend.web.kit.content import Link
from backend.web.kit.form_page import FormPage
from backend.web.kit.interviews.calendar import calendar_response, day_entry
from backend.web.kit.interviews.day_words import OFF, day_heading, day_rows
from backend.web.kit.moved_on import replaced, tell_moved_on


def show_invitations(
    page: FormPage, post: Opportunity, *, back: str, may_come: Sequence[Referral], others: Sequence[tuple[Link, str]]
) -> HttpResponse:
    return page.show(
        "web/kit/interviews/introduced.html",
        heading="Invite several to one day",
        button="Send the invitations",
        caption=post.title,
        title=f"Invite several to one day: {post.title}",
        back=back,
        may_come=may_come,
        others=others,
    )


def lead_to_latest(request: HttpRequest, day: AssessmentDay, routes: str) -> HttpResponse | None:
    """Where the day was moved, to the page of the one that stands."""
    now = latest_of(day)
    if now == day:
        return None
    if request.method == "POST":
        tell_moved_on(request, replaced(now, request.viewer, noun="day"))
    return redirect(routes, public_id=now.public_id)


def show_day(
    page: FormPage, day: AssessmentDay, routes: str, *, back: str, back_text: str, people: Sequence[tuple[Link, str]]
) -> HttpResponse:
    return page.show(
        "web/kit/interviews/day.html",
        heading=day_heading(day),
        button="Move the day",
        back=back,
        back_text=back_text,
        rows=day_rows(day),
        people=people,
        calendar=reverse(f"{routes}-calendar", args=[day.public_id]),
        off=reverse(f"{routes}-off", args=[day.public_id]),
    )


def show_day_off(page: FormPage, day: AssessmentDay, routes: str) -> HttpResponse:
    back = reverse(routes, args=[day.public_id])
    looks = {"button": "Call the day off", "button_kind": "warning", "explanation": OFF}
    return page.show(heading="Call the day off", caption=day_heading(day), back=back, **looks)


def day_for_calendar(request: HttpRequest, public_id: object) -> HttpResponse:
    found = get_object_or_404(assessment_days_of(request.viewer), public_id=public_id)
    return calendar_response(day_entry(latest_of(found)), "assessment-day")
