from django.urls import path

from backend.web.employer import answers, introductions, outcomes, own, steps
from backend.web.employer.posting import starting
from backend.web.employer.posting import views as posting


urlpatterns = [
    path("opportunities/", own.own_opportunities, name="employer-opportunities"),
    path("opportunities/add/", posting.add, name="opportunity-add"),
    path("opportunities/start/", starting.start, name="opportunity-start"),
    path("opportunities/<uuid:public_id>/copy/", starting.copy, name="opportunity-copy"),
    path("opportunities/<uuid:public_id>/preview/", starting.preview, name="opportunity-preview"),
    path("opportunities/<uuid:public_id>/outcome/", outcomes.outcome, name="opportunity-outcome"),
    path("opportunities/<uuid:public_id>/outcome/questions/", outcomes.outcome_questions, name="outcome-questions"),
    path("opportunities/<uuid:public_id>/", own.own_opportunity, name="employer-opportunity"),
    path("opportunities/<uuid:public_id>/edit/", posting.edit, name="opportunity-edit"),
    *(
        path(f"opportunities/<uuid:public_id>/{name}/", steps.take_step, {"step": step}, name=f"opportunity-{name}")
        for step, name in ((step, step.replace("_", "-")) for step in steps.STEPS)
    ),
    path("referrals/", introductions.introductions, name="employer-referrals"),
    path("referrals/<uuid:public_id>/", introductions.introduction, name="employer-referral"),
    path("referrals/<uuid:public_id>/answer/", answers.answer_introduction, name="employer-referral-answer"),
]
