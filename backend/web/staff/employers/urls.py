from django.urls import include, path

from backend.web.kit.invitation_pages import invitation_addresses
from backend.web.staff.employers import check_pages, colleague_pages, concern_page, edit_pages, employer_page, list_page


INVITATION = invitation_addresses(edit_pages.invite_once_more, edit_pages.take_invitation_back, of="employer")

urlpatterns = [
    path("", list_page.employers, name="employers"),
    path("add/", edit_pages.add, name="employer-add"),
    path("people/<uuid:public_id>/end/", edit_pages.end, name="employer-contact-end"),
    path("people/<uuid:public_id>/opportunities/", colleague_pages.give, name="employer-contact-opportunities"),
    path("colleagues/<uuid:public_id>/", colleague_pages.answer, name="employer-colleague"),
    path("invitations/<uuid:public_id>/", INVITATION),
    path("", include("backend.web.staff.employers.organisation_urls")),
    path("<uuid:public_id>/", employer_page.employer, name="employer"),
    path("<uuid:public_id>/edit/", edit_pages.edit, name="employer-edit"),
    path("<uuid:public_id>/invite/", edit_pages.invite, name="employer-invite"),
    path("<uuid:public_id>/check/", check_pages.record, name="employer-check"),
    path("<uuid:public_id>/verify/", check_pages.verify_employer, name="employer-verify"),
    path("<uuid:public_id>/propose/", check_pages.propose_employer, name="employer-propose"),
    path("<uuid:public_id>/send-back/", check_pages.send_employer_back, name="employer-send-back"),
    path("checks/<uuid:public_id>/file/", check_pages.file, name="employer-check-file"),
    path("<uuid:public_id>/concern/", concern_page.concern, name="employer-concern"),
]
