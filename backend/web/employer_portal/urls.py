from django.urls import path

from backend.web.employer_portal import answers, introductions, organisations, outcomes, own, steps
from backend.web.employer_portal.files import views as files
from backend.web.employer_portal.posting import starting
from backend.web.employer_portal.posting import views as posting


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
    path("organisations/", organisations.organisations, name="employer-organisations"),
    path("files/", files.files, name="opportunity-files"),
    path("files/<uuid:public_id>/", files.file, name="opportunity-file"),
    path("files/<uuid:public_id>/columns/", files.columns, name="opportunity-file-columns"),
    path("files/<uuid:public_id>/confirm/", files.confirm, name="opportunity-file-confirm"),
    path("files/<uuid:public_id>/discard/", files.discard, name="opportunity-file-discard"),
    path("files/<uuid:public_id>/rows-to-correct.csv", files.refused, name="opportunity-file-refused"),
    path("referrals/", introductions.introductions, name="employer-referrals"),
    path("referrals/<uuid:public_id>/", introductions.introduction, name="employer-referral"),
    path("referrals/<uuid:public_id>/answer/", answers.answer_introduction, name="employer-referral-answer"),
]
