from django.urls import path

from backend.web.staff.approvals import approval_pages, duplicate_pages, queue_page


urlpatterns = [
    path("", queue_page.approvals, name="approvals"),
    path("duplicates/", duplicate_pages.duplicates, name="duplicates"),
    path("<uuid:public_id>/duplicates/", duplicate_pages.compare, name="approval-duplicates"),
    path("<uuid:public_id>/", approval_pages.approval, name="approval"),
    path("<uuid:public_id>/changes/", approval_pages.ask_for_changes, name="approval-changes"),
    path("<uuid:public_id>/reject/", approval_pages.reject, name="approval-reject"),
]
