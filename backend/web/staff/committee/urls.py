from django.urls import path

from backend.web.staff.committee import committee_pages, make_page


urlpatterns = [
    path("", committee_pages.committee, name="committee"),
    path("make/", make_page.committee_make, name="committee-make"),
    path("<uuid:public_id>/", committee_pages.committee_page, name="committee-page"),
    path("<uuid:public_id>.pdf", committee_pages.committee_pdf, name="committee-pdf"),
    path("<uuid:public_id>/withdraw/", committee_pages.committee_withdraw, name="committee-withdraw"),
]
