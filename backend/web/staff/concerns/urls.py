from django.urls import path

from backend.web.staff.concerns import concern_pages, raised_pages, register_page, told_page


urlpatterns = [
    path("", register_page.concerns, name="concerns"),
    path("concerns.csv", register_page.export, name="concerns-csv"),
    path("raised/", raised_pages.raised, name="concerns-raised"),
    path("raised/<uuid:public_id>/", raised_pages.one_raised, name="concern-raised"),
    path("<uuid:public_id>/", concern_pages.concern, name="concern"),
    path("<uuid:public_id>/outcome/", concern_pages.decide, name="concern-decide"),
    path("<uuid:public_id>/designated-officer/", told_page.told, name="concern-told"),
]
