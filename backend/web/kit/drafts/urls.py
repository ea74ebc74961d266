from django.urls import path

from backend.web.kit.drafts import views


urlpatterns = [
    path("", views.keep, name="draft"),
    path("discard/", views.throw_away, name="draft-discard"),
]
