from django.urls import path

from backend.web.staff.interviews import assessment_days, interview_page, invite_page, other_times_page, times_page


REFERRAL, DAY = "referrals/<uuid:public_id>/", "assessment-days/<uuid:public_id>/"

urlpatterns = [
    path(f"{REFERRAL}times/", times_page.times, name="referral-times"),
    path(f"{REFERRAL}other-times/", other_times_page.other_times, name="referral-other-times"),
    path(f"{REFERRAL}interview/", interview_page.interview, name="referral-interview"),
    path(f"{REFERRAL}interview.ics", interview_page.calendar, name="referral-calendar"),
    path("opportunities/<uuid:public_id>/day/", invite_page.invite, name="opportunity-day"),
    path(DAY, assessment_days.day, name="assessment-day"),
    path(f"{DAY}off/", assessment_days.off, name="assessment-day-off"),
    path(f"{DAY}day.ics", assessment_days.calendar, name="assessment-day-calendar"),
]
