from django.urls import path

from backend.web.kit.addresses import row_addresses
from backend.web.staff.handovers import form_pages, pages


urlpatterns = [
    path("people/<uuid:public_id>/handover/", pages.of_person, name="person-handover"),
    path("people/<uuid:public_id>/handover/council/", form_pages.to_council, name="person-handover-council"),
    *row_addresses(
        "handover",
        {
            "": pages.handover,
            "read/": pages.confirm_read,
            "write/": form_pages.write,
            "agree/": form_pages.agree,
            "give/": form_pages.give,
            "end/": form_pages.end,
        },
        below="handovers/",
    ),
]
