import django_filters

from backend.api.errors import documented
from backend.api.filters import NothingLeftEmpty, YesNoFilter
from backend.api.v1.placements.serializers import PlacementSerializer
from backend.api.views import YoungPeoplesRows
from backend.councils.viewer import Viewer
from backend.placements.models import Placement
from backend.placements.permissions import placements_of


class PlacementFilter(django_filters.FilterSet):
    young_person = django_filters.UUIDFilter("care_leaver__public_id")
    started_from = django_filters.DateFilter("starts_on", lookup_expr="gte")
    current = YesNoFilter("ended_on", lookup_expr="isnull")

    class Meta:
        model = Placement
        form = NothingLeftEmpty
        fields = ()


def may_list_placements(viewer: Viewer) -> bool:
    """- whoever may open young people's records"""
    return viewer.sees_young_people


@documented(row=PlacementSerializer, what="placements")
class PlacementViewSet(YoungPeoplesRows):
    queryset = Placement.objects.all()
    serializer_class = PlacementSerializer
    filterset_class = PlacementFilter
    may = staticmethod(may_list_placements)

    @staticmethod
    def rows_of(viewer):
        return placements_of(viewer).with_details().order_by("-starts_on", "-id")
