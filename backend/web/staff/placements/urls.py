from django.urls import path

from backend.web.staff.placements import change_pages, list_page, placement_page


urlpatterns = [
    path("", list_page.placements, name="placements"),
    path("<uuid:public_id>/", placement_page.placement, name="placement"),
    path("<uuid:public_id>/break/", change_pages.begin_break, name="placement-break"),
    path("<uuid:public_id>/end/", change_pages.end, name="placement-end"),
    path("<uuid:public_id>/end/undo/", change_pages.undo_end, name="placement-end-undo"),
    path("<uuid:public_id>/break/end/", change_pages.end_break, name="placement-break-end"),
    path("check-ins/<uuid:public_id>/", change_pages.check_in, name="check-in"),
]
