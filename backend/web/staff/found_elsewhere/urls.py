from django.urls import path

from backend.web.staff.found_elsewhere import pages


urlpatterns = [
    path("people/<uuid:public_id>/found-elsewhere/", pages.add, name="person-found-elsewhere"),
    path("approvals/found-elsewhere/<uuid:public_id>/", pages.publish, name="found-publish"),
]
