from django.urls import path

from backend.web.kit.addresses import row_addresses
from backend.web.staff.returns import earlier_page, facts_page, reading_page, returns_page, signed_pages


urlpatterns = [
    path("returns/", returns_page.returns, name="returns"),
    path("returns/file/", returns_page.file, name="return-file"),
    path("returns/sign/", signed_pages.sign, name="return-sign"),
    path("returns/reading/", reading_page.reading, name="return-reading"),
    path("returns/earlier/", earlier_page.earlier, name="return-earlier"),
    *row_addresses(
        "signed-return",
        {"": signed_pages.signed, "file/": signed_pages.file, "withdraw/": signed_pages.withdraw},
        below="returns/signed/",
    ),
    *row_addresses("person", {"return-facts/": facts_page.facts}, below="people/"),
]
