from django.urls import path

from backend.web.staff.placements import (
    change_pages,
    check_page,
    correction_pages,
    employer_change_correction_pages,
    employer_change_page,
    list_page,
    placement_page,
    undo_start_page,
)


urlpatterns = [
    path("", list_page.placements, name="placements"),
    path("<uuid:public_id>/", placement_page.placement, name="placement"),
    path("<uuid:public_id>/break/", change_pages.begin_break, name="placement-break"),
    path("<uuid:public_id>/checked/", check_page.checked, name="placement-checked"),
    path("<uuid:public_id>/first-day/", correction_pages.first_day, name="placement-first-day"),
    path("<uuid:public_id>/employer/", employer_change_page.employer_change, name="placement-employer"),
    path("<uuid:public_id>/start/undo/", undo_start_page.undo, name="placement-start-undo"),
    path("<uuid:public_id>/end/", change_pages.end, name="placement-end"),
    path("<uuid:public_id>/end/undo/", change_pages.undo_end, name="placement-end-undo"),
    path("<uuid:public_id>/break/end/", change_pages.end_break, name="placement-break-end"),
    path(
        "employers/<uuid:public_id>/correct/",
        employer_change_correction_pages.correct,
        name="employer-change-correct",
    ),
    path("employers/<uuid:public_id>/undo/", employer_change_correction_pages.undo, name="employer-change-undo"),
    path("breaks/<uuid:public_id>/correct/", correction_pages.break_, name="break-correct"),
    path("check-ins/<uuid:public_id>/correct/", correction_pages.check_in, name="check-in-correct"),
    path("check-ins/<uuid:public_id>/support/", correction_pages.support, name="check-in-support"),
    path("check-ins/<uuid:public_id>/", change_pages.check_in, name="check-in"),
]
