from django.urls import path

from backend.web.staff.opportunities import list, outcomes, page


urlpatterns = [
    path("", list.opportunities, name="opportunities"),
    path("outcomes/", outcomes.outcomes, name="opportunity-outcomes"),
    path("<uuid:public_id>/", page.opportunity, name="opportunity"),
    path("<uuid:public_id>/matches/", page.opportunity_matches, name="opportunity-matches"),
]
