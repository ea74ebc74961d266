from django.urls import include, path

from backend.web.kit.addresses import row_addresses
from backend.web.kit.invitation_pages import invitation_addresses
from backend.web.staff.employers import check_pages, colleague_pages, concern_page, edit_pages, employer_page, list_page


INVITATION = invitation_addresses(edit_pages.invite_once_more, edit_pages.take_invitation_back, of="employer")

urlpatterns = [
    path("", list_page.employers, name="employers"),
    path("add/", edit_pages.add, name="employer-add"),
    *row_addresses(
        "employer-contact", {"end/": edit_pages.end, "opportunities/": colleague_pages.give}, below="people/"
    ),
    path("colleagues/<uuid:public_id>/", colleague_pages.answer, name="employer-colleague"),
    path("invitations/<uuid:public_id>/", INVITATION),
    path("", include("backend.web.staff.employers.organisation_urls")),
    *row_addresses(
        "employer",
        {
            "": employer_page.employer,
            "edit/": edit_pages.edit,
            "invite/": edit_pages.invite,
            "check/": check_pages.record,
            "verify/": check_pages.verify_employer,
            "propose/": check_pages.propose_employer,
            "send-back/": check_pages.send_employer_back,
            "concern/": concern_page.concern,
        },
    ),
    path("checks/<uuid:public_id>/file/", check_pages.file, name="employer-check-file"),
]
