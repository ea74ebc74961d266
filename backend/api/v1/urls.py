from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView
from rest_framework.routers import SimpleRouter

from backend.api.v1.opportunities.views import OpportunityViewSet
from backend.api.v1.placements.views import PlacementViewSet
from backend.api.v1.shortlists.views import MatchViewSet


class SchemaView(SpectacularAPIView):
    """The OpenAPI document, for everybody who has a role here."""

    may = staticmethod(lambda viewer: True)


# The REST framework refuses anonymous callers itself, with an answer a machine can read.
router = SimpleRouter(use_regex_path=False)
router.register("opportunities", OpportunityViewSet, basename="api-opportunities")
router.register("shortlists", MatchViewSet, basename="api-shortlists")
router.register("placements", PlacementViewSet, basename="api-placements")

urlpatterns = [
    path("schema/", login_not_required(SchemaView.as_view()), name="api-schema"),
    path("", include(router.urls)),
]
