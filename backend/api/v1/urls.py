from django.urls import include, path
from rest_framework.routers import SimpleRouter

from backend.api.v1.document import DocumentView
from backend.api.v1.opportunities.views import OpportunityViewSet
from backend.api.v1.placements.views import PlacementViewSet
from backend.api.v1.shared.views import SharedList
from backend.api.v1.shortlists.views import MatchViewSet


router = SimpleRouter(use_regex_path=False)
router.register("opportunities", OpportunityViewSet, basename="api-opportunities")
router.register("shortlists", MatchViewSet, basename="api-shortlists")
router.register("placements", PlacementViewSet, basename="api-placements")

urlpatterns = [
    path("schema/", DocumentView.as_view(), name="api-schema"),
    path("shared/", SharedList.as_view(), name="api-shared"),
    path("", include(router.urls)),
]
