from django.urls import path

from backend.web.staff.committee import committee_pages


urlpatterns = [
    path("", committee_pages.committee, name="committee"),
    path("make/", committee_pages.committee_make, name="committee-make"),
    path("<uuid:public_id>/", committee_pages.committee_page, name="committee-page"),
    path("<uuid:public_id>.pdf", committee_pages.committee_pdf, name="committee-pdf"),
]
