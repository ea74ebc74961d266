from django.urls import path

from backend.web.administration import views


urlpatterns = [
    path("", views.people_and_roles, name="administration"),
    path("imports/", views.imports, name="administration-imports"),
    path("imports/files/<uuid:public_id>/", views.import_run, name="administration-import-run"),
    path("imports/feeds/<uuid:public_id>/", views.feed_run, name="administration-feed-run"),
    path("jobs/", views.parked_jobs, name="administration-jobs"),
    path("jobs/<uuid:public_id>/replay/", views.replay_job, name="administration-job-replay"),
]
