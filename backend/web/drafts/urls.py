from django.urls import path

from backend.web.drafts import views


urlpatterns = [
    path("", views.keep, name="draft"),
    path("discard/", views.throw_away, name="draft-discard"),
]
