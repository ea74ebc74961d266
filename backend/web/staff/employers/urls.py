from django.urls import path

from backend.web.staff.employers import (
    check_pages,
    colleague_pages,
    concern_page,
    edit_pages,
    employer_page,
    list_page,
    organisation_pages,
)


urlpatterns = [
    path("", list_page.employers, name="employers"),
    path("add/", edit_pages.add, name="employer-add"),
    path("people/<uuid:public_id>/end/", edit_pages.end, name="employer-contact-end"),
    path("people/<uuid:public_id>/opportunities/", colleague_pages.give, name="employer-contact-opportunities"),
    path("colleagues/<uuid:public_id>/", colleague_pages.answer, name="employer-colleague"),
    path("questions/", organisation_pages.questions, name="employer-questions"),
    path("feed-names/<uuid:public_id>/", organisation_pages.feed_name, name="employer-feed-name"),
    path("feed-names/<uuid:public_id>/undo/", organisation_pages.undo_feed_name, name="employer-feed-name-undo"),
    path("records/<uuid:public_id>/remove/", organisation_pages.remove, name="employer-record-remove"),
    path("<uuid:public_id>/organisation/", organisation_pages.organisation, name="employer-organisation"),
    path("<uuid:public_id>/organisation/name/", organisation_pages.trading_name, name="employer-trading-name"),
    path("<uuid:public_id>/organisation/parent/", organisation_pages.parent, name="employer-parent"),
    path("<uuid:public_id>/organisation/same/", organisation_pages.same, name="employer-same"),
    path("invitations/<uuid:public_id>/again/", edit_pages.invite_once_more, name="employer-invitation-again"),
    path(
        "invitations/<uuid:public_id>/take-back/", edit_pages.take_invitation_back, name="employer-invitation-take-back"
    ),
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
