from django.urls import path

from backend.web.staff.referrals import add_details_page, list_page, refer_page, referral_page


urlpatterns = [
    path("people/<uuid:person_id>/opportunities/<uuid:opportunity_id>/refer/", refer_page.refer_person, name="refer"),
    path("referrals/", list_page.referrals, name="referrals"),
    path("referrals/<uuid:public_id>/", referral_page.referral, name="referral"),
    path("referrals/<uuid:public_id>/step/", referral_page.take_step, name="referral-step"),
    path("referrals/<uuid:public_id>/start/", referral_page.start, name="referral-start"),
    path("referrals/<uuid:public_id>/details/", add_details_page.add_details, name="referral-add-details"),
]
