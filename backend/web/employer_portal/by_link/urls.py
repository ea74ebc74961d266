from django.urls import path

from backend.web.employer_portal.by_link import answer_pages, brief_pages, deletion_pages, document_pages, link_pages
from backend.web.employer_portal.by_link.doors import DELETION, INTRODUCTION


urlpatterns = [
    path("", answer_pages.introduction, name="introduction"),
    path("answer/", answer_pages.answer, name="introduction-answer"),
    path("brief/", brief_pages.brief, name="introduction-brief"),
    path("documents/<uuid:public_id>/", document_pages.document, name="introduction-document"),
    path("leave/", answer_pages.leave, name="introduction-leave"),
    path("out/", link_pages.out, name="introduction-out"),
    path("interview.ics", answer_pages.calendar, name="introduction-calendar"),
    path("<str:token>/", link_pages.start_of(INTRODUCTION), name="introduction-link"),
    path("<str:token>/code/", link_pages.code_of(INTRODUCTION), name="introduction-code"),
    path("<str:token>/access/", link_pages.ask_of(INTRODUCTION), name="introduction-access"),
]
deletion_urls = [
    path("", deletion_pages.request_to_delete, name="deletion"),
    path("leave/", deletion_pages.leave, name="deletion-leave"),
    path("out/", link_pages.out, name="deletion-out"),
    path("<str:token>/", link_pages.start_of(DELETION), name="deletion-link"),
    path("<str:token>/code/", link_pages.code_of(DELETION), name="deletion-code"),
    path("<str:token>/access/", link_pages.ask_of(DELETION), name="deletion-access"),
]
