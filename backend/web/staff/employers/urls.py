from django.urls import path

from backend.web.staff.employers import changing, checking, list, page, raising


urlpatterns = [
    path("", list.employers, name="employers"),
    path("add/", changing.add, name="employer-add"),
    path("people/<uuid:public_id>/end/", changing.end, name="employer-contact-end"),
    path("<uuid:public_id>/", page.employer, name="employer"),
    path("<uuid:public_id>/edit/", changing.edit, name="employer-edit"),
    path("<uuid:public_id>/invite/", changing.invite, name="employer-invite"),
    path("<uuid:public_id>/check/", checking.record, name="employer-check"),
    path("<uuid:public_id>/verify/", checking.verified, name="employer-verify"),
    path("<uuid:public_id>/concern/", raising.concern, name="employer-concern"),
]
