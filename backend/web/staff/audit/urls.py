from django.urls import path

from backend.web.staff.audit import audit_pages


urlpatterns = [
    path("", audit_pages.audit_home, name="audit-home"),
    path("who-did-what.csv", audit_pages.audit_export, {"form": "csv"}, name="audit-export"),
    path("who-did-what.xlsx", audit_pages.audit_export, {"form": "xlsx"}, name="audit-export-workbook"),
    path("decisions/<uuid:public_id>/", audit_pages.audit_decision, name="audit-decision"),
]
