from django.urls import path

from backend.web.kit.addresses import row_addresses
from backend.web.staff.own_page import (
    answers_page,
    link_pages,
    message_page,
    own_page,
    suggestion_pages,
    texts_page,
    word_page,
)


urlpatterns = [
    *row_addresses(
        "person",
        {
            "own-page/": own_page.own_page,
            "own-page/word/": word_page.agree,
            "own-page/link/": link_pages.make,
            "own-page/off/": link_pages.switch_off,
            "own-page/answers/": answers_page.answers,
            "own-page/suggest/": suggestion_pages.suggest,
        },
        below="people/",
    ),
    path("texts/", texts_page.texts, name="texts-to-place"),
    path("texts/<uuid:public_id>/", texts_page.text, name="text-to-place"),
    path("suggestions/<uuid:public_id>/end/", suggestion_pages.end, name="suggestion-end"),
    path("own-messages/<uuid:public_id>/answer/", message_page.answer, name="own-message-answer"),
    path("own-messages/<uuid:public_id>/try/", message_page.try_again, name="own-message-try"),
]
