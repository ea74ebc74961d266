from django.urls import URLPattern, path

from backend.web.employer_portal.by_link import (
    answer_pages,
    brief_pages,
    deletion_pages,
    document_pages,
    learner_pages,
    link_pages,
)
from backend.web.employer_portal.by_link.doors import DELETION, INTRODUCTION, LEARNERS, Door


def door_addresses(door: Door) -> list[URLPattern]:
    return [
        path("out/", link_pages.out, name=door.named("out")),
        path("<str:token>/", link_pages.start_of(door), name=door.named("link")),
        path("<str:token>/code/", link_pages.code_of(door), name=door.named("code")),
        path("<str:token>/access/", link_pages.ask_of(door), name=door.named("access")),
    ]


urlpatterns = [
    path("", answer_pages.introduction, name="introduction"),
    path("answer/", answer_pages.answer, name="introduction-answer"),
    path("brief/", brief_pages.brief, name="introduction-brief"),
    path("documents/<uuid:public_id>/", document_pages.document, name="introduction-document"),
    path("leave/", answer_pages.leave, name="introduction-leave"),
    path("interview.ics", answer_pages.calendar, name="introduction-calendar"),
    *door_addresses(INTRODUCTION),
]
deletion_urls = [
    path("", deletion_pages.request_to_delete, name="deletion"),
    path("leave/", deletion_pages.leave, name="deletion-leave"),
    *door_addresses(DELETION),
]
learner_urls = [
    path("", learner_pages.learners, name="learners"),
    path("leave/", learner_pages.leave, name="learners-leave"),
    *door_addresses(LEARNERS),
]
