from django.urls import path

from backend.web.staff.oversight import pages


urlpatterns = [
    path("oversight/", pages.list_due, name="oversight"),
    path("people/<uuid:public_id>/oversight/add/", pages.write, name="person-oversight-note"),
    path("oversight-notes/<uuid:public_id>/answer/", pages.answer, name="oversight-answer"),
]
