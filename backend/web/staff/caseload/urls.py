from django.urls import path

from backend.web.staff.caseload import assign_page, list_page, not_known_page


urlpatterns = [
    path("", list_page.people, name="people"),
    path("export.csv", list_page.export, name="people-export"),
    path("export.xlsx", list_page.export_workbook, name="people-export-workbook"),
    path("print/", list_page.to_print, name="people-print"),
    path("not-known/", not_known_page.list_not_known, name="people-not-known"),
    path("not-known/export.csv", not_known_page.export, name="people-not-known-export"),
    path("assign/", assign_page.assign, name="people-assign"),
]
