from django.urls import path

from backend.web.staff.referrals import (
    add_details_page,
    hold_pages,
    list_page,
    question_page,
    refer_page,
    referral_page,
    start_page,
)


urlpatterns = [
    path("people/<uuid:person_id>/opportunities/<uuid:opportunity_id>/refer/", refer_page.refer_person, name="refer"),
    path(
        "people/<uuid:person_id>/opportunities/<uuid:opportunity_id>/go-past/", hold_pages.go_past_rules, name="go-past"
    ),
    path("clearances/<uuid:public_id>/take-back/", hold_pages.take_back_clearance, name="clearance-take-back"),
    path("referrals/", list_page.referrals, name="referrals"),
    path("referrals/<uuid:public_id>/", referral_page.referral, name="referral"),
    path("referrals/<uuid:public_id>/step/", referral_page.take_step, name="referral-step"),
    path("referrals/<uuid:public_id>/question/", question_page.settle, name="referral-question"),
    path("referrals/<uuid:public_id>/checked/", hold_pages.check, name="referral-checked"),
    path("referrals/<uuid:public_id>/start/", start_page.start, name="referral-start"),
    path("referrals/<uuid:public_id>/details/", add_details_page.add_details, name="referral-add-details"),
]
