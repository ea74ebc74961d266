from django.urls import path

from backend.web.approvals import deciding, queue


urlpatterns = [
    path("", queue.approvals, name="approvals"),
    path("<uuid:public_id>/", deciding.approval, name="approval"),
    path("<uuid:public_id>/changes/", deciding.ask_for_changes, name="approval-changes"),
    path("<uuid:public_id>/reject/", deciding.reject, name="approval-reject"),
]
