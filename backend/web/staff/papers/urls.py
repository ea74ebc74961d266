from django.urls import path

from backend.web.kit.addresses import row_addresses
from backend.web.staff.papers import (
    document_file,
    document_pages,
    history_pages,
    letter_page,
    letter_pages,
    name_pages,
    papers_page,
)


urlpatterns = [
    *row_addresses(
        "person",
        {
            "papers/": papers_page.papers,
            "papers/add/": document_pages.add,
            "papers/name/": name_pages.add_name,
            "papers/referee/": name_pages.add_referee,
            "addresses/": history_pages.addresses,
            "addresses/add/": history_pages.add,
            "addresses/check/": history_pages.check,
            "addresses/letter/": letter_pages.make,
            "addresses/letter/alone/": letter_pages.make_alone,
        },
        below="people/",
    ),
    *row_addresses(
        "document",
        {
            "": document_pages.document,
            "look/": document_pages.look,
            "clean/": document_pages.clean,
            "remove/": document_pages.remove,
            "file/": document_file.file,
        },
        below="documents/",
    ),
    *row_addresses(
        "past-address", {"": history_pages.past_address, "remove/": history_pages.remove_address}, below="addresses/"
    ),
    path("names/<uuid:public_id>/remove/", name_pages.remove_name, name="past-name-remove"),
    path("referees/<uuid:public_id>/remove/", name_pages.remove_referee, name="referee-remove"),
    path("address-letters/<uuid:public_id>/", letter_page.letter, name="address-letter"),
]
