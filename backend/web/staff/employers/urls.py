from django.urls import path

from backend.web.staff.employers import check_pages, concern_page, edit_pages, employer_page, list_page


urlpatterns = [
    path("", list_page.employers, name="employers"),
    path("add/", edit_pages.add, name="employer-add"),
    path("people/<uuid:public_id>/end/", edit_pages.end, name="employer-contact-end"),
    path("invitations/<uuid:public_id>/again/", edit_pages.invite_once_more, name="employer-invitation-again"),
    path(
        "invitations/<uuid:public_id>/take-back/", edit_pages.take_invitation_back, name="employer-invitation-take-back"
    ),
    path("<uuid:public_id>/", employer_page.employer, name="employer"),
    path("<uuid:public_id>/edit/", edit_pages.edit, name="employer-edit"),
    path("<uuid:public_id>/invite/", edit_pages.invite, name="employer-invite"),
    path("<uuid:public_id>/check/", check_pages.record, name="employer-check"),
    path("<uuid:public_id>/verify/", check_pages.verify_employer, name="employer-verify"),
    path("<uuid:public_id>/concern/", concern_page.concern, name="employer-concern"),
]
