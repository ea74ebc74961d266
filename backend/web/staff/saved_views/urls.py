from django.urls import path

from backend.web.staff.saved_views import pages


urlpatterns = [
    path("", pages.overview, name="saved-views"),
    path("add/", pages.add, name="saved-view-add"),
    path("edit/", pages.edit, name="saved-view-edit"),
    path("remove/", pages.remove, name="saved-view-remove"),
    path("put-back/", pages.put_back, name="saved-view-put-back"),
]
