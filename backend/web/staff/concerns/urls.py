from django.urls import path

from backend.web.staff.concerns import concern_pages, register_page


urlpatterns = [
    path("", register_page.concerns, name="concerns"),
    path("concerns.csv", register_page.export, name="concerns-csv"),
    path("<uuid:public_id>/", concern_pages.concern, name="concern"),
    path("<uuid:public_id>/outcome/", concern_pages.decide, name="concern-decide"),
]
