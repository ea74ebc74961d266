from django.urls import path

from backend.web.staff.opportunities import (
    brief_pages,
    duties_page,
    list_page,
    opportunity_pages,
    outcomes_page,
    places_page,
)


urlpatterns = [
    path("", list_page.opportunities, name="opportunities"),
    path("print/", list_page.to_print, name="opportunities-print"),
    path("outcomes/", outcomes_page.outcomes, name="opportunity-outcomes"),
    path("<uuid:public_id>/", opportunity_pages.opportunity, name="opportunity"),
    path("<uuid:public_id>/matches/", opportunity_pages.opportunity_matches, name="opportunity-matches"),
    path("<uuid:public_id>/brief/", brief_pages.brief, name="opportunity-brief"),
    path("<uuid:public_id>/brief/lines/", brief_pages.lines, name="opportunity-brief-lines"),
    path("<uuid:public_id>/duties/", duties_page.duties, name="opportunity-duties"),
    path("<uuid:public_id>/places/", places_page.put_right, name="opportunity-places"),
]
