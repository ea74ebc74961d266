from django.urls import path

from backend.web.staff.placements import list, page, recording


urlpatterns = [
    path("", list.placements, name="placements"),
    path("<uuid:public_id>/", page.placement, name="placement"),
    path("<uuid:public_id>/break/", recording.begin_break, name="placement-break"),
    path("<uuid:public_id>/end/", recording.end, name="placement-end"),
    path("<uuid:public_id>/end/undo/", recording.undo_end, name="placement-end-undo"),
    path("<uuid:public_id>/break/end/", recording.end_break, name="placement-break-end"),
    path("check-ins/<uuid:public_id>/", recording.check_in, name="check-in"),
]
