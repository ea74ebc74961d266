from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView
from rest_framework.routers import SimpleRouter

from backend.api.v1.opportunities.views import OpportunityViewSet
from backend.api.v1.placements.views import PlacementViewSet
from backend.api.v1.shared.views import SharedList
from backend.api.v1.shortlists.views import MatchViewSet


class SchemaView(SpectacularAPIView):
    """The OpenAPI document, for everybody who has a role here."""

    may = staticmethod(lambda viewer: True)
    scope = None  # whatever a token is for, it may read how to use it


router = SimpleRouter(use_regex_path=False)
router.register("opportunities", OpportunityViewSet, basename="api-opportunities")
router.register("shortlists", MatchViewSet, basename="api-shortlists")
router.register("placements", PlacementViewSet, basename="api-placements")

urlpatterns = [
    path("schema/", SchemaView.as_view(), name="api-schema"),
    path("shared/", SharedList.as_view(), name="api-shared"),
    path("", include(router.urls)),
]
