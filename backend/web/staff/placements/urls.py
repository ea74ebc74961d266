from django.urls import path

from backend.web.kit.addresses import row_addresses
from backend.web.staff.placements import (
    change_pages,
    check_page,
    correction_pages,
    employer_change_correction_pages,
    employer_change_page,
    list_page,
    marks_page,
    placement_page,
    term_pages,
    undo_start_page,
)


urlpatterns = [
    path("", list_page.placements, name="placements"),
    *row_addresses(
        "placement",
        {
            "": placement_page.placement,
            "marks/": marks_page.marks,
            "break/": change_pages.begin_break,
            "checked/": check_page.checked,
            "first-day/": correction_pages.first_day,
            "terms/": term_pages.record,
            "employer/": employer_change_page.employer_change,
            "start/undo/": undo_start_page.undo,
            "end/": change_pages.end,
            "end/undo/": change_pages.undo_end,
            "break/end/": change_pages.end_break,
        },
    ),
    *row_addresses(
        "employer-change",
        {"correct/": employer_change_correction_pages.correct, "undo/": employer_change_correction_pages.undo},
        below="employers/",
    ),
    path("terms/<uuid:public_id>/correct/", term_pages.correct, name="placement-term-correct"),
    path("breaks/<uuid:public_id>/correct/", correction_pages.break_, name="break-correct"),
    *row_addresses(
        "check-in",
        {"": change_pages.check_in, "correct/": correction_pages.check_in},
        below="check-ins/",
    ),
]
