from django.urls import path

from backend.web.staff.administration import changing, feeds, people, views


urlpatterns = [
    path("", people.people_and_roles, name="administration"),
    path("people/invite/", changing.invite, name="administration-invite"),
    path("people/<uuid:public_id>/", people.member, name="administration-member"),
    path("people/<uuid:public_id>/role/", changing.role, name="administration-member-role"),
    path("people/<uuid:public_id>/end/", changing.end, name="administration-member-end"),
    path("people/<uuid:public_id>/second-factor/", changing.second_factor, name="administration-member-second-factor"),
    path("people/<uuid:public_id>/invite-again/", changing.invite_once_more, name="administration-member-invite-again"),
    path("imports/", views.imports, name="administration-imports"),
    path("imports/files/<uuid:public_id>/", views.import_run, name="administration-import-run"),
    path("imports/feeds/<uuid:public_id>/", views.feed_run, name="administration-feed-run"),
    path("feeds/", feeds.feeds, name="administration-feeds"),
    path("feeds/ask/", feeds.ask, name="administration-feed-ask"),
    path("feeds/area/", feeds.area, name="administration-feed-area"),
    path("feeds/<uuid:public_id>/", feeds.feed_sync, name="administration-feed-sync"),
    path("feeds/<uuid:public_id>/accept/", feeds.accept, name="administration-feed-accept"),
    path("jobs/", views.parked_jobs, name="administration-jobs"),
    path("jobs/<uuid:public_id>/replay/", views.replay_job, name="administration-job-replay"),
]
