"""Which rows are one organisation, and the questions about it."""

from django.urls import path

from backend.web.staff.employers import organisation_pages


urlpatterns = [
    path("questions/", organisation_pages.questions, name="employer-questions"),
    path("feed-names/<uuid:public_id>/", organisation_pages.feed_name, name="employer-feed-name"),
    path("feed-names/<uuid:public_id>/undo/", organisation_pages.undo_feed_name, name="employer-feed-name-undo"),
    path("records/<uuid:public_id>/remove/", organisation_pages.remove, name="employer-record-remove"),
    path("<uuid:public_id>/organisation/", organisation_pages.organisation, name="employer-organisation"),
    path("<uuid:public_id>/organisation/name/", organisation_pages.trading_name, name="employer-trading-name"),
    path("<uuid:public_id>/organisation/parent/", organisation_pages.parent, name="employer-parent"),
    path("<uuid:public_id>/organisation/same/", organisation_pages.same, name="employer-same"),
]
