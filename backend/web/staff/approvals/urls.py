from django.urls import path

from backend.web.staff.approvals import deciding, duplicates, queue


urlpatterns = [
    path("", queue.approvals, name="approvals"),
    path("duplicates/", duplicates.duplicates, name="duplicates"),
    path("<uuid:public_id>/duplicates/", duplicates.compare, name="approval-duplicates"),
    path("<uuid:public_id>/", deciding.approval, name="approval"),
    path("<uuid:public_id>/changes/", deciding.ask_for_changes, name="approval-changes"),
    path("<uuid:public_id>/reject/", deciding.reject, name="approval-reject"),
]
