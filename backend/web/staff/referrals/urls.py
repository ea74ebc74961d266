from django.urls import path

from backend.web.staff.referrals import following, list, referring


urlpatterns = [
    path("people/<uuid:person_id>/opportunities/<uuid:opportunity_id>/refer/", referring.refer_person, name="refer"),
    path("referrals/", list.referrals, name="referrals"),
    path("referrals/<uuid:public_id>/", following.referral, name="referral"),
    path("referrals/<uuid:public_id>/step/", following.take_step, name="referral-step"),
    path("referrals/<uuid:public_id>/start/", following.start, name="referral-start"),
]
