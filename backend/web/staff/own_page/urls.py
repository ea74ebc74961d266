from django.urls import path

from backend.web.kit.addresses import row_addresses
from backend.web.staff.own_page import link_pages, message_page, own_page, suggestion_pages, word_page


urlpatterns = [
    *row_addresses(
        "person",
        {
            "own-page/": own_page.own_page,
            "own-page/word/": word_page.agree,
            "own-page/link/": link_pages.make,
            "own-page/off/": link_pages.switch_off,
            "own-page/suggest/": suggestion_pages.suggest,
        },
        below="people/",
    ),
    path("suggestions/<uuid:public_id>/end/", suggestion_pages.end, name="suggestion-end"),
    path("own-messages/<uuid:public_id>/answer/", message_page.answer, name="own-message-answer"),
]
