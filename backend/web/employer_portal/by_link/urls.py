from django.urls import path

from backend.web.employer_portal.by_link import answer_pages, link_pages


urlpatterns = [
    path("", answer_pages.introduction, name="introduction"),
    path("answer/", answer_pages.answer, name="introduction-answer"),
    path("leave/", answer_pages.leave, name="introduction-leave"),
    path("out/", link_pages.out, name="introduction-out"),
    path("interview.ics", answer_pages.calendar, name="introduction-calendar"),
    path("<str:token>/", link_pages.start, name="introduction-link"),
    path("<str:token>/code/", link_pages.code, name="introduction-code"),
    path("<str:token>/access/", link_pages.ask, name="introduction-access"),
]
