"""What staff print of a young person's own page."""

from django.urls import path

from backend.web.young_person import sheet


urlpatterns = [path("people/<uuid:public_id>/own-page/sheet/", sheet.sheet, name="person-own-page-sheet")]
