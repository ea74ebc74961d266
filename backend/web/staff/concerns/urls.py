from django.urls import path

from backend.web.staff.concerns import page, register


urlpatterns = [
    path("", register.concerns, name="concerns"),
    path("concerns.csv", register.export, name="concerns-csv"),
    path("<uuid:public_id>/", page.concern, name="concern"),
    path("<uuid:public_id>/outcome/", page.decide, name="concern-decide"),
]
