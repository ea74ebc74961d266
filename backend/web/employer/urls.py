from django.urls import path

from backend.web.employer import answers, introductions, organisations, own, steps
from backend.web.employer.posting import views as posting


urlpatterns = [
    path("opportunities/", own.own_opportunities, name="employer-opportunities"),
    path("opportunities/add/", posting.add, name="opportunity-add"),
    path("opportunities/<uuid:public_id>/", own.own_opportunity, name="employer-opportunity"),
    path("opportunities/<uuid:public_id>/edit/", posting.edit, name="opportunity-edit"),
    *(
        path(f"opportunities/<uuid:public_id>/{step}/", steps.take_step, {"step": step}, name=f"opportunity-{step}")
        for step in steps.STEPS
    ),
    path("organisations/", organisations.organisations, name="employer-organisations"),
    path("referrals/", introductions.introductions, name="employer-referrals"),
    path("referrals/<uuid:public_id>/", introductions.introduction, name="employer-referral"),
    path("referrals/<uuid:public_id>/answer/", answers.answer_introduction, name="employer-referral-answer"),
]
