from django.urls import path

from backend.web.staff.providers import file_page, pages


urlpatterns = [
    path("providers/", pages.providers, name="providers"),
    path("providers/add/", pages.add, name="provider-add"),
    path("providers/<uuid:public_id>/", pages.provider, name="provider"),
    path("providers/<uuid:public_id>/ask/", pages.ask, name="provider-ask"),
    path("providers/<uuid:public_id>/rung/", pages.rung, name="provider-rung"),
    path("providers/<uuid:public_id>/file/", file_page.learners_file, name="provider-file"),
    path("<uuid:public_id>/enrolments/add/", pages.enrolment, name="person-enrolment"),
    path("enrolments/<uuid:public_id>/end/", pages.end, name="enrolment-end"),
    path("enrolments/<uuid:public_id>/said/", pages.said, name="enrolment-said"),
    path("list-answers/<uuid:public_id>/", pages.answer, name="list-answer"),
]
