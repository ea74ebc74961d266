from django.urls import path

from backend.web.kit.addresses import row_addresses
from backend.web.staff.support import done_pages, list_page


urlpatterns = [
    path("support/", list_page.support, name="support"),
    path("support.csv", list_page.export, name="support-export"),
    path("<uuid:public_id>/support/", done_pages.record, name="placement-support"),
    *row_addresses("support", {"helped/": done_pages.helped}, below="support/"),
]
