from django.urls import path

from backend.web.employer_portal import (
    introduction_answers,
    introduction_page,
    introductions,
    opportunities,
    opportunity_steps,
    organisations,
    outcomes,
    taking_back,
)
from backend.web.employer_portal.files import template_pages
from backend.web.employer_portal.files import views as files
from backend.web.employer_portal.home import home_page
from backend.web.employer_portal.posting import parts_page, post_page, start_page


ONE = "opportunities/<uuid:public_id>/"

urlpatterns = [
    path("home/", home_page.home, name="employer-home"),
    path("opportunities/", opportunities.own_opportunities, name="employer-opportunities"),
    path("opportunities/add/", post_page.add, name="opportunity-add"),
    path("opportunities/begin/", parts_page.begin, name="opportunity-begin"),
    path("opportunities/start/", start_page.start, name="opportunity-start"),
    path(f"{ONE}copy/", start_page.copy, name="opportunity-copy"),
    path(f"{ONE}preview/", start_page.preview, name="opportunity-preview"),
    path(f"{ONE}outcome/", outcomes.outcome, name="opportunity-outcome"),
    path(f"{ONE}outcome/questions/", outcomes.outcome_questions, name="outcome-questions"),
    path(ONE, opportunities.own_opportunity, name="employer-opportunity"),
    path(f"{ONE}edit/", post_page.edit, name="opportunity-edit"),
    path(f"{ONE}parts/", parts_page.parts, name="opportunity-parts"),
    path(f"{ONE}parts/<slug:slug>/", parts_page.part, name="opportunity-part"),
    *(
        path(f"{ONE}{name}/", opportunity_steps.take_step, {"step": step}, name=f"opportunity-{name}")
        for step, name in ((step, step.replace("_", "-")) for step in opportunity_steps.STEPS)
    ),
    path("organisations/", organisations.organisations, name="employer-organisations"),
    path("files/", files.files, name="opportunity-files"),
    path("files/what-to-write/", template_pages.columns_explained, name="opportunity-file-help"),
    path("files/template.<slug:form>", template_pages.template, name="opportunity-file-template"),
    path("files/<uuid:public_id>/", files.file, name="opportunity-file"),
    path("files/<uuid:public_id>/columns/", files.columns, name="opportunity-file-columns"),
    path("files/<uuid:public_id>/confirm/", files.confirm, name="opportunity-file-confirm"),
    path("files/<uuid:public_id>/discard/", files.discard, name="opportunity-file-discard"),
    path("files/<uuid:public_id>/rows-to-correct.csv", files.refused_rows, name="opportunity-file-refused"),
    path("referrals/", introductions.introductions, name="employer-referrals"),
    path("referrals/<uuid:public_id>/", introduction_page.introduction, name="employer-referral"),
    path("referrals/<uuid:public_id>/answer/", introduction_answers.answer, name="employer-referral-answer"),
    path("referrals/<uuid:public_id>/take-back/", taking_back.take_back, name="employer-referral-take-back"),
]
