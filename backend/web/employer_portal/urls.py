from django.urls import path

from backend.web.employer_portal import (
    assessment_days,
    brief_page,
    introduced_page,
    introduction_answers,
    introduction_page,
    introductions,
    opportunities,
    opportunity_steps,
    organisations,
    outcomes,
    sent_files,
    taking_back,
)
from backend.web.employer_portal.files import template_pages
from backend.web.employer_portal.files import views as files
from backend.web.employer_portal.home import home_page
from backend.web.employer_portal.posting import parts_page, post_page, start_page
from backend.web.kit.addresses import row_addresses


ONE = "opportunities/<uuid:public_id>/"

urlpatterns = [
    path("home/", home_page.home, name="employer-home"),
    path("opportunities/", opportunities.own_opportunities, name="employer-opportunities"),
    path("opportunities/add/", post_page.add, name="opportunity-add"),
    path("opportunities/begin/", parts_page.begin, name="opportunity-begin"),
    path("opportunities/start/", start_page.start, name="opportunity-start"),
    *row_addresses(
        "opportunity",
        {
            "copy/": start_page.copy,
            "preview/": start_page.preview,
            "outcome/": outcomes.outcome,
            "edit/": post_page.edit,
            "parts/": parts_page.parts,
        },
        below="opportunities/",
    ),
    path(f"{ONE}outcome/questions/", outcomes.outcome_questions, name="outcome-questions"),
    path(f"{ONE}introduced/", introduced_page.introduced, name="employer-introduced"),
    path("days/<uuid:public_id>/", assessment_days.day, name="employer-day"),
    path("days/<uuid:public_id>/off/", assessment_days.off, name="employer-day-off"),
    path("days/<uuid:public_id>/day.ics", assessment_days.calendar, name="employer-day-calendar"),
    path(ONE, opportunities.own_opportunity, name="employer-opportunity"),
    path(f"{ONE}brief/", brief_page.brief, name="employer-brief"),
    path(f"{ONE}parts/<slug:slug>/", parts_page.part, name="opportunity-part"),
    *(
        path(f"{ONE}{name}/", opportunity_steps.take_step, {"step": step}, name=f"opportunity-{name}")
        for step, name in ((step, step.replace("_", "-")) for step in opportunity_steps.STEPS)
    ),
    path("organisations/", organisations.organisations, name="employer-organisations"),
    path("files/", files.files, name="opportunity-files"),
    path("files/what-to-write/", template_pages.columns_explained, name="opportunity-file-help"),
    path("files/template.<slug:form>", template_pages.template, name="opportunity-file-template"),
    *row_addresses(
        "opportunity-file",
        {"": files.file, "columns/": files.columns, "confirm/": files.confirm, "discard/": files.discard},
        below="files/",
    ),
    path("files/<uuid:public_id>/rows-to-correct.csv", files.refused_rows, name="opportunity-file-refused"),
    path("documents/<uuid:public_id>/", sent_files.document, name="employer-document"),
    path("referrals/", introductions.introductions, name="employer-referrals"),
    *row_addresses(
        "employer-referral",
        {
            "": introduction_page.introduction,
            "answer/": introduction_answers.answer,
            "take-back/": taking_back.take_back,
        },
        below="referrals/",
    ),
]
