from django.urls import path

from backend.web.kit.invitation_pages import invitation_addresses
from backend.web.staff.administration import (
    access,
    employer_pages,
    feed_pages,
    import_pages,
    member_pages,
    message_pages,
    overview_page,
    settings_page,
)
from backend.web.staff.administration.safeguarding_page import safeguarding


INVITATION = invitation_addresses(access.invite_once_more, access.take_invitation_back, of="administration")

urlpatterns = [
    path("", member_pages.people_and_roles, name="administration"),
    path("overview/", overview_page.overview, name="administration-overview"),
    path("people/invite/", access.invite, name="administration-invite"),
    path("people/<uuid:public_id>/", member_pages.member, name="administration-member"),
    path("people/<uuid:public_id>/role/", access.role, name="administration-member-role"),
    path("people/<uuid:public_id>/end/", access.end, name="administration-member-end"),
    path("people/<uuid:public_id>/second-factor/", access.second_factor, name="administration-member-second-factor"),
    path("people/invitations/<uuid:public_id>/", INVITATION),
    path("settings/", settings_page.settings, name="administration-settings"),
    path("settings/<uuid:public_id>/undo/", settings_page.undo, name="administration-setting-undo"),
    path("safeguarding/", safeguarding, name="administration-safeguarding"),
    path("imports/", import_pages.imports, name="administration-imports"),
    path("imports/files/<uuid:public_id>/", import_pages.import_run, name="administration-import-run"),
    path("imports/feeds/<uuid:public_id>/", import_pages.feed_run, name="administration-feed-run"),
    path("feeds/", feed_pages.feeds, name="administration-feeds"),
    path("feeds/ask/", feed_pages.ask, name="administration-feed-ask"),
    path("feeds/area/", feed_pages.area, name="administration-feed-area"),
    path("feeds/<uuid:public_id>/", feed_pages.feed_sync, name="administration-feed-sync"),
    path("feeds/<uuid:public_id>/accept/", feed_pages.accept, name="administration-feed-accept"),
    path("employers/", employer_pages.employers, name="administration-employers"),
    path("messages/", message_pages.messages_of_council, name="administration-messages"),
    path("messages/decide/", message_pages.decide, name="administration-messages-decide"),
    path("jobs/", import_pages.parked_jobs, name="administration-jobs"),
    path("jobs/<uuid:public_id>/replay/", import_pages.replay_job, name="administration-job-replay"),
]
