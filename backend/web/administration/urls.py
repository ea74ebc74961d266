from django.urls import path

from backend.web.administration import changing, people, views


urlpatterns = [
    path("", people.people_and_roles, name="administration"),
    path("people/invite/", changing.invite, name="administration-invite"),
    path("people/<uuid:public_id>/", people.member, name="administration-member"),
    path("people/<uuid:public_id>/role/", changing.role, name="administration-member-role"),
    path("people/<uuid:public_id>/end/", changing.end, name="administration-member-end"),
    path("people/<uuid:public_id>/second-factor/", changing.second_factor, name="administration-member-second-factor"),
    path("people/<uuid:public_id>/invite-again/", changing.invite_once_more, name="administration-member-invite-again"),
    path("imports/", views.imports, name="administration-imports"),
    path("imports/feeds/<uuid:public_id>/", views.feed_run, name="administration-feed-run"),
    path("jobs/", views.parked_jobs, name="administration-jobs"),
    path("jobs/<uuid:public_id>/replay/", views.replay_job, name="administration-job-replay"),
]
